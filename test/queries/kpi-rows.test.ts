import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiNames, queryKpi, queryKpiRows, type RowsRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
})

afterAll(() => shop.close())

const period = { month: '2026-10' }
const ask = (request: Partial<RowsRequest>) =>
  queryKpiRows(shop.connection, { kpi: 'net-sales', period, scope: {}, ...request })

describe('queryKpiRows', () => {
  it('opens a sum to its lines, by day', async () => {
    const { total, rows } = await ask({ by: 'category' })
    expect(total).toBe(6)
    expect(
      rows.map((row) => [row.key, row.customer_id, row.order_id, row.ordered_on, row.numerator])
    ).toEqual([
      ['Drinks', 'Li', 'O1', '2026-10-02', 120],
      ['Office', 'Li', 'O1', '2026-10-02', 30],
      ['Office', 'Wu', 'O2', '2026-10-03', 40],
      ['Drinks', 'He', 'O3', '2026-10-04', 60],
      ['', null, 'O4', '2026-10-05', 10],
      ['Office', 'Wu', 'O5', '2026-10-06', -15]
    ])
    expect(rows[0]).toMatchObject({ customer_name: '李', label: 'Drinks', denominator: null })
  })

  it('leaves out lines that count for nothing', async () => {
    expect((await ask({ kpi: 'gross-sales' })).rows.map(({ order_id }) => order_id)).toEqual([
      'O1',
      'O1',
      'O2',
      'O3',
      'O4'
    ])
  })

  it('opens counts to orders and to customers', async () => {
    const orders = await ask({ kpi: 'orders', where: [{ dimension: 'channel', values: ['online'] }] })
    expect(orders.rows.map(({ order_id, customer_id }) => [order_id, customer_id])).toEqual([
      ['O1', 'Li'],
      ['O3', 'He']
    ])
    const customers = await ask({ kpi: 'active-customers' })
    expect(customers.rows.map(({ customer_id, ordered_on }) => [customer_id, ordered_on])).toEqual([
      ['Li', '2026-10-02'],
      ['Wu', '2026-10-03'],
      ['He', '2026-10-04']
    ])
  })

  it.each(kpiNames)('sums to the figure it opens: %s', async (kpi) => {
    const { rows } = await ask({ kpi, by: 'area', where: [{ dimension: 'owner', values: ['ann', 'bob'] }] })
    const answer = await queryKpi(shop.connection, {
      kpi,
      period,
      by: 'area',
      where: [{ dimension: 'owner', values: ['ann', 'bob'] }],
      scope: {}
    })
    const sum = (key: string, part: 'numerator' | 'denominator') =>
      rows.filter((row) => row.key === key).reduce((total, row) => total + (row[part] ?? 0), 0)
    for (const { key, value, numerator, denominator } of answer.rows) {
      expect(sum(key, 'numerator')).toBe(numerator ?? value)
      if (denominator !== null) expect(sum(key, 'denominator')).toBe(denominator)
    }
  })

  it('comes in pages', async () => {
    const first = await ask({ limit: 4 })
    const second = await ask({ limit: 4, offset: 4 })
    expect([first.total, first.rows.length, second.rows.length]).toEqual([6, 4, 2])
    expect([...first.rows, ...second.rows]).toEqual((await ask({})).rows)
  })
})
