import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyPage, rest } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

/** So many stops are walked one by one; a longer page goes on like that. */
const mostStops = 120

describe('every page', () => {
  it.each(everyPage)(
    '$name is reached to its end by the tab key, in order, and shows where one is',
    async ({ path }) => {
      const page = await sample.open(path)
      const expected = await page.evaluate(markStops)
      expect(expected).toBeGreaterThan(10)
      const stops: string[] = []
      const faults: string[] = []
      for (let step = 0; step < Math.min(expected, mostStops); step += 1) {
        await page.keyboard.press('Tab')
        const { stop, fault } = await page.evaluate(lookAtFocus)
        stops.push(stop)
        if (fault !== '') faults.push(fault)
      }
      expect(faults).toEqual([])
      // Each in the order of the page, none left out and none twice.
      expect(stops).toEqual(stops.map((_, index) => String(index)))
      await page.close()
    }
  )
})

describe('the review', () => {
  it('is worked by keyboard alone: a filter, a definition, a bar, back', async () => {
    const page = await sample.open('/')
    await page.locator('[data-dimension] button').first().focus()
    await press(page, 'Enter', 'ArrowDown', 'Enter')
    await page.waitForURL(/area=/)
    await press(page, 'Escape')
    expect(await page.evaluate(() => document.activeElement?.closest('[data-dimension]') !== null)).toBe(true)

    await page.locator('[data-kpi="churn-rate"] h2 button').first().focus()
    await press(page, 'Enter')
    await page.locator('[popover]:popover-open').waitFor()
    await press(page, 'Escape')
    expect(await page.locator('[popover]:popover-open').count()).toBe(0)

    await rest(page)
    await page.locator('[data-effect] th a').first().focus()
    await press(page, 'Enter')
    await page.waitForURL(/\/changes\//)
    await page.locator('tbody tr[data-place="0"] a').first().focus()
    await press(page, 'Enter')
    await page.waitForURL(/\/rows\//)
    await page.goBack()
    await page.waitForURL(/\/changes\//)
    await page.close()
  })
})

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
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
