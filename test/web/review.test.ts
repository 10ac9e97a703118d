import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  queryComposition,
  queryExplain,
  queryKpi,
  type KpiName,
  type KpiRequest
} from '../../queries/index.ts'
import {
  formatAlone,
  formatCell,
  formatChange,
  formatChangeRate,
  formatPercent
} from '../../web/src/lib/formats/figures.ts'
import { scaleFor } from '../../web/src/lib/formats/scale.ts'
import { connectBrowser } from './connect-browser.ts'
import { nameCurrent, publishBuild } from './published-build.ts'
import { visitedShop } from './review-shop.ts'
import { servePage, type ServedPage } from './served-page.ts'
import { visitedBuild, visitedId as october } from './visited-build.ts'

const november = '20261201-060000-bbbbbb'
const midOctober = '20261019-060000-cccccc'

let folder = ''
let server: ServedPage
let browser: Browser
let usual: BrowserContext
const usually = { locale: 'zh-CN', viewport: { width: 1440, height: 900 } }
const opened: (Page | BrowserContext)[] = []
/** What the browser complained about; nothing, in any test. */
const complaints: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-'))
  const later = { ...visitedShop, settings: { ...visitedShop.settings, company: '新名字' } }
  await publishBuild({ folder, build: november, sources: later })
  const unfinished = { ...visitedShop.settings, as_of: '2026-10-19', complete_through: '2026-09-30' }
  await publishBuild({ folder, build: midOctober, sources: { ...visitedShop, settings: unfinished } })
  await cp(await visitedBuild(), folder, { recursive: true })
  ;[server, browser] = await Promise.all([servePage(folder), connectBrowser()])
  usual = await browser.newContext(usually)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true })
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
  await usual.clearCookies()
  expect(complaints.splice(0)).toEqual([])
})

/** Without options in the usual context, whose cache makes the second page come fast. */
async function openPage(path = '/', options?: BrowserContextOptions): Promise<Page> {
  const page = await watchedPage(options)
  await page.goto(server.url + path)
  if (options?.javaScriptEnabled !== false) await settled(page)
  return page
}

/** Waits until the page listens, which its buttons then carry handlers for, and every answer is in its place. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const button = document.querySelector('header button')
    return (
      button !== null &&
      Reflect.ownKeys(button).length > 0 &&
      document.querySelector('main [data-kpi]') !== null &&
      document.querySelector('main [aria-busy="true"]') === null
    )
  })
}

/** Waits for an address, and for the numbers of it. */
async function arrived(page: Page, address: Parameters<Page['waitForURL']>[0]): Promise<void> {
  await page.waitForURL(address)
  await settled(page)
}

async function watchedPage(options?: BrowserContextOptions): Promise<Page> {
  const context = options === undefined ? usual : await browser.newContext({ ...usually, ...options })
  const page = await context.newPage()
  opened.push(context === usual ? page : context)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return page
}

/** Makes a build the live one and waits until it answers: the one before does while it is made ready. */
async function moveTo(build: string): Promise<void> {
  await nameCurrent(folder, build)
  const answering = async () =>
    ((await (await fetch(`${server.url}/healthz`)).json()) as { build: string }).build
  // Before it takes over, a build answers what was asked of late, for at most thirty seconds.
  await expect.poll(answering, { timeout: 40_000 }).toBe(build)
}

/** The tiles in their order, and the quiet figures below them. */
const tileKpis = [
  'net-sales',
  'gross-margin',
  'average-order-value',
  'active-customers',
  'repurchase-rate',
  'retention-rate',
  'churn-rate'
] as const satisfies readonly KpiName[]
const quietKpis = [
  'gross-sales',
  'return-rate',
  'units',
  'orders',
  'new-customers',
  'purchase-frequency'
] as const satisfies readonly KpiName[]

