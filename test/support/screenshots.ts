// npm run screenshots: makes the pictures of README from the sample data, so that they show what there is.
// npm run screenshots -- --all DIR: every page in both languages and themes at three sizes, to be looked at.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { everyPage, rest } from '../web/every-page.ts'
import { launchBrowser } from './browser.ts'
import { startApp } from './started-app.ts'

interface Picture {
  readonly name: string
  readonly path: string
  readonly language: string
  readonly theme: string
  readonly viewport: { width: number; height: number }
}

const languages = ['en', 'zh-CN']
const themes = ['light', 'dark']
const laptop = { width: 1440, height: 900 }
const sizes = [{ width: 1920, height: 1080 }, laptop, { width: 390, height: 844 }]

const ofReadme: readonly Picture[] = [
  { name: 'review', path: '/' },
  { name: 'composition', path: '/composition' },
  { name: 'customers', path: '/customers' }
].flatMap(({ name, path }) =>
  languages.map((language) => ({
    name: `${name}.${language}`,
    ...{ path, language, theme: 'light', viewport: laptop }
  }))
)

const all: readonly Picture[] = everyPage.flatMap(({ name, path }) =>
  sizes.flatMap((viewport) =>
    languages.flatMap((language) =>
      themes.map((theme) => ({
        name: `${name}-${viewport.width}-${language}-${theme}`,
        ...{ path, language, theme, viewport }
      }))
    )
  )
)

const { values } = parseArgs({ options: { all: { type: 'string' } } })
const folder = resolve(values.all ?? join(import.meta.dirname, '../../web/screenshots'))
mkdirSync(folder, { recursive: true })
const app = await startApp()
const browser = await launchBrowser()
try {
  for (const picture of values.all === undefined ? ofReadme : all) await take(browser, picture)
} finally {
  await browser.close()
  await app.stop()
}

/** The page as it stands when it has come to rest, down to its end. */
async function take(browser: Browser, { name, path, language, theme, viewport }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  await context.addCookies([
    { name: 'language', value: language, url: app.url },
    { name: 'theme', value: theme, url: app.url }
  ])
  const page = await context.newPage()
  await page.goto(app.url + path)
  await rest(page)
  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file, fullPage: true })
  process.stdout.write(`${file}\n`)
  await context.close()
}
