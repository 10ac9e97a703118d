import type { Browser } from 'playwright-core'
import { viewSearch, withMembers, type View } from '../../web/src/lib/view/view.ts'
import { startApp } from '../support/started-app.ts'
import { report } from './figure.ts'
import { click, readChoices } from './pages-clicks.ts'
import { goTo, showPage, type ShownPage } from './pages-shown.ts'
import { chipOf, type Step } from './pages-walk.ts'

type Change = Pick<Step, 'click' | 'view'>

const changes = 200

/** Megabytes and counts by which the page may grow over two hundred filter changes. */
const limits = { heap: 2, nodes: 500, listeners: 50 }

/** What the page holds after a hundred filters were set and taken away again, against what it held before. */
export async function benchMemory(browser: Browser, out: string): Promise<void> {
  const app = await startApp(['--out', out])
  const shown = await showPage(browser)
  try {
    await goTo(shown, app.url)
    const { months, dimensions } = await readChoices(shown.page)
    const start: View = {
      month: months.at(-1) ?? '',
      compare: 'last-year',
      filters: {},
      definitions: {},
      own: {}
    }
    const onAndOff = dimensions.flatMap(({ dimension, members }) =>
      members.flatMap(({ key, label }): Change[] => [
        { view: withMembers(start, dimension, [key]), click: { menu: chipOf(dimension), item: label } },
        { view: start, click: { link: viewSearch(start) } }
      ])
    )
    await goTo(shown, app.url + viewSearch(start))
    // What is made once and kept was made by then.
    await change(shown, onAndOff, 40)
    const before = await held(shown)
    await change(shown, onAndOff, changes)
    const after = await held(shown)
    for (const [what, unit] of [
      ['heap', 'MB'],
      ['nodes', 'nodes'],
      ['listeners', 'listeners']
    ] as const) {
      report({ name: `pages-memory-${what}-before`, value: before[what], unit })
      report({
        name: `pages-memory-${what}-growth`,
        value: after[what] - before[what],
        unit,
        limit: limits[what]
      })
    }
  } finally {
    await shown.close()
    await app.stop()
  }
}

async function change({ page }: ShownPage, steps: readonly Change[], count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const step = steps[index % steps.length]
    if (step !== undefined) await click(page, step)
  }
}

async function held({ devtools }: ShownPage): Promise<{ heap: number; nodes: number; listeners: number }> {
  await devtools.send('HeapProfiler.enable')
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  return { heap: usedSize / 1e6, nodes, listeners: jsEventListeners }
}