/** The parameters of the address, decoded. */
const viewOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
const tile = (page: Page, kpi: string) => page.locator(`[data-kpi="${kpi}"]`)
const row = (page: Page, name: string) =>
  page.locator('tbody tr', { has: page.getByRole('link', { name, exact: true }) })
const headline = (page: Page) => page.locator('h1').innerText()
const valueOf = (page: Page, kpi: string) => tile(page, kpi).locator('.value strong').innerText()

// First: a server that was asked little has little to prepare before it takes over another build.
describe('another build', () => {
  it('is shown as soon as it is published, without a restart', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    expect(await page.locator('.foot').innerText()).toContain('aaaaaa')
    await moveTo(november)
    try {
      await page.getByRole('link', { name: '上一个月' }).click()
      await arrived(page, /2026-09/)
      await expect.poll(() => page.locator('.foot').innerText()).toMatch(/新名字[\s\S]*bbbbbb/)
    } finally {
      await moveTo(october)
    }
  })

  it('of a month that is not over says so, and compares the same days', async () => {
    await moveTo(midOctober)
    try {
      const page = await openPage('/')
      expect(viewOf(page)['month']).toBe('2026-09')
      await page.getByRole('link', { name: '下一个月' }).click()
      await arrived(page, /2026-10/)
      expect(await headline(page)).toMatch(/^10月1–19日净销售额[\d,]+万元，比去年同期19天多/)
      expect(await tile(page, 'net-sales').innerText()).toMatch(/10月1–19日[\s\S]*去年19天[\s\S]*目标19天/)
    } finally {
      await moveTo(october)
    }
  })
})

