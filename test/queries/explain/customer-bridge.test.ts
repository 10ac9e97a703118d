import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryExplain, queryKpi, type ExplainRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type Row, type TinyWarehouse } from '../../support/warehouse.ts'
import { askBridge, barsOf, expectExact, rowsOf } from './bridges.ts'

const line = (ordered_at: string, customer_id: string | null, amount: number, more: Row = {}): Row => ({
  ordered_at,
  customer_id,
  amount,
  product_id: 'tea',
  region_id: 'E',
  ...more
})
const returned = { quantity: -1 }

/** October against September, a churn window of 45 days. Each customer is named after what becomes of them. */
const sales: readonly Row[] = [
  line('2026-01-05', 'growing', 1),
  line('2026-09-10', 'growing', 100),
  line('2026-10-10', 'growing', 130.5),
  line('2026-09-11', 'same', 20),
  line('2026-10-11', 'same', 20),
  line('2026-09-12', 'shrinking', 80),
  line('2026-10-12', 'shrinking', 30.25),
  // Gave back more than was bought in October, and yet bought in both.
  line('2026-09-12', 'giving back', 60),
  line('2026-10-05', 'giving back', 10),
  line('2026-10-06', 'giving back', -25, returned),
  line('2026-10-31', 'newcomer', 40),
  // 45 days after 20 August are over on 4 October: who buys that day is in time.
  line('2026-08-20', 'back on the day', 5),
  line('2026-10-04', 'back on the day', 7),
  line('2026-08-20', 'back a day late', 5),
  line('2026-10-05', 'back a day late', 9),
  // A second purchase in October changes nothing about how they came back.
  line('2026-10-06', 'back a day late', 1),
  // 45 days after 16 September are over on 31 October, after 17 September not before 1 November.
  line('2026-09-16', 'gone on the last day', 11),
  line('2026-11-20', 'gone on the last day', 3),
  line('2026-09-17', 'not gone yet', 12),
  line('2026-09-20', 'back in November', 13),
  line('2026-11-04', 'back in November', 1),
  line('2026-08-10', 'only returning', 50),
  line('2026-10-20', 'only returning', -50, returned),
  line('2026-09-15', 'returned before', -4, returned),
  // A gift has no amount, so nobody stands behind it.
  line('2026-10-15', 'given a gift', 0),
  line('2026-09-15', null, 17),
  line('2026-10-15', null, 10)
]

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse({
    sales,
    settings: { as_of: '2026-12-31', complete_through: '2026-12-31', churn_window_days: 45 }
  })
})
afterAll(() => shop.close())

const ask = (request: Partial<ExplainRequest> = {}) => askBridge(shop.connection, 'customers', request)

