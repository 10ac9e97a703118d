import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rest } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'
import { mostStops } from './tab-stops.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

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