describe('the numbers of the page', () => {
  it('are those of the queries, tile by tile', async () => {
    const page = await openPage('/?month=2026-09&compare=previous')
    expect(
      await page
        .locator('[data-kpi]')
        .evaluateAll((tiles) => tiles.map((each) => each.getAttribute('data-kpi')))
    ).toEqual([...tileKpis, ...quietKpis])
    for (const kpi of tileKpis) {
      const { answer, scale } = await figureOf(kpi, { month: '2026-09', compare: 'previous' })
      const { total } = answer
      expect(await valueOf(page, kpi), kpi).toBe(formatAlone(total.value, scale))
      const lines = await tile(page, kpi).locator('.lines dl').innerText()
      expect(lines, kpi).toContain(`上月 ${formatCell(total.previous, scale)}`)
      expect(lines, kpi).toContain(formatChange(total.change, scale))
      if (total.n === null) continue
      const [low, high] = [formatCell(total.low, scale), formatCell(total.high, scale)]
      expect(await tile(page, kpi).innerText(), kpi).toContain(`${low}–${high}`)
      expect(await tile(page, kpi).innerText(), kpi).toContain(`n ${total.n}`)
    }
    for (const kpi of quietKpis) {
      const { answer, scale } = await figureOf(kpi, { month: '2026-09', compare: 'previous' })
      expect(await valueOf(page, kpi), kpi).toContain(formatCell(answer.total.value, scale))
      const { change, change_rate: rate } = answer.total
      const isPoints = answer.unit === 'rate'
      const lines = await tile(page, kpi).locator('.lines').innerText()
      expect(lines, kpi).toContain(isPoints ? formatChange(change, scale) : formatChangeRate(rate, 'zh-CN'))
    }
  })

  it('stand beside what they should not be read without', async () => {
    const page = await openPage('/?month=2026-09&compare=previous')
    const lines = (kpi: KpiName) => tile(page, kpi).locator('.lines dl').innerText()
    const companion = async (kpi: KpiName) => {
      const { answer } = await figureOf(kpi, { month: '2026-09' })
      return answer.companions[0]?.value ?? null
    }
    expect(await lines('gross-margin')).toMatch(
      new RegExp(`成本已知\\s+${formatPercent(await companion('gross-margin'), 'zh-CN')}`)
    )
    expect(await lines('churn-rate')).toMatch(/W 70天\s+回流0\.0%/)
  })

  it('are judged only where chance does not explain the change', async () => {
    const page = await openPage('/?month=2026-02&compare=last-year-lunar')
    const change = (kpi: string) => tile(page, kpi).locator('.change').first()
    expect(await change('repurchase-rate').getAttribute('class')).toContain('noise')
    expect(await change('repurchase-rate').innerText()).toContain('不显著')
    expect(await change('net-sales').getAttribute('class')).toContain('good')
    const small = await openPage('/?month=2026-09&compare=previous&definition.repurchase-rate=cohort')
    expect(await tile(small, 'repurchase-rate').innerText()).toMatch(/n 1\b[\s\S]*样本太小/)
  })

  it('say when the data do not reach back far enough', async () => {
    const page = await openPage('/?month=2024-06&compare=previous')
    expect(await tile(page, 'repurchase-rate').innerText()).toContain('数据始于24年5月，偏低')
    expect(await tile(page, 'new-customers').innerText()).toContain('数据始于24年5月，偏高')
    expect(await tile(page, 'net-sales').innerText()).not.toContain('数据始于')
    const first = await openPage('/?month=2024-05&compare=previous')
    expect(await tile(first, 'retention-rate').innerText()).toMatch(/–[\s\S]*分母为零/)
  })

  it('compare with last year by the lunar new year, with the mean of twelve months, and with any month', async () => {
    for (const [compare, item, base, label] of [
      ['last-year-lunar', '去年同期（按春节对齐）', '去年同期（按春节对齐）', '去年春节'],
      ['trailing-mean', '近12月均值', '前12个月的均值', '12月均'],
      ['2025-11', '2025年11月', '2025年11月', '25年11月']
    ] as const) {
      const page = await openPage('/?month=2026-02&compare=last-year')
      await page.getByRole('button', { name: '比较: 更多' }).click()
      await page.getByRole('menuitemradio', { name: item, exact: true }).click()
      await arrived(page, (url) => url.searchParams.get('compare') === compare)
      await expect.poll(() => headline(page)).toContain(`比${base}`)
      const { answer, scale } = await figureOf('net-sales', { month: '2026-02', compare })
      const lines = await tile(page, 'net-sales').locator('.lines dl').innerText()
      expect(lines).toContain(`${label} ${formatCell(answer.total.previous, scale)}`)
      expect(lines).toContain(formatChange(answer.total.change, scale))
    }
  })

  it('are those of the queries, row by row', async () => {
    const page = await openPage('/?month=2026-09&compare=last-year')
    await withBuild(async (connection) => {
      const question = { kpi: 'net-sales', period: { month: '2026-09' }, by: 'area', scope: {} } as const
      const { rows, total } = await queryComposition(connection, { ...question, compare: 'last-year' })
      const values = [total.value, total.previous]
      const scale = scaleFor({ unit: 'money', language: 'zh-CN', currency: 'CNY', values })
      expect(rows.map(({ label }) => label)).toEqual(['华东', '华南', '东北'])
      for (const { label, value, share, share_change_points } of rows) {
        const cells = await row(page, label ?? '')
          .locator('td')
          .allInnerTexts()
        expect(cells.slice(1)).toEqual([
          formatCell(value, scale),
          ((share ?? 0) * 100).toFixed(1),
          formatChange(share_change_points, { ...scale, divisor: 1, decimals: 1 })
        ])
      }
    })
  })

  it('stand in the headline, and in English in the same digits', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    expect(await headline(page)).toMatch(/^10月净销售额[\d,]+万元，比去年同月多[\d.]+%，净增量约一半来自华东/)
    const chinese = await tile(page, 'net-sales').locator('.value strong').innerText()
    await page.getByRole('link', { name: 'EN', exact: true }).first().click()
    await page.waitForFunction(() => document.documentElement.lang === 'en')
    const english = await tile(page, 'net-sales').locator('.value strong').innerText()
    expect(english).toMatch(/^¥[\d.]+M$/)
    expect(english.replace(/\D/g, '')).toBe(chinese.replace(/\D/g, ''))
    await expect.poll(() => headline(page), { timeout: 10_000 }).toMatch(/^October net sales ¥/)
  })

  it('are all there without JavaScript', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year', { javaScriptEnabled: false })
    expect(await headline(page)).toContain('净销售额')
    expect(await page.locator('[data-kpi]').count()).toBe(tileKpis.length + quietKpis.length)
    await page.getByRole('link', { name: '上一个月' }).click()
    expect(viewOf(page)['month']).toBe('2026-09')
    await page.getByRole('link', { name: '华南', exact: true }).click()
    expect(viewOf(page)['area']).toBe('华南')
    await page.getByRole('link', { name: 'EN', exact: true }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(viewOf(page)).toEqual({ month: '2026-09', compare: 'last-year', area: '华南' })
    await page.getByRole('link', { name: 'Dark', exact: true }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })
})

