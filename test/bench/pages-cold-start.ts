import type { Browser } from 'playwright-core'
import { startApp } from '../support/started-app.ts'
import { median, progress, report, type Figure } from './figure.ts'
import { loggedMs } from './pages-meter.ts'
import { goTo, showPage, type ShownPage } from './pages-shown.ts'

const runs = 5
const pages = [
  { name: 'review', path: '/' },
  { name: 'composition', path: '/composition' },
  { name: 'customers', path: '/customers' },
  { name: 'retention', path: '/retention' },
  { name: 'value', path: '/value' },
  { name: 'clusters', path: '/clusters' },
  { name: 'risk', path: '/risk' },
  { name: 'list', path: '/customers/list' },
  { name: 'satisfaction', path: '/satisfaction' },
  { name: 'complaints', path: '/complaints' },
  { name: 'contacts', path: '/contacts' },
  { name: 'board', path: '/board' },
  { name: 'assessment', path: '/assessment' },
  { name: 'campaigns', path: '/campaigns' },
  { name: 'funnel', path: '/funnel' }
]

/** Milliseconds, kilobytes and the sum of shifts. */
const limits: Partial<ColdStart> = { paint: 400, charts: 600, all: 600, scripts: 350, shift: 0, task: 200 }

interface ColdStart {
  readonly paint: number
  readonly charts: number
  readonly all: number
  readonly scripts: number
  readonly shift: number
  readonly task: number
  /** Until the last byte of the page, by the server's log */
  readonly server: number
}

const units = {
  paint: 'ms',
  charts: 'ms',
  all: 'kB',
  scripts: 'kB',
  shift: 'score',
  task: 'ms',
  server: 'ms'
} as const

/** Each page, or the one named, from a server that has just been started, in a browser that has never seen it. */
export async function benchColdStart(browser: Browser, out: string, page?: string): Promise<void> {
  for (const { name, path } of pages.filter((each) => page === undefined || each.path === page)) {
    const starts: ColdStart[] = []
    progress(`cold starts of ${path}`)
    for (let run = 1; run <= runs; run += 1) {
      const start = await coldStart(browser, out, path)
      starts.push(start)
    }
    for (const [measured, unit] of Object.entries(units)) {
      const key = measured as keyof ColdStart
      const values = starts.map((start) => start[key])
      const figure = (part: string, value: number): Figure => ({
        name: `pages-cold-${name}-${key}-${part}`,
        value,
        unit
      })
      const limit = limits[key]
      report({ ...figure('p50', median(values)), ...(limit !== undefined && { limit }) })
      report(figure('max', Math.max(...values)))
    }
  }
}

async function coldStart(browser: Browser, out: string, path: string): Promise<ColdStart> {
  const app = await startApp(['--out', out])
  // It has opened its pages by itself before it was ready.
  const started = app.said().length
  const shown = await showPage(browser)
  try {
    const traffic = await watchTraffic(shown)
    await goTo(shown, app.url + path)
    const { charts, ...heard } = await shown.page.evaluate(() => {
      const { largestPaintMs, chartsMs, shift, longestTaskMs, shifted } = window.probe
      return { paint: largestPaintMs, charts: chartsMs, shift, task: longestTaskMs, shifted }
    })
    const { shifted, ...figures } = heard
    if (charts === null) throw new Error(`bench: ${path} — a chart was there and went again`)
    if (figures.shift > 0) progress(`moved on ${path}: ${shifted}`)
    return { ...figures, charts, ...traffic(), server: loggedMs(app.said().slice(started), path) }
  } finally {
    await shown.close()
    await app.stop()
  }
}

/** Kilobytes as they came over the wire, heads of answers included. */
async function watchTraffic({ devtools }: ShownPage): Promise<() => { all: number; scripts: number }> {
  const scripts = new Set<string>()
  const bytes = { all: 0, scripts: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    if (scripts.has(requestId)) bytes.scripts += encodedDataLength
  })
  await devtools.send('Network.enable')
  return () => ({ all: bytes.all / 1000, scripts: bytes.scripts / 1000 })
}
