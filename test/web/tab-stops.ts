import type { Page } from 'playwright-core'

/** So many stops are walked one by one; a longer page goes on like that. */
export const mostStops = 120

/** The stops that the tab key comes to, by their places on the page, and those where a person would not see where they are. */
export async function walkStops(
  page: Page
): Promise<{ expected: number; stops: number[]; faults: string[] }> {
  const expected = await page.evaluate(markStops)
  const stops: number[] = []
  const faults: string[] = []
  for (let step = 0; step < Math.min(expected, mostStops); step += 1) {
    await page.keyboard.press('Tab')
    const { stop, fault } = await page.evaluate(lookAtFocus)
    stops.push(Number(stop))
    if (fault !== '') faults.push(fault)
  }
  return { expected, stops, faults }
}

/** Runs in the page: numbers what the tab key should stop at, in the order of the page; returns how many there are. */
function markStops(): number {
  // In a group that the arrow keys walk, only one is a stop.
  const interactive = 'a[href], button, input, select, textarea, summary, [tabindex]'
  const stops = [...document.querySelectorAll<HTMLElement>(interactive)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(':disabled, [tabindex="-1"], [inert] *')
  )
  for (const [index, stop] of stops.entries()) stop.dataset['stop'] = String(index)
  return stops.length
}

/** Runs in the page: what has the focus, and whether a person sees that it has. */
function lookAtFocus(): { stop: string; fault: string } {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return { stop: 'none', fault: '' }
  const name = `${focused.tagName} "${(focused.getAttribute('aria-label') ?? focused.innerText).slice(0, 40)}"`
  // The link of a row may mark the whole of it.
  const isMarked = [null, '::after'].some((part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused, part)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  })
  const { left, top, width, height } = focused.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20))
  const isCovered = over !== null && !focused.contains(over) && !over.contains(focused)
  const fault = !isMarked ? `unmarked: ${name}` : isCovered || over === null ? `out of sight: ${name}` : ''
  return { stop: focused.dataset['stop'] ?? name, fault }
}