describe('what changed', () => {
  const bars = (page: Page) =>
    page.locator('#what-changed tr[data-effect]').evaluateAll((rows) =>
      rows.map((each) => ({
        effect: each.getAttribute('data-effect'),
        change: each.querySelectorAll('td')[each.querySelectorAll('td').length - 2]?.textContent,
        href: each.querySelector('a')?.getAttribute('href')
      }))
    )

  it('stands in bars that are those of the query, each leading to its list, by customers or by area', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    const asked = { kpi: 'net-sales', period: { month: '2026-10' }, compare: 'last-year', scope: {} } as const
    for (const way of [
      { tab: null, bridge: 'customers' },
      { tab: '区域', bridge: 'members', by: 'area' }
    ] as const) {
      if (way.tab !== null) {
        await page.locator('#what-changed nav').getByRole('link', { name: way.tab }).click()
        await arrived(page, /bridge=areas/)
      }
      const { tab: _tab, ...ways } = way
      const answer = await withBuild((connection) => queryExplain(connection, { ...asked, ...ways }))
      const scale = scaleFor({
        unit: 'money',
        language: 'zh-CN',
        currency: 'CNY',
        values: [answer.value, answer.previous]
      })
      const shown = await bars(page)
      expect(shown.map(({ effect, change }) => [effect, change])).toEqual(
        answer.bridges[0]?.bars.map(({ effect, change }) => [effect, formatChange(change, scale)])
      )
      for (const { effect, href } of shown) {
        const url = new URL(href ?? '', server.url)
        expect(url.pathname).toBe('/changes/net-sales')
        expect(url.searchParams.get('effect')).toBe(effect)
      }
    }
  })

  it('of customers adds up from the first day to the last', async () => {
    const page = await openPage('/?month=2026-09&compare=previous')
    const count = async (row: string) => {
      const text = await page.locator(`#in-and-out [data-flow="${row}"] td:not(.figure)`).first().innerText()
      return Number(text.replace('\u2212', '-').replaceAll(/[+,]/g, ''))
    }
    const [opening, closing] = [await count('opening'), await count('closing')]
    const moves = [await count('new'), await count('reactivated'), await count('churned')]
    expect(moves.reduce((sum, each) => sum + each, opening)).toBe(closing)
    expect(opening).toBe((await figureOf('churn-rate', { month: '2026-09' })).answer.total.denominator)
  })
})

describe('going through the months', () => {
  it('works by keyboard alone, step by step', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    await page.getByRole('link', { name: '上一个月' }).focus()
    await page.keyboard.press('Enter')
    await arrived(page, /month=2026-09/)
    expect(await headline(page)).toMatch(/^9月/)
    // The focus stays, so that the next step is one key away.
    await page.keyboard.press('Enter')
    await arrived(page, /month=2026-08/)
    expect(await headline(page)).toMatch(/^8月/)
  })

  it('works by keyboard from the list', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    await page.getByRole('button', { name: /月份: 2026年10月/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await arrived(page, /month=2026-0[89]/)
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('月份'))
  })

  it('goes no further than the data', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    expect(await page.getByRole('link', { name: '下一个月' }).getAttribute('aria-disabled')).toBe('true')
  })
})

