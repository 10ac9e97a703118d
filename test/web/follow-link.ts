import type { Page } from 'playwright-core'
import { rest } from './every-page.ts'

/** Follows a link to another view, as those of the page are followed, until all of it is painted. */
export async function follow(page: Page, search: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href })
    link.dataset['sveltekitReset'] = 'false'
    document.body.append(link)
    link.click()
    link.remove()
  }, search)
  await page.locator(`main[data-view="${search}"]`).waitFor()
  await rest(page)
  await painted(page)
}

/** The frame after what was just done has been drawn, charts in their new size included. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
}
