import type { Browser, BrowserContext, Page } from 'playwright-core'
import { languages, type Language } from '../../web/src/lib/i18n/language.ts'
import { launchBrowser } from '../support/browser.ts'
import { sampleBuild } from '../support/sample-build.ts'
import { servePage } from './served-page.ts'

/** Every page there is, as somebody comes to it first: what is not said of a view, it says itself. */
export const everyPage = [
  { name: 'review', path: '/' },
  { name: 'composition', path: '/composition' },
  { name: 'pivot', path: '/composition?show=pivot' },
  { name: 'changes', path: '/changes/net-sales?bridge=customers' },
  { name: 'rows', path: '/rows/net-sales' },
  { name: 'definitions', path: '/definitions' },
  { name: 'quality', path: '/quality' }
] as const

/** Every page in every language. */
export const everyPageAndLanguage = languages.flatMap((language) =>
  everyPage.map((page) => ({ ...page, language }))
)

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
}

/** The sample, served, and a browser that looks at it. */
export async function serveSample(): Promise<ServedSample> {
  const folder = await sampleBuild()
  const [server, browser] = await Promise.all([servePage(folder), launchBrowser()])
  const contexts = new Map<Language, Promise<BrowserContext>>()
  const contextOf = (language: Language) => {
    const context = contexts.get(language) ?? newContext(browser, language)
    contexts.set(language, context)
    return context
  }
  return {
    url: server.url,
    folder,
    open: async (path, { language = 'zh-CN', viewport } = {}) => {
      const page = await (await contextOf(language)).newPage()
      if (viewport) await page.setViewportSize(viewport)
      const response = await page.goto(server.url + path)
      if (!response?.ok()) throw new Error(`${path} answered ${response?.status()}`)
      await rest(page)
      return page
    },
    close: async () => {
      await browser.close()
      await server.stop()
    }
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

/** A page that listens has written its whole view into its address. */
export async function rest(page: Page): Promise<void> {
  await page.waitForURL(/[?&]month=/)
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
}
