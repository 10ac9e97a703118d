// npm run screenshots: makes the pictures of README from the sample data, so that they show what there is.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launchBrowser } from './browser.ts'
import { startApp } from './started-app.ts'

const folder = resolve(import.meta.dirname, '../../web/screenshots')

const pictures = [
  { name: 'overview.en', language: 'en', theme: 'light' },
  { name: 'overview.zh-CN', language: 'zh-CN', theme: 'light' }
]

mkdirSync(folder, { recursive: true })
const app = await startApp()
const browser = await launchBrowser()
try {
  for (const { name, language, theme } of pictures) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce'
    })
    await context.addCookies([
      { name: 'language', value: language, url: app.url },
      { name: 'theme', value: theme, url: app.url }
    ])
    const page = await context.newPage()
    await page.goto(app.url, { waitUntil: 'networkidle' })
    const path = join(folder, `${name}.png`)
    await page.screenshot({ path, fullPage: true })
    process.stdout.write(`${path}\n`)
    await context.close()
  }
} finally {
  await browser.close()
  await app.stop()
}
