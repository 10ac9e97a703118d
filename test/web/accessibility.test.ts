import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './accessibility-faults.ts'
import { everyPageAndLanguage } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

describe('every page', () => {
  it.each(everyPageAndLanguage)(
    '$name in $language has no fault for assistive technology',
    async ({ path, language }) => {
      const page = await sample.open(path, { language })
      // Colours do not depend on the language: each of the two pages is looked at in one theme.
      await page.emulateMedia({ colorScheme: language === 'en' ? 'dark' : 'light' })
      expect(await accessibilityFaults(page)).toEqual([])
      await page.close()
    }
  )
})
