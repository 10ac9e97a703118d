import type { Page } from 'playwright-core'
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

/** Pages with what they are asked besides the view. */
const otherPages = [
  { path: '/retention', own: ['tier=potential', 'measure=value', 'show=on-or-after', 'event=next-purchase'] },
  { path: '/satisfaction', own: ['survey=csat', 'by=area'] },
  { path: '/complaints', own: ['by=area', 'clock=working', 'state=late'] },
  { path: '/contacts', own: ['list=stale'] },
  { path: '/board', own: ['span=month'] },
  { path: '/assessment', own: ['sort=customer_name'] },
  { path: '/campaigns', own: [] },
  { path: '/funnel', own: ['show=days'] },
  { path: '/value', own: [] },
  { path: '/risk', own: [] },
  { path: '/clusters', own: [] },
  { path: '/customers/list', own: [] }
]

/**
 * A filter leaves fewer groups or tasks, two a second line of words, one nobody and nothing at all, and the next a few
 * again; what stands below stays.
 */
const otherViews = [
  '?month=2026-09&compare=last-year&area=HB&category=%E4%B8%AA%E4%BA%BA%E9%98%B2%E6%8A%A4',
  '?month=2026-09&compare=last-year&area=HB',
  '?month=2026-10&compare=previous&channel=%E9%97%A8%E5%BA%97&tier=strategic',
  '?month=2026-10&compare=target&tier=potential',
  '?month=2026-10&compare=last-year&area=XB&category=%E4%B8%AA%E4%BA%BA%E9%98%B2%E6%8A%A4&channel=%E9%97%A8%E5%BA%97&tier=strategic',
  '?month=2026-10&compare=last-year&tier=strategic',
  '?month=2026-10&compare=last-year'
]

/** Of words after a longer title and marks on their scales; a line more or less is many times that. */
const ofWords = 0.01

describe.each(otherPages)('$path', ({ path }) => {
  it.each(windows.slice(0, 2))(
    'moves nothing while it loads, nor on the way from view to view, in $language',
    async ({ language, viewport }) => {
      const page = await sample.open(path, { language, viewport })
      await page.evaluate(hearMoves)
      for (const search of otherViews) await follow(page, search)
      expect(await page.evaluate(() => window.moves)).toEqual([])
      await page.close()
    }
  )
})

describe.each(otherPages.filter(({ own }) => own.length > 0))('$path', ({ path, own }) => {
  it('moves no line for choices of its own', async () => {
    const page = await sample.open(path, { language: 'en' })
    await page.evaluate(hearMoves)
    for (const each of own) {
      await follow(page, `?month=2026-10&compare=last-year&${each}`)
      await follow(page, '?month=2026-10&compare=last-year')
    }
    const moves = await page.evaluate(() => window.moves)
    expect(moves.filter((move) => Number(move.split(' ')[0]) >= ofWords)).toEqual([])
    await page.close()
  })
})

describe('the words of a campaign', () => {
  it.each(windows.slice(0, 2))(
    'stay where they are when a filter leaves none of its orders, in $language',
    async ({ language, viewport }) => {
      const page = await sample.open('/campaigns?show=618-2026', { language, viewport })
      await page.evaluate(hearMoves)
      for (const tier of ['lapsed', 'key', 'lapsed'])
        await follow(page, `?month=2026-10&compare=last-year&tier=${tier}&show=618-2026`)
      expect(await page.evaluate(() => window.moves)).toEqual([])
      await page.close()
    }
  )
})

describe('what is kept free', () => {
  const start = '?month=2026-10&compare=last-year'
  const heightOf = (page: Page) =>
    page.locator('#groups').evaluate((section) => section.getBoundingClientRect().height)

  it('is let go by another choice of the page, and by another width of the window', async () => {
    const page = await sample.open('/contacts', { viewport: windows[0].viewport })
    const whole = await heightOf(page)
    await follow(page, `${start}&area=HB`)
    expect(await heightOf(page)).toBe(whole)
    await follow(page, `${start}&area=HB&by=tier`)
    expect(await heightOf(page)).toBeLessThan(whole / 2)
    await follow(page, start)
    for (const width of [800, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    }
    expect(await heightOf(page)).toBe(whole)
    await page.close()
  })

  it('is not printed', async () => {
    const page = await sample.open('/contacts', { viewport: windows[0].viewport })
    const whole = await heightOf(page)
    await follow(page, `${start}&area=HB`)
    await page.emulateMedia({ media: 'print' })
    expect(await heightOf(page)).toBeLessThan(whole)
    await page.close()
  })
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
