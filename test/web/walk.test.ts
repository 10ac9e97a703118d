import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Command } from '../../cli/command.ts'
import { command as explain } from '../../cli/explain.ts'
import { command as rows } from '../../cli/rows.ts'
import { say } from '../cli/said.ts'
import { hasReference, retailBuild } from '../support/reference-build.ts'
import { connectBrowser } from './connect-browser.ts'
import { rest } from './every-page.ts'
import { servePage } from './served-page.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectBrowser()
})
afterAll(() => browser.close())

describe('from the review to the order lines', () => {
  it('all amounts of the sample add up', async () => {
    await walk(inject('sample'), ['--month', '2026-10', '--against', 'last-year'])
  })

  it.skipIf(!hasReference)('all amounts of Online Retail add up', async () => {
    const folder = await retailBuild()
    const server = await servePage(folder)
    try {
      await walk({ url: server.url, folder }, ['--month', '2011-10', '--against', 'previous'])
    } finally {
      await server.stop()
    }
  })
})

type Amounts = { previous: number; value: number; change: number }
type Bar = { effect: string; change: number; members: number }
type Explained = { value: number; previous: number; bridges: { bars: Bar[]; rows: Amounts[] }[] }
type Line = { net_amount: number }
type Served = { url: string; folder: string }

const columns = ['previous', 'value', 'change'] as const

/** What changed → who stands behind the smallest bar that many stand behind → the lines of the first of them. */
async function walk({ url, folder }: Served, asked: readonly string[]): Promise<void> {
  const question = ['net-sales', '--bridge', 'customers', ...asked]
  const told = await toldBy<Explained>(explain, folder, question)
  const bars = told.bridges[0]?.bars ?? []
  expect(exactSum(bars.map(({ change }) => change))).toBe(exactSum([told.value, -told.previous]))
  const [bar] = bars
    .filter(({ members }) => members > 8)
    .toSorted((one, other) => one.members - other.members)
  if (bar === undefined) throw new Error(`no bar has members in ${folder}`)

  const page = await browser.newPage({ locale: 'en', viewport: { width: 1440, height: 900 } })
  try {
    await openReview(page, url, asked)
    expect(await page.locator('[data-effect]').count()).toBe(bars.length)

    await follow(page, page.locator(`[data-effect="${bar.effect}"] th a`), /\/changes\//)
    const behind = await toldBy<Explained>(explain, folder, [...question, '--effect', bar.effect])
    const members = behind.bridges[0]?.rows ?? []
    expect(exactSum(members.map(({ change }) => change))).toBe(exactSum([bar.change]))
    const shown = await everyRow(page, columns)
    expect(shown).toHaveLength(bar.members)
    for (const column of columns) {
      const amounts = members.map((member) => member[column])
      expect(inOrder(shown.map((row) => row[column]))).toEqual(inOrder(amounts.map(cents)))
      expect(await atTheFoot(page, column)).toBe(cents(exactSum(amounts)))
    }

    const [first] = shown
    const [amount, link] = first?.value ? [first.value, 'lines-1'] : [first?.previous, 'lines-0']
    await follow(page, page.locator(`tr[data-place="0"] [data-link="${link}"]`), /\/rows\//)
    const lines = await toldBy<Line[]>(rows, folder, ['net-sales', '--level', 'lines', ...askedBy(page)])
    const net = lines.map((line) => line.net_amount)
    expect(cents(exactSum(net))).toBe(amount)
    expect(inOrder((await everyRow(page, ['net_amount'])).map((row) => row.net_amount))).toEqual(
      inOrder(net.map(cents))
    )
    expect(await atTheFoot(page, 'net_amount')).toBe(amount)
  } finally {
    await page.close()
  }
}

async function openReview(page: Page, url: string, asked: readonly string[]): Promise<void> {
  const [, month = '', , compare = ''] = asked
  await page.goto(`${url}/?${new URLSearchParams({ month, compare })}`)
  await rest(page)
  await page.locator('[data-effect]').first().waitFor()
}

async function follow(page: Page, link: Locator, address: RegExp): Promise<void> {
  await link.click()
  await page.waitForURL(address)
  await page.locator('tfoot [data-column]').first().waitFor()
}

/** The cells of all rows of a table that holds only those in sight: scrolled through, each row once. */
async function everyRow<Column extends string>(
  page: Page,
  wanted: readonly Column[]
): Promise<Record<Column, number>[]> {
  const found = new Map<string, Record<Column, number>>()
  const count = Number(await page.locator('table[aria-rowcount]').getAttribute('aria-rowcount')) - 2
  while (found.size < count) {
    const before = found.size
    await page.waitForFunction(() => !document.querySelector('tbody [aria-busy="true"]'))
    const shown = await page.locator('tbody tr[data-place]').evaluateAll((rows) =>
      rows.map((row) => ({
        place: (row as HTMLElement).dataset['place'] ?? '',
        cells: [...row.querySelectorAll<HTMLElement>('[data-column]')].map(
          (cell) => [cell.dataset['column'] ?? '', cell.innerText] as const
        )
      }))
    )
    for (const { place, cells } of shown) {
      const texts = new Map(cells)
      const amounts = wanted.map((column) => [column, centsOf(texts.get(column) ?? '')])
      found.set(place, Object.fromEntries(amounts) as Record<Column, number>)
    }
    if (found.size === before && found.size < count) throw new Error(`${found.size} of ${count} rows come`)
    await page.locator('.scroll').evaluate((scroller) => (scroller.scrollTop += scroller.clientHeight / 2))
    await page.waitForTimeout(50)
  }
  await page.locator('.scroll').evaluate((scroller) => (scroller.scrollTop = 0))
  return [...found.values()]
}

const atTheFoot = async (page: Page, column: string) =>
  centsOf(await page.locator(`tfoot [data-column="${column}"]`).innerText())

/** The page's own question, as the command line is asked it. */
function askedBy(page: Page): string[] {
  const own = new Set(['month', 'compare', 'level', 'period', 'sort', 'search'])
  const parameters = new URL(page.url()).searchParams
  const period = parameters.get('period') ?? parameters.get('month') ?? ''
  const [from = '', to] = period.split('..')
  const filters = [...parameters].filter(([name]) => !own.has(name))
  return [
    ...(to === undefined ? ['--month', from] : ['--from', from, '--to', to]),
    ...filters.flatMap(([dimension, member]) => ['--where', `${dimension}=${member}`])
  ]
}

async function toldBy<Told>(command: Command, folder: string, words: readonly string[]): Promise<Told> {
  const { out, err, bytes } = await say(command, [...words, '--format', 'json', '--out', folder])
  const text = out || bytes.toString('utf8')
  if (text === '') throw new Error(err)
  return JSON.parse(text) as Told
}

/** Amounts have four places; whole numbers of the last add up exactly. */
const exactSum = (amounts: readonly number[]) =>
  amounts.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000
/** As it is shown, half cents away from zero. */
const cents = (amount: number) => Math.sign(amount) * Math.round(Number(Math.abs(amount * 100).toFixed(4)))
const centsOf = (text: string) => cents(Number(text.replace('\u2212', '-').replace(/[^\d.-]/g, '') || 0))
const inOrder = (amounts: readonly number[]) => amounts.toSorted((one, other) => one - other)