describe('the view', () => {
  it('of the bare address is the last complete month, and the address says so', async () => {
    const page = await openPage('/')
    expect(viewOf(page)).toEqual({ month: '2026-10', compare: 'last-year' })
  })

  it('keeps the filters of the menu in the address, and shows them as chips', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    const whole = await tile(page, 'net-sales').locator('.value strong').innerText()
    const chip = page.locator('[data-dimension="category"]')
    await chip.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemcheckbox', { name: '清洁用品' }).waitFor()
    await page.keyboard.press('Space')
    await arrived(page, (url) => url.searchParams.has('category'))
    // The menu stays open: several can be chosen.
    await page.getByRole('menuitemcheckbox', { name: '饮品茶点' }).click()
    await arrived(page, (url) => url.searchParams.getAll('category').length === 2)
    await page.keyboard.press('Escape')
    expect(await chip.innerText()).toContain('等2项')
    expect(await tile(page, 'net-sales').locator('.value strong').innerText()).not.toBe(whole)

    await page.goBack()
    await page.goBack()
    await arrived(page, (url) => !url.searchParams.has('category'))
    await expect.poll(() => tile(page, 'net-sales').locator('.value strong').innerText()).toBe(whole)
  })

  it('filters by a row, marks it, and lets go on Escape', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    await row(page, '华南').click()
    await arrived(page, (url) => url.searchParams.get('area') === '华南')
    await page.locator('tr.chosen', { hasText: '华南' }).waitFor()
    expect(await page.locator('[data-dimension="area"]').innerText()).toContain('华南')
    // The others stay in sight, so that the choice can be changed.
    expect(await row(page, '华东').count()).toBe(1)
    await page.keyboard.press('Escape')
    await arrived(page, (url) => !url.searchParams.has('area'))
  })

  it('is the same for whoever gets the link', async () => {
    const page = await openPage('/?month=2026-09&compare=previous')
    await row(page, '东北').click()
    await arrived(page, (url) => url.searchParams.has('area'))
    // Away from the row, whose tooltip is no part of the page.
    await page.mouse.move(0, 0)
    const seen = await page.locator('main').innerText()
    const copied = new URL(page.url())
    const other = await openPage(copied.pathname + copied.search, {})
    expect(await other.locator('main').innerText()).toBe(seen)
  })

  it('compares with the target as outline and attainment', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    await page.getByRole('link', { name: '目标', exact: true }).click()
    await arrived(page, /compare=target/)
    await page.locator('[data-kpi="net-sales"] .bullet').waitFor()
    expect(await tile(page, 'net-sales').locator('.lines dl').innerText()).toMatch(/达成\s*[\d.]+%/)
  })

  it('of a row shows numerator and denominator to the focus', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    await page.getByRole('link', { name: '华南', exact: true }).focus()
    const tip = page.locator('.tip')
    await tip.waitFor()
    expect(await tip.innerText()).toMatch(/份额 = [\d,]+ ÷ [\d,]+/)
  })
})

