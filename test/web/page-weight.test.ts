import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyPage } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

const most = 350_000

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

/** Bytes of all scripts that the page has asked for, as they come over the line. */
const weighScripts = (page: Page): Promise<number> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  )

describe('the scripts of a page', () => {
  it.each(everyPage)('$name are few enough for a slow line', async ({ path }) => {
    const page = await sample.open(path)
    const bytes = await weighScripts(page)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(most)
    await page.close()
  })
})
