import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../web/src/lib/i18n/language.ts'
import { accessibilityFaults } from './accessibility-faults.ts'
import { everyPage } from './every-page.ts'
import { painted } from './follow-link.ts'
import { foreignTo, namesIn } from './foreign-words.ts'
import { visitSample, type ServedSample } from './served-sample.ts'
import { walkStops } from './tab-stops.ts'
import { layoutFaults } from './text-layout.ts'
import { writtenTexts } from './written-texts.ts'

const sizes = [
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
  { width: 1440, height: 900 }
]

/** Of all scripts of a page, as they come over the line. */
const mostBytes = 350_000

/** Opens every page in a language once, and looks at it with everybody's eyes. */
export function lookAtPages(language: Language): void {
  let sample: ServedSample
  let names: ReadonlySet<string>
  let page: Page
  beforeAll(async () => {
    sample = await visitSample()
    names = await namesIn(sample.folder)
    page = await sample.open('/', { language })
    // Colours do not depend on the language: each of the two pages is looked at in one theme.
    await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' })
  })
  afterAll(() => sample.close())

  describe.each(everyPage)(`$name in ${language}`, ({ path }) => {
    beforeAll(async () => {
      await sample.open(path, { language, page })
    })

    // Nor do scripts depend on it.
    if (language === 'zh-CN')
      it('has scripts that are few enough for a slow line', async () => {
        const bytes = await page.evaluate(weighScripts)
        expect(bytes).toBeGreaterThan(10_000)
        expect(bytes).toBeLessThan(mostBytes)
      })

    it('says all in its language', async () => {
      const texts = await page.evaluate(writtenTexts)
      expect(texts.length).toBeGreaterThan(30)
      const foreign = texts.flatMap((text) =>
        foreignTo[language](text)
          .filter((word) => !names.has(word))
          .map((word) => `${word} in: ${text}`)
      )
      expect(foreign).toEqual([])
    })

    it('has room for everything on it', async () => {
      const faults: string[] = []
      for (const size of sizes) {
        await page.setViewportSize(size)
        await painted(page)
        for (const fault of await page.evaluate(layoutFaults)) faults.push(`${size.width}: ${fault}`)
      }
      expect(faults).toEqual([])
    })

    it('has no fault for assistive technology', async () => {
      expect(await accessibilityFaults(page)).toEqual([])
    })

    // Nor does the order of what the tab key comes to.
    if (language === 'zh-CN')
      it('is reached to its end by the tab key, in order, and shows where one is', async () => {
        const { expected, stops, faults } = await walkStops(page)
        expect(expected).toBeGreaterThan(10)
        expect(faults).toEqual([])
        // Each in the order of the page, none left out and none twice.
        expect(stops).toEqual(stops.map((_, index) => index))
      })
  })
}

/** Runs in a page. */
function weighScripts(): number {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ name }) => name.endsWith('.js'))
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
}
