import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { startApp } from '../support/started-app.ts'
import { progress } from './figure.ts'
import { benchColdStart } from './pages-cold-start.ts'
import { benchMemory } from './pages-memory.ts'
import { benchSwitches } from './pages-switches.ts'
import { buildOf } from './sample-lines.ts'

const parts: Readonly<Record<string, (browser: Browser, out: string, page?: string) => Promise<void>>> = {
  cold: benchColdStart,
  switches: benchSwitches,
  memory: benchMemory
}

/**
 * The pages as people meet them, in a browser, on a build of `lines` generated sales lines: the first look after a start,
 * a hundred changes of what is looked at, and what two hundred of them leave behind; or `only` one of the three, and of one
 * `page`.
 */
export async function benchPages({
  lines,
  only,
  page
}: {
  lines: number
  only?: string
  page?: string
}): Promise<void> {
  const out = await buildOf(lines)
  progress('building what is missing')
  const ready = await startApp(['--out', out])
  await ready.stop()
  const browser = await launchBrowser()
  try {
    for (const [name, run] of Object.entries(parts))
      if (only === undefined || only === name) await run(browser, out, page)
  } finally {
    await browser.close()
  }
}