describe('the definition of a figure', () => {
  const panel = (page: Page) => page.locator(':popover-open')
  const label = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

  it('is one key away, complete, and gives the focus back', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    await label(page, '流失率').focus()
    await page.keyboard.press('Enter')
    await panel(page).waitFor()
    const { answer } = await figureOf('churn-rate', { month: '2026-10' })
    const { numerator, denominator } = answer.total
    // Its words come when they are asked for.
    await expect.poll(() => panel(page).innerText()).toContain('连续W天没有购买')
    const text = await panel(page).innerText()
    for (const part of [
      '÷ 期初前W天内购买过的客户数',
      `${numerator} ÷ ${denominator}`,
      '回流率0.0%',
      '2026-10-01至2026-10-31，31天',
      '70天没有购买',
      '越低越好',
      '销售明细（有客户编号）'
    ])
      expect(text).toContain(part)

    // The other definition, the examples, the SQL: all in the order of the tab key.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => panel(page).locator('details[open] li').count()).toBeGreaterThanOrEqual(3)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => panel(page).locator('pre').innerText()).toContain('from purchase_days')

    await page.keyboard.press('Escape')
    await expect.poll(() => panel(page).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('流失率')
  })

  it('can be changed, and the link shows the same to whoever gets it', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year')
    const own = await valueOf(page, 'repurchase-rate')
    await label(page, '复购率').click()
    await panel(page).getByRole('link', { name: '期间内' }).click()
    await arrived(page, /definition\.repurchase-rate=within-period/)
    const definition = 'within-period'
    const { answer, scale } = await figureOf('repurchase-rate', { month: '2026-10', definition })
    const shown = formatAlone(answer.total.value, scale)
    expect(shown).not.toBe(own)
    await expect.poll(() => valueOf(page, 'repurchase-rate')).toBe(shown)
    expect(await panel(page).locator('[aria-current]').innerText()).toBe('期间内')
    await page.keyboard.press('Escape')
    // What the mouse rested on has a tooltip, which no link carries along.
    await page.mouse.move(0, 0)
    await page.locator('.tip').waitFor({ state: 'detached' })
    const seen = await page.locator('main').innerText()

    const copied = new URL(page.url())
    const other = await openPage(copied.pathname + copied.search, {})
    expect(await other.locator('main').innerText()).toBe(seen)
    expect(await tile(other, 'repurchase-rate').locator('.context').first().innerText()).toContain('期间内')
    // What was chosen goes along to other months, and back to the KPI's own.
    await other.getByRole('link', { name: '上一个月' }).click()
    await arrived(other, /2026-09/)
    expect(viewOf(other)['definition.repurchase-rate']).toBe('within-period')
    await label(other, '复购率').click()
    await panel(other).getByRole('link', { name: '近365天' }).click()
    await arrived(other, (url) => !url.searchParams.has('definition.repurchase-rate'))
  })

  it('that was chosen has its own W, and no target of another', async () => {
    const page = await openPage('/?month=2026-10&compare=target&definition.churn-rate=proposed-window')
    const lines = await tile(page, 'churn-rate').innerText()
    expect(lines).toMatch(/未设目标[\s\S]*数据建议的W天[\s\S]*W 31天/)
    const { answer, scale } = await figureOf('churn-rate', {
      month: '2026-10',
      definition: 'proposed-window'
    })
    expect(await valueOf(page, 'churn-rate')).toBe(formatAlone(answer.total.value, scale))
  })

  it('is the own one by its name, too, in one address', async () => {
    const page = await openPage('/?month=2026-10&compare=last-year&definition.churn-rate=configured-window')
    await arrived(page, (url) => !url.searchParams.has('definition.churn-rate'))
  })

  it('leads to the rows behind the figure', async () => {
    const page = await openPage(
      '/?month=2026-10&compare=last-year&area=华南&definition.repurchase-rate=returning'
    )
    await label(page, '复购率').click()
    const href = (await panel(page).getByRole('link', { name: '明细CSV' }).getAttribute('href')) ?? ''
    const rows = await fetch(server.url + href)
    expect([rows.status, rows.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    // A head, and one line per customer of the South.
    expect((await rows.text()).trim().split('\n')).toHaveLength(1 + 3)
    const figure = (await panel(page).getByRole('link', { name: 'JSON' }).getAttribute('href')) ?? ''
    const answer = (await (await fetch(server.url + figure)).json()) as { definition: string }
    expect(answer.definition).toBe('returning')
  })
})

describe('language and theme', () => {
  it('follow the browser until the viewer chooses, and then stay', async () => {
    const page = await openPage('/', { locale: 'en-GB', colorScheme: 'dark' })
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await background()).toBe('rgb(20, 23, 27)')

    await page.locator('header').getByRole('link', { name: 'Light' }).click()
    await expect.poll(background).toBe('rgb(255, 255, 255)')
    await page.locator('header').getByRole('link', { name: '中文' }).click()
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN')
    await page.reload()
    expect(await background()).toBe('rgb(255, 255, 255)')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })
})

