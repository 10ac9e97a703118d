import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  kpis,
  openKpiRows,
  queryKpi,
  queryKpiRows,
  readKpiRows,
  salesKpis,
  type RowsRequest
} from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { figureMarts, martsOf } from './figure-marts.ts'
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

  it.each(salesKpis.map(({ name }) => name))('sums to the figure it opens: %s', async (kpi) => {
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

  const ofEvents = kpis.filter(({ name }) => !salesKpis.some((each) => each.name === name))
  it.each(ofEvents)('sums to the figure of its first example: $name', async (kpi) => {
    const [{ sales, sources, settings, period: asked, expected }] = kpi.examples
    const { connection, close } = await tinyWarehouse(
      { ...sources, sales: sales.map((line) => ({ ...line })), settings: settings ?? {} },
      { marts: [...figureMarts, ...martsOf(kpi)] }
    )
    const { rows } = await queryKpiRows(connection, { kpi: kpi.name, period: asked, scope: {} })
    close()
    const sum = (part: 'numerator' | 'denominator') =>
      rows.reduce((total, row) => total + (row[part] ?? 0), 0)
    const middle = rows.map(({ numerator }) => numerator).toSorted((one, other) => (one ?? 0) - (other ?? 0))
    expect(rows.length).toBeGreaterThan(0)
    if (kpi.kind === 'median') expect(middle).toContain(expected.value)
    else expect(sum('numerator')).toBeCloseTo(expected.numerator ?? expected.value ?? 0, 8)
    if (kpi.kind === 'ratio') expect(sum('denominator')).toBe(expected.denominator)
  })

  it('comes in the order asked for, the day last', async () => {
    const names = async (sort: string) => (await ask({ sort })).rows.map(({ numerator }) => numerator)
    expect(await names('-numerator')).toEqual([120, 60, 40, 30, 10, -15])
    expect(await names('numerator')).toEqual([-15, 10, 30, 40, 60, 120])
    expect((await ask({ sort: 'customer_name', limit: 2 })).rows.map((row) => row.customer_name)).toEqual(
      (await ask({ sort: 'customer_name' })).rows.slice(0, 2).map((row) => row.customer_name)
    )
    await expect(ask({ sort: 'net_amount' })).rejects.toThrow(/sort: net_amount — .*numerator/)
    const lines = await readKpiRows(shop.connection, {
      ...{ kpi: 'net-sales', period, scope: {}, level: 'lines', sort: '-product_name', limit: 3 }
    })
    expect(lines.rows.map(({ product_name }) => product_name)).toEqual(
      lines.rows.map(({ product_name }) => product_name).toSorted((one, other) => (one! < other! ? 1 : -1))
    )
  })

  it('finds rows by what stands in them, and says what those come to', async () => {
    const lines = (search: string) =>
      readKpiRows(shop.connection, { kpi: 'net-sales', period, scope: {}, level: 'lines', search, limit: 1 })
    const li = await lines('李')
    expect([li.total, li.rows.length, li.sums.net_amount]).toEqual([2, 1, 150])
    expect((await lines('o2')).sums.net_amount).toBe(40)
    expect((await lines('nothing like it')).total).toBe(0)
    const all = await lines('')
    expect([all.total, all.sums.net_amount, all.sums.numerator]).toEqual([6, 245, null])
    const counted = await readKpiRows(shop.connection, { kpi: 'return-rate', period, scope: {} })
    expect(counted.sums).toMatchObject({ numerator: 15, denominator: 260, net_amount: null })
  })

  it('comes in pages', async () => {
    const first = await ask({ limit: 4 })
    const second = await ask({ limit: 4, offset: 4 })
    expect([first.total, first.rows.length, second.rows.length]).toEqual([6, 4, 2])
    expect([...first.rows, ...second.rows]).toEqual((await ask({})).rows)
  })

  it('opens a figure to order lines, by day, with where each stands in its file', async () => {
    const lines = async (request: Partial<RowsRequest>) => {
      const asked: RowsRequest = { kpi: 'net-sales', period, scope: {}, level: 'lines', ...request }
      const { total, select } = await openKpiRows(shop.connection, asked)
      const reader = await shop.connection.runAndReadAll(select.sql)
      return { total, rows: reader.getRowObjectsJson() }
    }
    const { total, rows } = await lines({})
    expect(total).toBe(6)
    expect(rows.map((row) => [row['order_id'], row['product_id'], row['net_amount'], row['record']])).toEqual(
      [
        ['O1', 'tea', '120.0000', '3'],
        ['O1', 'pen', '30.0000', '4'],
        ['O2', 'pen', '40.0000', '5'],
        ['O3', 'tea', '60.0000', '6'],
        ['O4', 'box', '10.0000', '7'],
        ['O5', 'pen', '-15.0000', '8']
      ]
    )
    expect(rows[0]).toMatchObject({
      customer_name: '李',
      category: 'Drinks',
      file: 'sales.csv',
      line_kind: 'sale'
    })
    const paged = [await lines({ limit: 4 }), await lines({ limit: 4, offset: 4 })]
    expect(paged.flatMap((page) => page.rows)).toEqual(rows)
    const office = [{ dimension: 'category', values: ['Office'] }]
    expect((await lines({ where: office })).total).toBe(3)
    // Only purchases make a customer active.
    expect((await lines({ kpi: 'active-customers' })).rows.map((row) => row['order_id'])).toEqual([
      'O1',
      'O1',
      'O2',
      'O3'
    ])
    // Those kept from September, with the purchases of both months.
    expect((await lines({ kpi: 'retention-rate' })).rows.map((row) => row['order_id'])).toEqual([
      'S1',
      'S2',
      'O1',
      'O1',
      'O2'
    ])
  })
})
