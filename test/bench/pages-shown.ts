import type { Browser, CDPSession, Page } from 'playwright-core'
import { installProbe } from './pages-probe.ts'

/** A page in a browser that has nothing in its cache, with the probe in it, not yet anywhere. */
export interface ShownPage {
  readonly page: Page
  readonly devtools: CDPSession
  readonly close: () => Promise<void>
}

const viewport = { width: 1440, height: 900 }

export async function showPage(browser: Browser): Promise<ShownPage> {
  const context = await browser.newContext({ viewport, locale: 'en-GB' })
  await context.addInitScript(installProbe)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  return { page, devtools, close: () => context.close() }
}

/** Goes to an address and waits until everything has come and stands still. */
export async function goTo({ page }: ShownPage, url: string): Promise<void> {
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  if (!response?.ok()) throw new Error(`bench: ${url} — answered ${response?.status()}`)
  await page.waitForFunction(() => window.probe.chartsMs !== null, undefined, { timeout: 20_000 })
}