describe('sizes', () => {
  it.each(['zh-CN', 'en'])('from a projector to a phone have room for everything, in %s', async (locale) => {
    const page = await openPage('/?month=2026-10&compare=last-year&area=华南', { locale })
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
      [1024, 768],
      [390, 844]
    ] as const) {
      await page.setViewportSize({ width, height })
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      await expect.poll(overflow, { message: `${width} × ${height}` }).toBeLessThanOrEqual(0)
    }
  })

  it('gives fingers room on a phone', async () => {
    const page = await openPage('/', { viewport: { width: 390, height: 844 }, hasTouch: true })
    await page.getByRole('button', { name: '筛选' }).click()
    await page.locator('[data-dimension="area"]').waitFor()
    for (const control of await page.locator('header button:visible').all())
      expect((await control.boundingBox())?.height ?? 0, await control.innerText()).toBeGreaterThanOrEqual(42)
  })

  it('moves nothing while it loads', async () => {
    const page = await openPage('/')
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let total = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) total += (entry as unknown as { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => done(total), 300)
        })
    )
    expect(shift).toBeLessThan(0.01)
  })
})

describe('the server', () => {
  it('answers 304 to who has the page, and keeps it private', async () => {
    const url = `${server.url}/?month=2026-10&compare=last-year`
    const headers = { 'accept-language': 'en', 'accept-encoding': 'gzip' }
    const first = await fetch(url, { headers })
    const tag = first.headers.get('etag') ?? ''
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    const again = await fetch(url, { headers: { ...headers, 'if-none-match': tag } })
    expect([again.status, again.headers.get('content-security-policy')]).toEqual([304, null])
    const chinese = { ...headers, 'accept-language': 'zh', 'if-none-match': tag }
    expect((await fetch(url, { headers: chinese })).status).toBe(200)
  })

  it('lets nothing run or load that is not its own', async () => {
    const { headers } = await fetch(server.url)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=-]+'(;|$)/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  it('writes a line per request', async () => {
    await fetch(`${server.url}/?month=2026-08&compare=previous`)
    await expect
      .poll(() => server.log().at(-1))
      .toMatchObject({
        event: 'request',
        method: 'GET',
        path: '/?month=2026-08&compare=previous',
        status: 200,
        build: october
      })
  })

  it('leads nobody to another site when a preference is kept', async () => {
    for (const to of ['//elsewhere.test/', '/\\elsewhere.test', 'https://elsewhere.test']) {
      const query = new URLSearchParams({ language: 'en', to })
      const response = await fetch(`${server.url}/preferences?${query}`, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
    }
  })

  it('says whether it is well', async () => {
    const response = await fetch(`${server.url}/healthz`)
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok', build: october }])
  })
})

