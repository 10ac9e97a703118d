import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyPageAndLanguage, serveSample, type ServedSample } from './every-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let sample: ServedSample
beforeAll(async () => {
  sample = await serveSample()
})
afterAll(() => sample.close())

describe('every page', () => {
  it.each(everyPageAndLanguage)(
    '$name in $language has no fault for assistive technology',
    async ({ path, language }) => {
      const page = await sample.open(path, { language })
      // Colours do not depend on the language: each of the two pages is looked at in one theme.
      await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' })
      expect(await faultsOf(page)).toEqual([])
      await page.close()
    }
  )
})

/** What a person would stumble over; the weakest of the four impacts is a matter of taste. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 300)}`))
}
