import type { Browser } from 'playwright-core'
import { comparisons, viewSearch, type View } from '../../web/src/lib/view/view.ts'
import { startApp, type StartedApp } from '../support/started-app.ts'
import { percentile } from './api-client.ts'
import { progress, report } from './figure.ts'
import { click, readChoices } from './pages-clicks.ts'
import { createMeter, type Work } from './pages-meter.ts'
import type { Seen } from './pages-probe.ts'
import { goTo, showPage, type ShownPage } from './pages-shown.ts'
import { kinds, planWalk, type Step } from './pages-walk.ts'
import { randomFrom } from './random.ts'

const firsts = 120
const seed = 4
const offenders = 8

/** Milliseconds from the click to the frame that shows the new numbers. */
const limits = { p50: 60, p95: 150 }

type Switch = Step & Seen & Work

/** Changes of month, comparison and filter on a page, each to a view that this server has never been asked for. */
export async function benchSwitches(browser: Browser, out: string, page = '/'): Promise<void> {
  const app = await startApp(['--out', out])
  const shown = await showPage(browser)
  try {
    await goTo(shown, app.url + page)
    const choices = await readChoices(shown.page)
    const start = startOf(choices.months)
    await goTo(shown, app.url + page + viewSearch(start))
    const switches = await walk(planWalk(choices, { start, firsts, random: randomFrom(seed) }), shown, app)
    reportSwitches(switches)
    const { shift, shifted, longestTaskMs } = await shown.page.evaluate(() => {
      const { shift: sum, shifted: what, longestTaskMs: task } = window.probe
      return { shift: sum, shifted: what, longestTaskMs: task }
    })
    if (shift > 0) progress(`moved by a change: ${shifted}`)
    report({ name: 'pages-switch-shift', value: shift, unit: 'score', limit: 0 })
    report({ name: 'pages-switch-longest-task', value: longestTaskMs, unit: 'ms', limit: 200 })
  } finally {
    await shown.close()
    await app.stop()
  }
}

/** Two months before the newest: there is a way forward, too. */
function startOf(months: readonly string[]): View {
  const [, compare = 'last-year'] = comparisons
  return { month: months.at(-3) ?? '', compare, filters: {}, definitions: {}, own: {} }
}

async function walk(steps: readonly Step[], shown: ShownPage, app: StartedApp): Promise<Switch[]> {
  const meter = await createMeter(shown, app)
  const switches: Switch[] = []
  for (const step of steps) {
    const { result, ...work } = await meter.measure(viewSearch(step.view), () => click(shown.page, step))
    if (result.late !== '') progress(`later than its view: ${viewSearch(step.view)} ${result.late}`)
    switches.push({ ...step, ...result, ...work })
  }
  return switches
}

function reportSwitches(switches: readonly Switch[]): void {
  const first = switches.filter(({ isFirst }) => isFirst)
  const times = (of: readonly Switch[], key: 'numbersMs' | 'everythingMs' | 'serverMs') =>
    of.map((each) => each[key])
  const spread = (name: string, values: readonly number[], limit?: typeof limits) => {
    report({
      name: `${name}-p50`,
      value: percentile(values, 0.5),
      unit: 'ms',
      ...(limit && { limit: limit.p50 })
    })
    report({
      name: `${name}-p95`,
      value: percentile(values, 0.95),
      unit: 'ms',
      ...(limit && { limit: limit.p95 })
    })
  }
  report({ name: 'pages-switches', value: first.length, unit: 'switches' })
  report({
    name: 'pages-switch-early',
    value: switches.filter(({ late }) => late !== '').length,
    unit: 'switches',
    limit: 0
  })
  spread('pages-switch-numbers', times(first, 'numbersMs'), limits)
  spread('pages-switch-everything', times(first, 'everythingMs'))
  spread('pages-switch-server', times(first, 'serverMs'))
  for (const kind of kinds) {
    const of = first.filter((each) => each.kind === kind)
    if (of.length === 0) continue
    spread(`pages-switch-${kind}-numbers`, times(of, 'numbersMs'))
    spread(`pages-switch-${kind}-everything`, times(of, 'everythingMs'))
  }
  const mean = (key: 'serverCpuMs' | 'clientCpuMs') =>
    first.reduce((sum, each) => sum + each[key], 0) / first.length
  report({ name: 'pages-switch-server-cpu', value: mean('serverCpuMs'), unit: 'ms' })
  report({ name: 'pages-switch-client-cpu', value: mean('clientCpuMs'), unit: 'ms' })
  for (const each of first.toSorted((one, other) => other.numbersMs - one.numbersMs).slice(0, offenders))
    progress(
      `slow: ${each.kind} ${viewSearch(each.view)} numbers ${ms(each.numbersMs)}, everything ${ms(each.everythingMs)}, ` +
        `server ${ms(each.serverMs)} (CPU ${ms(each.serverCpuMs)}), page's CPU ${ms(each.clientCpuMs)}`
    )
}

const ms = (value: number) => `${value.toFixed(0)} ms`