describe('what cannot be shown', () => {
  it('is a month without data: it says which there are', async () => {
    const page = await openStatePage('/?month=2031-01', 200)
    expect(await page.locator('main').innerText()).toMatch(/2031年1月没有数据[\s\S]*2024年5月到2026年10月/)
    await page.getByRole('link', { name: '看2026年10月' }).click()
    await arrived(page, /month=2026-10/)
  })

  it.each([
    ['/?month=2026-13', '这个地址看不懂', '2026-13'],
    ['/?compare=budget', '这个地址看不懂', 'budget'],
    ['/?definition.churn-rate=guess', '这个地址看不懂', 'configured-window, proposed-window']
  ])('is the address %s', async (path, title, detail) => {
    const page = await openStatePage(path, 400)
    const text = await page.locator('main').innerText()
    expect(text).toContain(title)
    expect(text).toContain(detail)
    expect(text).toMatch(/[0-9A-F]{4}-[0-9A-F]{4}/)
  })

  it('is a selection without sales: it offers the whole again', async () => {
    const page = await openStatePage('/?month=2026-10&compare=last-year&area=Atlantis', 200)
    await page.getByText('所选范围内没有销售').waitFor()
    await page.getByRole('link', { name: '去掉全部筛选' }).click()
    await arrived(page, (url) => !url.searchParams.has('area'))
    await tile(page, 'net-sales').waitFor()
  })

  it('is a page that does not exist', async () => {
    const page = await openStatePage('/nowhere', 404)
    expect(await page.locator('main').innerText()).toContain('没有这一页')
  })

  it('is a build that lacks what the pages need: it is of another version, and how to make one stands there', async () => {
    const broken = join(folder, 'broken')
    await mkdir(join(broken, 'builds', october), { recursive: true })
    const instance = await DuckDBInstance.create(join(broken, 'builds', october, 'clientele.duckdb'))
    instance.closeSync()
    await nameCurrent(broken, october)
    const other = await servePage(broken)
    try {
      const response = await fetch(other.url, { headers: { 'accept-language': 'en' } })
      expect(response.status).toBe(503)
      const html = await response.text()
      expect(html).toContain('made by another version')
      expect(html).toContain('npm run build')
      expect(html).not.toMatch(/marts|Catalog Error/)
    } finally {
      await other.stop()
    }
  })

  it('is everything before the first build: it says which command makes one', async () => {
    const empty = await servePage(join(folder, 'empty'))
    try {
      const response = await fetch(empty.url, { headers: { 'accept-language': 'en' } })
      expect(response.status).toBe(503)
      const html = await response.text()
      expect(html).toContain('npm run -s clientele -- build')
      expect(html).toContain('No data yet')
      const health = await fetch(`${empty.url}/healthz`)
      expect([health.status, await health.json()]).toEqual([503, { status: 'no build', build: null }])
    } finally {
      await empty.stop()
    }
  })
})

describe('what the browser loads', () => {
  const client = resolve(import.meta.dirname, '../../web/build/client')

  it('holds nothing of the server', async () => {
    const names = await readdir(client, { recursive: true })
    const scripts = names.filter((name) => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(5)
    for (const name of scripts)
      expect(await readFile(join(client, name), 'utf8'), name).not.toMatch(
        /duckdb|marts\.|period_sales|CLIENTELE_DATA/
      )
  })
})

/** A page without figures; the browser reports its status as a failed load, which is no complaint here. */
async function openStatePage(path: string, status: number): Promise<Page> {
  const page = await watchedPage()
  const response = await page.goto(server.url + path)
  expect(response?.status()).toBe(status)
  if (status >= 400) expect(complaints.splice(0)).toEqual([expect.stringContaining(String(status))])
  return page
}

/** What the queries say of a month, and in which scale its tile shows it. */
async function figureOf(
  kpi: KpiName,
  { month, ...asked }: { month: string } & Pick<KpiRequest, 'compare' | 'definition'>
) {
  const question = { kpi, period: { month }, scope: {} }
  return withBuild(async (connection) => {
    const [answer, target] = [
      await queryKpi(connection, { ...question, ...asked }),
      await queryKpi(connection, { ...question, compare: 'target' })
    ]
    const { unit, kind, total } = answer
    const values = [total.value, total.previous, target.total.previous]
    const style = kind === 'sum' ? 'narrow' : 'average'
    return { answer, scale: scaleFor({ unit, language: 'zh-CN', currency: 'CNY', values, style }) }
  })
}

async function withBuild<Result>(
  work: (connection: Awaited<ReturnType<DuckDBInstance['connect']>>) => Promise<Result>
): Promise<Result> {
  const path = join(folder, 'builds', october, 'clientele.duckdb')
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