describe('the customer bridge', () => {
  it('says what became of each customer, on either side of each boundary', async () => {
    const bridge = await ask()
    expect(bridge.by).toBe('customer')
    expect(rowsOf(bridge)).toEqual({
      growing: { expanded: 30.5 },
      same: {},
      shrinking: { contracted: -49.75 },
      'giving back': { contracted: -75 },
      newcomer: { new: 40 },
      'back on the day': { returned: 7 },
      'back a day late': { reactivated: 10 },
      'gone on the last day': { churned: -11 },
      'not gone yet': { paused: -12 },
      'back in November': { paused: -13 },
      'only returning': { 'returns-only': -50 },
      'returned before': { 'returns-only': 4 },
      '': { 'no-customer': -7 }
    })
  })

  it('sums them up in bars of a fixed order, with how many customers stand behind each', async () => {
    const { bars } = await ask({ language: 'en' })
    expect(bars.map(({ effect, label, change, members }) => [effect, label, change, members])).toEqual([
      ['new', 'New', 40, 1],
      ['reactivated', 'Reactivated', 10, 1],
      ['returned', 'Returned', 7, 1],
      ['expanded', 'Expanded', 30.5, 2],
      ['contracted', 'Contracted', -124.75, 2],
      ['paused', 'Paused', -25, 2],
      ['churned', 'Churned', -11, 1],
      ['returns-only', 'Returns only', -46, 2],
      ['no-customer', 'No customer id', -7, 0]
    ])
    const labels = (await ask({ language: 'zh-CN' })).bars.map(({ label }) => label)
    expect(labels).toEqual([
      '新增',
      '重新激活',
      '回归',
      '增购',
      '减购',
      '暂停',
      '流失',
      '仅退货',
      '无客户编号'
    ])
  })

  it('gives every customer’s figures, the largest change first, and the rest together', async () => {
    const { rows, other } = await ask({ limit: 2 })
    expect(rows).toMatchObject([
      { key: 'giving back', label: 'giving back', value: -15, previous: 60, change: -75 },
      { key: 'only returning', value: -50, previous: 0, change: -50 }
    ])
    expect(other).toMatchObject({ key: 'other', label: null, members: 11, change: -1.25 })
    expect(other?.effects).toMatchObject({ new: 40, contracted: -49.75, churned: -11, 'returns-only': 4 })
  })

  it('shows what lies behind a bar', async () => {
    const { bars, rows, other } = await ask({ effect: 'paused', limit: 1 })
    expect(bars).toHaveLength(9)
    expect(rows).toMatchObject([
      { key: 'back in November', value: 0, previous: 13, change: -13, effects: { paused: -13, new: 0 } }
    ])
    expect(other).toMatchObject({ previous: 12, change: -12, members: 1 })
    expect((await ask({ effect: 'returned' })).rows.map(({ key }) => key)).toEqual(['back on the day'])
  })

  it('is exact for every KPI that it explains', async () => {
    for (const kpi of ['net-sales', 'gross-sales', 'units', 'gross-profit'] as const) {
      const { change, bridges } = await queryExplain(shop.connection, {
        kpi,
        period: { month: '2026-10' },
        scope: {},
        bridge: 'customers'
      })
      expect(bridges).toHaveLength(1)
      for (const bridge of bridges) expectExact(bridge, change)
    }
    // Who only returned has nothing in gross sales.
    expect(barsOf(await ask({ kpi: 'gross-sales' }))).toEqual({
      new: 40,
      reactivated: 10,
      returned: 7,
      expanded: 30.5,
      contracted: -99.75,
      paused: -25,
      churned: -11,
      'no-customer': -7
    })
    expect((await ask({ kpi: 'gross-sales' })).bars.at(-2)).toMatchObject({ change: 0, members: 0 })
  })

  it('calls those won between two periods new since the first of them', async () => {
    const { bars, rows } = await ask({ compare: '2026-07' })
    expect(bars.map(({ change, members }) => [change, members])).toEqual([
      [20 + 30.25 - 15 + 40 + 7 + 10, 6],
      [0, 0],
      [130.5, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [-50, 1],
      [10, 0]
    ])
    expect(rows[0]).toMatchObject({ key: 'growing', effects: { returned: 130.5 } })
  })

  it('looks from a later period back as well', async () => {
    const bridge = await ask({ period: { month: '2026-09' }, compare: '2026-10' })
    expectExact(bridge, 126.25)
    expect(rowsOf(bridge)).toMatchObject({
      'gone on the last day': { new: 11 },
      // Bought in October alone: in September last seen on 20 August.
      'back on the day': { paused: -7 },
      newcomer: { paused: -40 }
    })
  })
})

describe('a month that is not over', () => {
  let early: TinyWarehouse
  beforeAll(async () => {
    early = await tinyWarehouse({
      sales,
      settings: { as_of: '2026-10-12', complete_through: '2026-09-30', churn_window_days: 20 }
    })
  })
  afterAll(() => early.close())

  it('compares as many days, and calls churned who was so by the last of them', async () => {
    const answer = await queryExplain(early.connection, {
      kpi: 'net-sales',
      period: { month: '2026-10' },
      scope: {},
      bridge: 'customers'
    })
    expect(answer).toMatchObject({
      complete: false,
      through: '2026-10-12',
      comparison: { kind: 'previous', from: '2026-09-01', to: '2026-09-12', same_days: true },
      value: 182.75,
      previous: 260,
      change: -77.25
    })
    expect(answer.bridges.map(rowsOf)).toEqual([
      {
        growing: { expanded: 30.5 },
        same: {},
        shrinking: { contracted: -49.75 },
        'giving back': { contracted: -75 },
        'back on the day': { reactivated: 7 },
        'back a day late': { reactivated: 10 }
      }
    ])
  })

  it('knows by then only that twenty days are over', async () => {
    const days = { period: { from: '2026-10-01', to: '2026-10-12' }, compare: '2026-09-16..2026-09-22' }
    expect(rowsOf(await askBridge(early.connection, 'customers', days))).toMatchObject({
      'gone on the last day': { churned: -11 },
      'not gone yet': { churned: -12 },
      'back in November': { churned: -13 }
    })
    const sooner = { ...days, period: { from: '2026-10-01', to: '2026-10-06' } }
    expect(rowsOf(await askBridge(early.connection, 'customers', sooner))).toMatchObject({
      'gone on the last day': { churned: -11 },
      'not gone yet': { paused: -12 },
      'back in November': { paused: -13 }
    })
  })
})

describe('the customer bridge of a slice', () => {
  let slices: TinyWarehouse
  const west = { region_id: 'W', product_id: 'pen' }
  beforeAll(async () => {
    slices = await tinyWarehouse({
      sales: [
        line('2026-06-01', 'moving', 1),
        line('2026-09-05', 'moving', 100),
        line('2026-10-05', 'moving', 20),
        line('2026-10-06', 'moving', 90, west),
        line('2026-05-01', 'leaving', 1, west),
        line('2026-09-01', 'leaving', 30),
        line('2026-09-02', 'leaving', 5, west),
        line('2026-10-07', 'coming', 8),
        line('2026-10-08', 'coming', 4, west),
        line('2026-09-20', null, 2, west)
      ],
      products: [
        { product_id: 'tea', category: 'Drinks' },
        { product_id: 'pen', category: 'Office' }
      ],
      regions: [
        { region_id: 'E', region_name: 'East' },
        { region_id: 'W', region_name: 'West' }
      ],
      customers: [
        { customer_id: 'moving', owner: 'ann' },
        { customer_id: 'leaving', owner: 'bob' },
        { customer_id: 'coming', owner: 'ann' }
      ],
      settings: {
        as_of: '2026-10-31',
        complete_through: '2026-10-31',
        churn_window_days: 45,
        tier_strategic_minimum: 100,
        tier_key_minimum: 20
      }
    })
  })
  afterAll(() => slices.close())
  const askSlice = (request: Partial<ExplainRequest>) => askBridge(slices.connection, 'customers', request)

  it('splits a customer’s amounts, and never what became of them', async () => {
    const whole = barsOf(await askSlice({}))
    expect(whole).toEqual({ new: 12, expanded: 10, churned: -35, 'no-customer': -2 })
    const byRegion = await askSlice({ by: 'region' })
    expect(barsOf(byRegion)).toEqual(whole)
    expect(rowsOf(byRegion)).toEqual({
      E: { new: 8, expanded: -80, churned: -30 },
      W: { new: 4, expanded: 90, churned: -5, 'no-customer': -2 }
    })
    for (const by of ['category', 'product', 'owner', 'tier', 'region', 'customer'])
      expectExact(await askSlice({ by }), -15)
    const churned = await askSlice({ by: 'region', effect: 'churned' })
    expect(churned.rows.map(({ key, previous, change }) => [key, previous, change])).toEqual([
      ['E', 30, -30],
      ['W', 5, -5]
    ])
  })

  it('knows only the purchases in the slice, in both periods and before', async () => {
    const inWest = { where: [{ dimension: 'category', values: ['Office'] }] }
    expect(rowsOf(await askSlice(inWest))).toEqual({
      // Had bought tea before, and never a pen.
      moving: { new: 90 },
      coming: { new: 4 },
      leaving: { churned: -5 },
      '': { 'no-customer': -2 }
    })
    expect(rowsOf(await askSlice({ where: [{ dimension: 'region', values: ['E'] }] }))).toEqual({
      moving: { contracted: -80 },
      coming: { new: 8 },
      leaving: { churned: -30 }
    })
  })

  it('keeps to what the viewer may see', async () => {
    const scope = { owners: ['ann'] }
    expect(rowsOf(await askSlice({ scope }))).toEqual({ moving: { expanded: 10 }, coming: { new: 12 } })
    const inWest = { regions: ['W'] }
    expect(rowsOf(await askSlice({ scope: inWest, by: 'region' }))).toEqual({
      W: { new: 94, churned: -5, 'no-customer': -2 }
    })
  })

  it('splits both periods by the classes of the one compared with, when asked to', async () => {
    // At the opening of September: moving 1 and leaving 1 are regular; of October: 101 strategic, 36 key.
    const own = await askSlice({ by: 'tier' })
    expect(rowsOf(own)).toEqual({
      strategic: { expanded: 110 },
      regular: { expanded: -100, churned: -35 },
      potential: { new: 12 },
      '': { 'no-customer': -2 }
    })
    const base = await askSlice({ by: 'tier', classes: 'base' })
    expect(rowsOf(base)).toEqual({
      regular: { expanded: 10, churned: -35 },
      potential: { new: 12 },
      '': { 'no-customer': -2 }
    })
    expect(barsOf(base)).toEqual(barsOf(own))
  })

  it('lets a filter by tier choose amounts, not purchases', async () => {
    const regular = { where: [{ dimension: 'tier', values: ['regular'] }] }
    expect(rowsOf(await askSlice(regular))).toEqual({
      // Bought in both; in October no longer as a regular customer.
      moving: { contracted: -100 },
      leaving: { churned: -35 }
    })
    expect(rowsOf(await askSlice({ ...regular, classes: 'base' }))).toEqual({
      moving: { expanded: 10 },
      leaving: { churned: -35 }
    })
  })

  it('agrees with the KPI in every slice', async () => {
    for (const where of [[], [{ dimension: 'category', values: ['Drinks'] }]]) {
      const request = { kpi: 'net-sales', period: { month: '2026-10' }, scope: {}, where } as const
      const { total } = await queryKpi(slices.connection, { ...request, compare: 'previous' })
      const answer = await queryExplain(slices.connection, request)
      expect(answer.change).toBe(total.change)
      for (const bridge of answer.bridges) expectExact(bridge, total.change)
    }
  })
})
