import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../cli/command.ts'
import { command as explain } from '../../cli/explain.ts'
import { command as rows } from '../../cli/rows.ts'
import { say, wordsOf } from '../cli/said.ts'
import { connectBrowser } from './connect-browser.ts'
import { servePage, type ServedPage } from './served-page.ts'
import { visitedBuild } from './visited-build.ts'

let folder = ''
let server: ServedPage
let browser: Browser
let context: BrowserContext
const complaints: string[] = []

beforeAll(async () => {
  folder = await visitedBuild()
  ;[server, browser] = await Promise.all([servePage(folder), connectBrowser()])
  context = await browser.newContext({ locale: 'en', viewport: { width: 1440, height: 900 } })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
afterEach(async () => {
  await Promise.all(context.pages().map((page) => page.close()))
  expect(complaints.splice(0)).toEqual([])
})

async function openPage(path: string): Promise<Page> {
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(server.url + path)
  await page.locator('tfoot').waitFor()
  return page
}

/** An amount as it stands on a page, in cents: whole numbers add up exactly. */
const cents = (text: string) => Math.round(Number(text.replace('\u2212', '-').replace(/[^\d.-]/g, '')) * 100)

const column = async (within: Locator, name: string) =>
  (await within.locator(`[data-column="${name}"]`).allInnerTexts()).map(cents)
const listed = (page: Page, name: string) => column(page.locator('tbody'), name)
const atTheFoot = async (page: Page, name: string) => (await column(page.locator('tfoot'), name))[0]
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)

/** What the command line says of the same build. */
async function toldBy<Told>(command: Command, line: string): Promise<Told> {
  const { out, bytes } = await say(command, [...wordsOf(line), '--format', 'json', '--out', folder])
  return JSON.parse(out || bytes.toString('utf8')) as Told
}

type Explained = { bridges: { bars: { effect: string; change: number }[] }[] }
type Line = { net_amount: number }

describe('from a bar to its lines', () => {
  it('every level adds up to the one above, to the cent, and to what the command line says', async () => {
    const page = await openPage('/changes/net-sales?month=2026-10&bridge=customers&effect=expanded')
    const changes = await listed(page, 'change')
    expect(changes.length).toBeGreaterThan(2)
    expect(sumOf(changes)).toBe(await atTheFoot(page, 'change'))
    expect(sumOf(await listed(page, 'value'))).toBe(await atTheFoot(page, 'value'))
    const told = await toldBy<Explained>(
      explain,
      'net-sales --month 2026-10 --against last-year --bridge customers'
    )
    const bar = told.bridges[0]?.bars.find(({ effect }) => effect === 'expanded')
    expect(sumOf(changes)).toBe(Math.round((bar?.change ?? 0) * 100))
    expect(await page.locator('.sub').innerText()).toContain('the bar, to the cent')

    const first = page.locator('tbody tr').first()
    const amounts = { 'lines-0': await column(first, 'previous'), 'lines-1': await column(first, 'value') }
    for (const [link, [amount]] of Object.entries(amounts)) {
      const lines = await openPage((await first.locator(`[data-link="${link}"]`).getAttribute('href')) ?? '')
      const net = await listed(lines, 'net_amount')
      expect(net.length).toBeGreaterThan(0)
      expect(sumOf(net)).toBe(amount)
      expect(await atTheFoot(lines, 'net_amount')).toBe(amount)
    }
  })

  it('the bar of an area opens its customers, who are sorted and searched', async () => {
    const page = await openPage(
      '/changes/net-sales?month=2026-10&bridge=members&by=area&effect=东北&sort=-value'
    )
    const values = await listed(page, 'value')
    expect(values).toEqual(values.toSorted((one, other) => other - one))
    const told = await toldBy<Explained>(explain, 'net-sales --month 2026-10 --against last-year --by area')
    const bars = told.bridges.flatMap((bridge) => bridge.bars)
    const bar = Math.round((bars.find(({ effect }) => effect === '东北')?.change ?? 0) * 100)
    expect(bar).not.toBe(0)
    expect(sumOf(await listed(page, 'change'))).toBe(bar)

    await page.getByRole('searchbox').fill('soap')
    await page.locator('.sub', { hasText: '1 customer' }).waitFor()
    const [change] = await listed(page, 'change')
    expect(await atTheFoot(page, 'change')).toBe(change)
    expect(Math.abs(change ?? 0)).toBeLessThan(Math.abs(bar))
  })

  it('says how the groups of a ratio weighed, and what mix and rate did', async () => {
    const page = await openPage('/changes/repurchase-rate?month=2026-10&bridge=mix-rate&compare=2026-02')
    const weights = await listed(page, 'weight-after')
    expect(weights.every((weight) => weight >= 0)).toBe(true)
    expect(Math.abs(sumOf(weights) - 100_00)).toBeLessThanOrEqual(10 * weights.length)
    expect(await page.locator('[aria-current="true"]', { hasText: 'All' }).count()).toBe(1)
  })
})

describe('the rows behind a figure', () => {
  const everything = '/rows/net-sales?level=lines&period=2024-05-01..2026-10-31'

  it('come as one scrolls, sort and are searched, and keep the sums of the database', async () => {
    const page = await openPage(everything)
    const told = await toldBy<Line[]>(rows, 'net-sales --level lines --from 2024-05-01 --to 2026-10-31')
    const net = told.map(({ net_amount }) => Math.round(net_amount * 100))
    expect(await atTheFoot(page, 'net_amount')).toBe(sumOf(net))
    expect(await page.locator('table').getAttribute('aria-rowcount')).toBe(String(told.length + 2))

    await page.locator('.scroll').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight))
    const last = page.locator(`tr[data-place="${told.length - 1}"]`)
    await last.locator('[data-column="net_amount"]').waitFor()
    expect(await column(last, 'net_amount')).toEqual([net.at(-1)])

    await page.getByRole('link', { name: /^Net amount/ }).click()
    await page.locator('th[aria-sort="descending"]').waitFor()
    expect((await listed(page, 'net_amount')).slice(0, 9)).toEqual(
      net.toSorted((one, other) => other - one).slice(0, 9)
    )

    await page.getByRole('searchbox').fill('guest of 2026')
    await page.locator('h1', { hasText: '10 rows' }).waitFor()
    expect(new URL(page.url()).searchParams.get('search')).toBe('guest of 2026')
    expect(sumOf(await listed(page, 'net_amount'))).toBe(6_000_00 * 10)
  })

  it('are what is counted, where a figure counts customers, and come to it', async () => {
    const page = await openPage('/rows/repurchase-rate?month=2026-10')
    const [numerators, denominators] = [await listed(page, 'numerator'), await listed(page, 'denominator')]
    expect(sumOf(numerators)).toBe(await atTheFoot(page, 'numerator'))
    expect(sumOf(denominators)).toBe(await atTheFoot(page, 'denominator'))
    const text = await page.locator('.sub').innerText()
    expect(text).toContain('The 365 days to 31 October 2026')
    expect(text).toContain(`${sumOf(numerators) / 100} ÷ ${sumOf(denominators) / 100} =`)
    const chosen = await openPage('/rows/repurchase-rate?month=2026-10&definition.repurchase-rate=cohort')
    expect(await chosen.locator('.sub').innerText()).not.toContain('365 days')
  })

  it('are walked by keyboard, link by link, and the focus stays in the table', async () => {
    const page = await openPage(everything)
    await page.locator('tr[data-place="0"] a').first().focus()
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown')
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('tr')?.dataset['place'])
    await expect.poll(focused).toBe('40')
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe('39')
    await page.locator('.scroll').evaluate((scroller) => (scroller.scrollTop = 6000))
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toMatch(/scroll/)
  })
})
