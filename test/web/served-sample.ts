import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Language } from '../../web/src/lib/i18n/language.ts'
import { connectBrowser } from './connect-browser.ts'
import { rest } from './every-page.ts'

export interface ServedSample {
  readonly url: string
  /** The output folder of the build that is served. */
  readonly folder: string
  /** A page that has come to rest: everything is there and listens. */
  readonly open: (path: string, options?: PageOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

export interface PageOptions {
  readonly language?: Language
  readonly viewport?: { width: number; height: number }
  /** One that nobody looks at any more; goes on with what it has loaded, which is quicker than another. */
  readonly page?: Page
}

/** The sample, as it is served to all tests, and a browser that looks at it. */
export async function visitSample(): Promise<ServedSample> {
  const { url, folder } = inject('sample')
  const browser = await connectBrowser()
  const contexts = new Map<Language, Promise<BrowserContext>>()
  const contextOf = (language: Language) => {
    const context = contexts.get(language) ?? newContext(browser, language)
    contexts.set(language, context)
    return context
  }
  return {
    url,
    folder,
    open: async (path, { language = 'zh-CN', viewport, ...given } = {}) => {
      const page = given.page ?? (await (await contextOf(language)).newPage())
      if (viewport) await page.setViewportSize(viewport)
      const response = await page.goto(url + path)
      if (!response?.ok()) throw new Error(`${path} answered ${response?.status()}`)
      await rest(page)
      return page
    },
    close: () => browser.close()
  }
}

/** One per language: what a page has loaded, the next need not. */
const newContext = (browser: Browser, language: Language) =>
  browser.newContext({
    locale: language,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce'
  })
