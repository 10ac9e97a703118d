import type { Locator, Page } from 'playwright-core'
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

  it('has the definition of a figure switched from its tile, and switched back', async () => {
    const page = await sample.open('/', { language: 'en' })
    const tile = page.locator('[data-kpi="repurchase-rate"]')
    const name = tile.locator('h2 button').first()
    const value = () => tile.locator('.value strong').innerText()
    const definition = (label: string) =>
      page.locator(':popover-open').getByRole('link', { name: label, exact: true })
    const own = await value()

    await tabTo(page, name)
    await press(page, 'Enter')
    await tabTo(page, definition('Within the period'))
    await press(page, 'Enter')
    await page.waitForURL(/definition\.repurchase-rate=within-period/)
    await expect.poll(value).not.toBe(own)
    await press(page, 'Escape')
    await expect.poll(() => name.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await tile.innerText()).toContain('Within the period')

    await press(page, 'Enter')
    await tabTo(page, definition('Last 365 days'))
    await press(page, 'Enter')
    await page.waitForURL((url) => !url.searchParams.has('definition.repurchase-rate'))
    await expect.poll(value).toBe(own)
    await press(page, 'Escape')
    await expect.poll(() => name.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.close()
  })
})

/** As a person comes to it; who has to press the key for ever has no way there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < mostStops; step += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the tab key does not come to ${target.toString()}`)
}

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
