import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryKpi, queryPivot, type KpiName, type PivotRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
})

afterAll(() => shop.close())

const pivot = (request: Partial<PivotRequest>) =>
  queryPivot(shop.connection, {
    kpi: 'net-sales',
    rows: 'area',
    columns: 'category',
    period: { month: '2026-10' },
    scope: {},
    ...request
  })

describe('queryPivot', () => {
  it('sets two dimensions against each other, largest first, with totals', async () => {
    const answer = await pivot({})
    expect(answer.rows.map(({ key, label, value }) => [key, label, value])).toEqual([
      ['E', 'East', 210],
      ['W', 'West', 25],
      ['', null, 10]
    ])
    expect(answer.columns.map(({ key, value }) => [key, value])).toEqual([
      ['Drinks', 180],
      ['Office', 55],
      ['', 10]
    ])
    expect(answer.cells).toEqual([
      [180, 30, null],
      [null, 25, null],
      [null, null, 10]
    ])
    expect(answer).toMatchObject({ total: 245, rows_add_up: true, columns_add_up: true, more_rows: 0 })
  })

  it('counts customers anew for every total: Li bought in both categories', async () => {
    const answer = await pivot({ kpi: 'active-customers', rows: 'category', columns: 'channel' })
    expect(answer.rows.map(({ key, value }) => [key, value])).toEqual([
      ['Drinks', 2],
      ['Office', 2]
    ])
    expect(answer.columns.map(({ key, value }) => [key, value])).toEqual([
      ['online', 2],
      ['store', 1]
    ])
    expect(answer.cells).toEqual([
      [2, null],
      [1, 1]
    ])
    expect(answer).toMatchObject({ total: 3, rows_add_up: false, columns_add_up: false })
  })

  it('knows along which side parts add up', async () => {
    // Each customer has one home, but may buy in several categories.
    const answer = await pivot({ kpi: 'active-customers', rows: 'home_area', columns: 'category' })
    expect(answer).toMatchObject({ rows_add_up: false, columns_add_up: true })
  })

  it('works ratios out from their own parts', async () => {
    const { cells, rows, columns } = await pivot({
      kpi: 'return-rate',
      rows: 'customer',
      columns: 'category'
    })
    const cell = (row: string, column: string) =>
      cells[rows.findIndex(({ key }) => key === row)]?.[columns.findIndex(({ key }) => key === column)]
    expect(cell('Wu', 'Office')).toBe(15 / 40)
    expect(cell('Li', 'Office')).toBe(0)
    expect(cell('Wu', 'Drinks')).toBeNull()
  })

  it('shows the largest and says how many more there are', async () => {
    const answer = await pivot({ row_limit: 1, column_limit: 2 })
    expect(answer).toMatchObject({ more_rows: 2, more_columns: 1, cells: [[180, 30]] })
  })

  it('crosses a dimension with itself, and tiers with what customers are', async () => {
    expect((await pivot({ columns: 'area' })).cells).toEqual([
      [210, null, null],
      [null, 25, null],
      [null, null, 10]
    ])
    const { rows, columns, cells, total } = await pivot({ rows: 'tier', columns: 'industry' })
    expect(rows.map(({ key }) => key).sort()).toEqual(['', 'key', 'potential', 'strategic'])
    expect(columns.map(({ key }) => key)).toEqual(['tea rooms', ''])
    expect(cells.flat().reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(total)
  })

  it('has the totals that the KPI has by each side', async () => {
    for (const kpi of ['net-sales', 'units', 'orders', 'active-customers'] satisfies KpiName[]) {
      const answer = await pivot({ kpi, rows: 'city', columns: 'product' })
      for (const [by, members] of [
        ['city', answer.rows],
        ['product', answer.columns]
      ] as const) {
        const alone = await queryKpi(shop.connection, { kpi, by, period: { month: '2026-10' }, scope: {} })
        expect(members.map(({ key, value }) => [key, value])).toEqual(
          alone.rows.map(({ key, value }) => [key, value])
        )
      }
    }
  })

  it('refuses a dimension that the build does not have', async () => {
    await expect(pivot({ columns: 'colour' })).rejects.toThrow(/^columns: colour — one of tier, /)
  })
})
