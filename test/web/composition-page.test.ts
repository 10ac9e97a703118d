import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatCell } from '../../web/src/lib/formats/figures.ts'
import { formatNumber } from '../../web/src/lib/formats/numbers.ts'
import { scaleFor } from '../../web/src/lib/formats/scale.ts'
import { rest } from './every-page.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

type Row = { key: string; label: string | null; value: number; share: number | null }
type Composition = { rows: Row[]; total: Row; other: (Row & { members: number }) | null }

/** The same figures as the API has them: exact, and worked out without the page. */
async function ask<Answer>(resource: string, where: Record<string, string>, given: Record<string, string>) {
  const parameters = new URLSearchParams({ month: '2026-10', ...given })
  for (const [dimension, key] of Object.entries(where)) parameters.append('where', `${dimension}=${key}`)
  const response = await fetch(`${sample.url}/api/v1/${resource}?${parameters}`)
  if (!response.ok) throw new Error(`${resource} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

const compose = (by: string, where: Record<string, string>, given = {}) =>
  ask<Composition>(`compositions/${by}`, where, { compare: 'last-year', ...given })

const money = (values: (number | null)[]) =>
  scaleFor({ unit: 'money', language: 'zh-CN', currency: 'CNY', values })

const tableRow = (page: Page, key: string) => page.locator(`.parts tr[data-key="${key}"]`)
const parametersOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
const totalOf = (page: Page) => page.locator('.parts tfoot td.value').innerText()
const headline = (page: Page) => page.locator('h1').innerText()
/** What the rows of the table say, for telling two of them apart. */
const tableText = (page: Page) => page.locator('.parts tbody').innerText()

async function goTo(page: Page, act: () => Promise<unknown>, reached: (url: URL) => boolean) {
  await act()
  await page.waitForURL(reached)
  await rest(page)
}

describe('the way down the regions', () => {
  it('leads from the areas to the order lines; each level comes to the row that was entered', async () => {
    const page = await sample.open('/composition?month=2026-10&compare=last-year&by=area')
    const where: Record<string, string> = {}
    let entered: number | null = null
    for (const [by, next] of [
      ['area', 'province'],
      ['province', 'city'],
      ['city', 'customer']
    ] as const) {
      const { rows, total, other } = await compose(by, where)
      const parts = [...rows, ...(other ? [other] : [])].reduce((sum, { value }) => sum + value, 0)
      expect(parts, by).toBeCloseTo(total.value, 2)
      if (entered !== null) expect(total.value, by).toBeCloseTo(entered, 2)
      const first = rows[0]
      if (first === undefined) throw new Error(`no ${by}`)
      const scale = money([total.value, (total as unknown as { previous: number }).previous])
      expect(await totalOf(page), by).toBe(formatCell(total.value, scale))
      expect(await tableRow(page, first.key).locator('td.value').innerText(), by).toBe(
        formatCell(first.value, scale)
      )
      entered = first.value
      where[by] = first.key
      const link = tableRow(page, first.key).locator('.drill')
      await goTo(
        page,
        () => link.click(),
        ({ searchParams }) => searchParams.get('by') === next
      )
      expect(parametersOf(page)).toMatchObject(where)
      expect(await headline(page)).toMatch(new RegExp(`^${first.label}`))
    }

    const customers = await compose('customer', where)
    expect(customers.total.value).toBeCloseTo(entered ?? 0, 2)
    const customer = customers.rows.find(({ key }) => key !== '')
    if (customer === undefined) throw new Error('no customer')
    await tableRow(page, customer.key).locator('.drill').click()
    await page.waitForURL(/\/rows\/net-sales\?.*level=lines/)
    const lines = await ask<{ rows: { net_amount: number }[] }>(
      'rows/net-sales',
      { ...where, customer: customer.key },
      { level: 'lines', limit: '100000' }
    )
    expect(lines.rows.length).toBeGreaterThan(0)
    expect(lines.rows.reduce((sum, { net_amount }) => sum + net_amount, 0)).toBeCloseTo(customer.value, 2)
    expect(await headline(page)).toContain(formatNumber(lines.rows.length, 'zh-CN', 0))

    await page.goBack()
    await page.waitForURL(({ searchParams }) => searchParams.get('by') === 'customer')
    await page.locator('.parts').waitFor()
    for (const by of ['city', 'province', 'area']) {
      await goTo(
        page,
        () => page.goBack(),
        ({ searchParams }) => searchParams.get('by') === by
      )
    }
    const { total } = await compose('area', {})
    await expect.poll(() => totalOf(page)).toBe(formatCell(total.value, money([total.value])))
    await page.close()
  })

  it('goes by keyboard, too: Enter enters and goes on from the first row, Escape comes back', async () => {
    const page = await sample.open('/composition?month=2026-10&compare=last-year&by=area')
    await page.locator('.parts .drill').first().focus()
    await goTo(
      page,
      () => page.keyboard.press('Enter'),
      ({ searchParams }) => searchParams.get('by') === 'province'
    )
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('drill')
    await goTo(
      page,
      () => page.keyboard.press('Escape'),
      ({ searchParams }) => searchParams.get('by') === 'area' && !searchParams.has('area')
    )
    await page.close()
  })
})

describe('a choice', () => {
  it('marks its row, narrows the other figures alone, is in the address, and is given back', async () => {
    const page = await sample.open('/composition?month=2026-10&compare=last-year&by=area&measure=net-sales')
    const before = { table: await totalOf(page), rows: await page.locator('.parts tbody tr').count() }
    const east = tableRow(page, 'HD')
    await goTo(
      page,
      () => east.locator('.select').click(),
      ({ searchParams }) => searchParams.get('area') === 'HD'
    )
    expect(await east.getAttribute('class')).toContain('chosen')
    expect(await totalOf(page)).toBe(before.table)
    expect(await page.locator('.parts tbody tr').count()).toBe(before.rows)

    const products = await compose('category', { area: 'HD' }, { measure: 'units' })
    const beside = page.locator('#by-category')
    expect(await beside.locator('tfoot').innerText()).toContain(
      formatNumber(products.total.value, 'zh-CN', 0)
    )
    expect(await page.locator('#concentration h2').innerText()).toMatch(/^华东/)

    const copy = await sample.open(new URL(page.url()).pathname + new URL(page.url()).search)
    expect(await tableText(copy)).toBe(await tableText(page))
    expect(await tableRow(copy, 'HD').getAttribute('class')).toContain('chosen')
    await copy.close()

    await goTo(
      page,
      () => page.keyboard.press('Escape'),
      ({ searchParams }) => !searchParams.has('area')
    )
    expect(await page.locator('.parts tr.chosen').count()).toBe(0)
    await page.close()
  })
})

describe('the table', () => {
  it('lists every member in pages, sorted and searched over all of them', async () => {
    const page = await sample.open('/composition?month=2026-10&compare=last-year&by=product&sort=change')
    const all = await ask<{ rows: { key: string; change: number | null }[] }>(
      'compositions/product',
      {},
      {
        compare: 'last-year',
        limit: '10000'
      }
    )
    const worst = all.rows.toSorted((one, other) => (one.change ?? 0) - (other.change ?? 0))[0]
    expect(await page.locator('.parts tbody tr').first().getAttribute('data-key')).toBe(worst?.key)

    const name = await page.locator('.parts tbody .drill').nth(3).innerText()
    await goTo(
      page,
      () => page.locator('input[type="search"]').fill(name),
      ({ searchParams }) => searchParams.get('search') === name
    )
    const found = await page.locator('.parts tbody .drill').allInnerTexts()
    expect(found.length).toBeGreaterThan(0)
    for (const each of found) expect(each).toContain(name)

    await page.goto(`${sample.url}/composition?month=2026-10&compare=last-year&by=product&page=2`)
    await rest(page)
    const keys = await page
      .locator('.parts tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')))
    expect(keys).toEqual(all.rows.slice(50, 100).map(({ key }) => key))
    await page.close()
  })

  it('has no shares where parts do not add up, and says why', async () => {
    const page = await sample.open('/composition?month=2026-10&measure=active-customers&by=category')
    const heads = await page.locator('.parts thead').innerText()
    expect(heads).toContain('覆盖')
    expect(heads).not.toContain('份额')
    expect(await page.locator('#parts').innerText()).toContain('去重总数')
    await page.close()
  })
})

type Pivot = { rows: Row[]; columns: Row[]; cells: (number | null)[][]; total: number }

describe('the pivot', () => {
  it('holds what meets in two members; its sums are those of each alone, and a cell chooses both', async () => {
    const pivot = await ask<Pivot>('pivots/net-sales', {}, { rows: 'area', columns: 'category' })
    for (const [index, row] of pivot.rows.entries()) {
      const cells = (pivot.cells[index] ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0)
      expect(cells, row.key).toBeCloseTo(row.value, 2)
    }
    const page = await sample.open('/composition?month=2026-10&by=area&columns=category&show=pivot')
    const scale = money([pivot.total])
    const shown = await page
      .locator('#pivot tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText)))
    expect(shown).toEqual(
      pivot.rows.map((row, index) =>
        [...(pivot.cells[index] ?? []), row.value].map((value) => formatCell(value, scale))
      )
    )
    const [area, category] = [pivot.rows[1]?.key, pivot.columns[0]?.key]
    await goTo(
      page,
      () => page.locator('#pivot tbody tr').nth(1).locator('a').first().click(),
      ({ searchParams }) => searchParams.get('area') === area && searchParams.get('category') === category
    )
    await page.close()
  })
})

describe('any two periods', () => {
  it('are chosen as quarters, and all figures follow', async () => {
    const page = await sample.open('/composition?month=2026-10&by=area&show=periods')
    for (const side of [0, 1])
      await page.locator('fieldset').nth(side).locator('select').first().selectOption('quarter')
    await page.locator('[name="now-quarter"]').selectOption('2026-Q3')
    await page.locator('[name="before-quarter"]').selectOption('2026-Q2')
    await goTo(
      page,
      () => page.getByRole('button', { name: '比较', exact: true }).click(),
      ({ searchParams }) =>
        searchParams.get('period') === '2026-Q3' && searchParams.get('compare') === '2026-Q2'
    )
    const response = await fetch(`${sample.url}/api/v1/compositions/area?quarter=2026-Q3&compare=2026-Q2`)
    const { total } = (await response.json()) as { total: { value: number; previous: number } }
    const scale = money([total.value, total.previous])
    expect(await totalOf(page)).toBe(formatCell(total.value, scale))
    expect(await page.locator('.parts tfoot td.previous').innerText()).toBe(formatCell(total.previous, scale))
    expect(await headline(page)).toContain('2026年第2季度')
    await page.close()
  })
})
