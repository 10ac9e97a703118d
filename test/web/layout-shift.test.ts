import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { follow } from './follow-link.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

/** From view to view: lines of tiles come and go, numbers get and lose digits, members swap their places and vanish. */
const views = [
  '?month=2026-09&compare=last-year',
  '?month=2026-09&compare=target',
  '?month=2026-09&compare=last-year-lunar',
  '?month=2026-09&compare=trailing-mean',
  '?month=2025-06&compare=trailing-mean&area=%E5%8D%8E%E5%8D%97',
  '?month=2025-06&compare=previous&area=%E5%8D%8E%E5%8D%97&tier=lapsed',
  '?month=2026-08&compare=previous&channel=%E9%97%A8%E5%BA%97&tier=lapsed',
  '?month=2026-07&compare=previous&channel=%E9%97%A8%E5%BA%97&tier=lapsed',
  '?month=2024-06&compare=previous&tier=lapsed',
  '?month=2024-06&compare=target&tier=strategic',
  '?month=2024-05&compare=2026-09',
  '?month=2026-10&compare=2026-09&tier=potential',
  '?month=2026-10&compare=last-year'
]

const windows = [
  { language: 'zh-CN', viewport: { width: 1440, height: 900 } },
  { language: 'en', viewport: { width: 1440, height: 900 } },
  { language: 'en', viewport: { width: 1920, height: 1080 } }
] as const

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

describe('the review', () => {
  it.each(windows)(
    'moves nothing while it loads, nor on the way from view to view, in $language at $viewport.width',
    async ({ language, viewport }) => {
      // The address gets its month once the page listens to links.
      const page = await sample.open('/', { language, viewport })
      await page.evaluate(hearMoves)
      for (const search of views) await follow(page, search)
      expect(await page.evaluate(() => window.moves)).toEqual([])
      await page.close()
    }
  )
})

/** Pages with what they are asked besides the view; where a filter leaves fewer groups or tasks, what stands below moves up. */
const otherPages = [
  {
    path: '/retention',
    own: ['tier=potential', 'measure=value', 'show=on-or-after', 'event=next-purchase'],
    isFiltered: true
  },
  { path: '/satisfaction', own: ['survey=csat', 'by=area'], isFiltered: true },
  { path: '/complaints', own: ['by=area', 'clock=working', 'state=late'], isFiltered: true },
  { path: '/contacts', own: ['list=stale'], isFiltered: false },
  { path: '/board', own: ['span=month'], isFiltered: false },
  { path: '/assessment', own: ['sort=customer_name'], isFiltered: false },
  { path: '/campaigns', own: [], isFiltered: true },
  { path: '/funnel', own: ['show=days'], isFiltered: false }
]

const otherViews = [
  { search: '?month=2026-10&compare=last-year', isFiltered: false },
  { search: '?month=2026-10&compare=previous', isFiltered: false },
  { search: '?month=2026-07&compare=previous', isFiltered: false },
  { search: '?month=2026-07&compare=last-year&area=HN', isFiltered: true },
  { search: '?month=2026-10&compare=target&tier=strategic', isFiltered: true },
  { search: '?month=2026-10&compare=last-year', isFiltered: false }
]

/** Of words after a longer title and marks on their scales; a line more or less is many times that. */
const ofWords = 0.01

describe.each(otherPages)('$path', ({ path, own, isFiltered }) => {
  it.each(windows.slice(0, 2))(
    'moves no line while it loads, nor on the way from view to view, in $language',
    async ({ language, viewport }) => {
      const page = await sample.open(path, { language, viewport })
      await page.evaluate(hearMoves)
      for (const view of otherViews) if (isFiltered || !view.isFiltered) await follow(page, view.search)
      for (const each of own) {
        await follow(page, `?month=2026-10&compare=last-year&${each}`)
        await follow(page, '?month=2026-10&compare=last-year')
      }
      const moves = await page.evaluate(() => window.moves)
      expect(moves.filter((move) => Number(move.split(' ')[0]) >= ofWords)).toEqual([])
      await page.close()
    }
  )
})

declare global {
  interface Window {
    /** What has moved, and by how much. */
    moves: string[]
  }
}

/** Runs in a page: all shifts since its first byte, those right after a click too. */
function hearMoves(): void {
  type Source = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }
  type Shift = PerformanceEntry & { value: number; sources: Source[] }
  const placeOf = ({ x, y, width, height }: DOMRectReadOnly) =>
    [x, y, width, height].map(Math.round).join(' ')
  const nameOf = (node: Node | null) => {
    const element = node instanceof Element ? node : node?.parentElement
    return `${element?.closest('[id]')?.id} ${element?.localName} ${element?.textContent.slice(0, 20)}`
  }
  const told = ({ node, previousRect, currentRect }: Source) =>
    `${nameOf(node)}: ${placeOf(previousRect)} → ${placeOf(currentRect)}`
  window.moves = []
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[])
      window.moves.push(`${value.toFixed(6)} ${location.search} ${sources.map(told).join(', ')}`)
  }).observe({ type: 'layout-shift', buffered: true })
}
