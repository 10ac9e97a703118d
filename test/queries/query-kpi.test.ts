import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryKpi, type KpiRequest, type KpiRow } from '../../queries/index.ts'
import { tinyWarehouse, type TinySources, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
})

afterAll(() => shop.close())

const october = { month: '2026-10' }
const ask = (request: Partial<KpiRequest>) =>
  queryKpi(shop.connection, { kpi: 'net-sales', period: october, scope: {}, ...request })
const rowsOf = async (request: Partial<KpiRequest>) => (await ask(request)).rows
const values = (rows: readonly KpiRow[]) => Object.fromEntries(rows.map(({ key, value }) => [key, value]))
const total = async (request: Partial<KpiRequest>) => (await ask(request)).total.value

describe('queryKpi', () => {
  it('says on which day tiers were set, which is a month’s first', async () => {
    const within = { from: '2026-10-15', to: '2026-10-31' }
    expect((await ask({ period: within, by: 'tier' })).tiers_at).toBe('2026-10-01')
    const filtered = { period: within, where: [{ dimension: 'tier', values: ['key'] }] }
    expect((await ask(filtered)).tiers_at).toBe('2026-10-01')
    expect((await ask({ period: within, by: 'channel' })).tiers_at).toBeNull()
  })

  it('says what it answered', async () => {
    expect(await ask({})).toEqual({
      build: '20261101-000000-abcdef',
      kpi: 'net-sales',
      unit: 'money',
      kind: 'sum',
      definition: 'standard',
      period: { from: '2026-10-01', to: '2026-10-31' },
      window: { from: '2026-10-01', to: '2026-10-31' },
      short_history: false,
      churn_window_days: null,
      companions: [],
      through: '2026-10-31',
      complete: true,
      tiers_at: null,
      comparison: null,
      parts_add_up: true,
      rows: [
        {
          key: 'total',
          label: null,
          value: 245,
          numerator: null,
          denominator: null,
          previous: null,
          change: null,
          change_rate: null,
          share: null,
          n: null,
          low: null,
          high: null,
          change_low: null,
          change_high: null
        }
      ],
      total: expect.objectContaining({ key: 'total', value: 245 }) as unknown,
      other: null
    })
  })

  it('gives every KPI of the month', async () => {
    expect(await total({ kpi: 'gross-sales' })).toBe(260)
    expect((await ask({ kpi: 'return-rate' })).total).toMatchObject({
      value: 15 / 260,
      numerator: 15,
      denominator: 260
    })
    expect(await total({ kpi: 'units' })).toBe(4)
    expect(await total({ kpi: 'orders' })).toBe(4)
    expect(await total({ kpi: 'active-customers' })).toBe(3)
  })

  it('adds quarters up from their months and days', async () => {
    expect(await total({ period: { from: '2026-09-01', to: '2026-10-31' } })).toBe(395)
    expect(await total({ period: { quarter: '2026-Q3' } })).toBe(150)
    expect(await total({ period: { from: '2026-10-03', to: '2026-10-05' } })).toBe(110)
  })
})

describe('by a dimension', () => {
  it('keeps two cities of one name apart, by key', async () => {
    const rows = await rowsOf({ by: 'city' })
    expect(rows.map(({ key, label, value }) => [key, label, value])).toEqual([
      ['E1', 'Springfield', 210],
      ['W1', 'Springfield', 25],
      ['', null, 10]
    ])
  })

  it.each<[string, Record<string, number>]>([
    ['area', { E: 210, W: 25, '': 10 }],
    ['home_area', { E: 150, W: 85, '': 10 }],
    ['home_region', { E1: 150, W1: 85, '': 10 }],
    ['region', { E1: 210, W1: 25, '': 10 }],
    ['customer', { Li: 150, He: 60, Wu: 25, '': 10 }],
    ['owner', { ann: 210, bob: 25, '': 10 }],
    ['industry', { 'tea rooms': 210, '': 35 }],
    ['product', { tea: 180, pen: 55, box: 10 }],
    ['category', { Drinks: 180, Office: 55, '': 10 }],
    ['channel', { online: 210, store: 25, '': 10 }],
    ['tier', { strategic: 150, potential: 60, key: 25, '': 10 }]
  ])('%s: the parts make the whole', async (by, expected) => {
    const rows = await rowsOf({ by })
    expect(values(rows)).toEqual(expected)
    expect(rows.map(({ value }) => value)).toEqual([...Object.values(expected)].sort((a, b) => b - a))
  })

  it('names members in their own words, and tiers in the language asked for', async () => {
    const labels = async (by: string, language: 'zh-CN' | 'en') =>
      (await rowsOf({ by, language })).map(({ label }) => label)
    expect(await labels('customer', 'en')).toEqual(['李', '何', '吴', null])
    expect(await labels('product', 'en')).toEqual(['绿茶', 'Pen', 'Box'])
    expect(await labels('tier', 'zh-CN')).toEqual(['战略客户', '潜在客户', '重点客户', null])
    expect(await labels('tier', 'en')).toEqual(['Strategic', 'Potential', 'Key', null])
  })

  it('counts an order in every category it has a line of, and gives no shares then', async () => {
    const { rows, total } = await ask({ kpi: 'orders', by: 'category' })
    expect(values(rows)).toEqual({ Drinks: 2, Office: 2, '': 1 })
    expect(total.value).toBe(4)
    expect(rows.map(({ share }) => share)).toEqual([null, null, null])
  })

  it('gives shares of sums, and of customers by their own attributes', async () => {
    const sales = await rowsOf({ by: 'area' })
    expect(sales.map(({ share }) => share)).toEqual([210 / 245, 25 / 245, 10 / 245])
    const customers = await rowsOf({ kpi: 'active-customers', by: 'owner' })
    expect(customers.map(({ key, share }) => [key, share])).toEqual([
      ['ann', 2 / 3],
      ['bob', 1 / 3]
    ])
    const rates = await rowsOf({ kpi: 'return-rate', by: 'owner' })
    expect(rates.map(({ key, value, share }) => [key, value, share])).toEqual([
      ['bob', 15 / 40, null],
      ['ann', 0, null],
      ['', 0, null]
    ])
  })

  it('sums what lies beyond the limit, where members can be summed', async () => {
    const sales = await ask({ by: 'customer', limit: 1 })
    expect(values(sales.rows)).toEqual({ Li: 150 })
    expect(sales.other).toMatchObject({ key: 'other', members: 3, value: 95, share: 95 / 245 })
    const rates = await ask({ kpi: 'return-rate', by: 'channel', limit: 1 })
    expect(values(rates.rows)).toEqual({ store: 15 / 40 })
    expect(rates.other).toMatchObject({ members: 2, value: 0, numerator: 0, denominator: 220 })
    const orders = await ask({ kpi: 'orders', by: 'category', limit: 1 })
    expect(orders.other).toMatchObject({ members: 2, value: null, share: null })
    expect((await ask({ by: 'customer', limit: 4 })).other).toBeNull()
  })
})

describe('filters', () => {
  it.each<[string, string[], number]>([
    ['area', ['E'], 210],
    ['city', ['W1'], 25],
    ['area', ['E', 'W'], 235],
    ['area', [''], 10],
    ['channel', ['store', ''], 35],
    ['category', ['Office'], 55],
    ['product', ['pen', 'box'], 65],
    ['customer', ['He'], 60],
    ['customer', [''], 10],
    ['owner', ['bob'], 25],
    ['industry', [''], 35],
    ['tier', ['key', 'potential'], 85],
    ['tier', [''], 10],
    ['home_city', ['W1'], 85],
    ['area', ['Springfield'], 0]
  ])('%s in %o: %i', async (dimension, members, expected) => {
    expect(await total({ where: [{ dimension, values: members }] })).toBe(expected)
  })

  it('apply together', async () => {
    const where = [
      { dimension: 'area', values: ['E'] },
      { dimension: 'category', values: ['Drinks'] },
      { dimension: 'owner', values: ['ann'] }
    ]
    expect(await total({ where })).toBe(180)
    expect(values(await rowsOf({ where, by: 'customer' }))).toEqual({ Li: 120, He: 60 })
    expect(await total({ where: [...where, { dimension: 'area', values: ['W'] }] })).toBe(0)
  })

  it.each(["' or 1=1 --", '"; drop table marts.orders; --', '\u0000', '%', '{}', "getvariable('from_date')"])(
    'take %j as a name that no member has',
    async (value) => {
      expect(await total({ where: [{ dimension: 'channel', values: [value] }] })).toBe(0)
      expect(await total({ where: [{ dimension: 'product', values: [value] }] })).toBe(0)
    }
  )

  it.each(['sales', 'tier"', "area' or 1=1", 'net_amount', '', '__proto__'])(
    'refuse %j as a dimension',
    async (name) => {
      await expect(ask({ by: name })).rejects.toThrow(/^by: .* — one of tier, segment, stage, customer, /)
      await expect(ask({ where: [{ dimension: name, values: ['x'] }] })).rejects.toThrow(
        /^where: .* — one of tier/
      )
    }
  )
})

describe('comparisons', () => {
  it('set the month before beside this one, members of either', async () => {
    const { rows, total, comparison } = await ask({ by: 'customer', compare: 'previous' })
    const september = { from: '2026-09-01', to: '2026-09-30' }
    expect(comparison).toEqual({
      kind: 'previous',
      ...september,
      same_days: false,
      window: september,
      short_history: false
    })
    expect(
      rows.map(({ key, value, previous, change, change_rate }) => [key, value, previous, change, change_rate])
    ).toEqual([
      ['Li', 150, 100, 50, 0.5],
      ['He', 60, 0, 60, null],
      ['Wu', 25, 50, -25, -0.5],
      ['', 10, 0, 10, null]
    ])
    expect(total).toMatchObject({ value: 245, previous: 150, change: 95, change_rate: 95 / 150 })
  })

  it('keep who bought only then', async () => {
    const period = { from: '2026-10-05', to: '2026-10-31' }
    const rows = await rowsOf({ by: 'customer', compare: 'previous', period })
    expect(rows.map(({ key, value, previous, change_rate }) => [key, value, previous, change_rate])).toEqual([
      ['', 10, 0, null],
      ['He', 0, 60, -1],
      ['Li', 0, 150, -1],
      ['Wu', -15, 90, -105 / 90]
    ])
  })

  it('classify customers by each period’s own opening', async () => {
    const rows = await rowsOf({ by: 'tier', compare: 'previous' })
    expect(rows.map(({ key, value, previous }) => [key, value, previous])).toEqual([
      ['strategic', 150, 0],
      ['potential', 60, 150],
      ['key', 25, 0],
      ['', 10, 0]
    ])
  })

  it('leave a rate unknown where nothing was sold', async () => {
    const rows = await rowsOf({ kpi: 'return-rate', by: 'customer', compare: 'previous' })
    expect(rows.map(({ key, value, previous, change }) => [key, value, previous, change])).toEqual([
      ['Wu', 15 / 40, 0, 15 / 40],
      ['He', 0, null, null],
      ['Li', 0, 0, 0],
      ['', 0, null, null]
    ])
  })

  it('know nothing of the time before the data', async () => {
    const { total, comparison } = await ask({ compare: 'last-year' })
    expect(comparison).toMatchObject({ from: '2025-10-01', to: '2025-10-31' })
    expect(total).toMatchObject({ value: 245, previous: null, change: null, change_rate: null })
  })

  it('give no rate of change from zero or less', async () => {
    const request = { compare: 'previous' as const, where: [{ dimension: 'customer', values: ['Wu'] }] }
    const days = { from: '2026-10-07', to: '2026-10-08' }
    expect((await ask({ ...request, period: days })).total).toMatchObject({
      previous: -15,
      change: 15,
      change_rate: null
    })
  })
})

describe('a month under way', () => {
  it('is compared with the same days and says so', async () => {
    const { connection, close } = await tinyWarehouse({
      ...littleShop,
      settings: { ...littleShop.settings, as_of: '2026-10-05', complete_through: '2026-09-30' }
    })
    const answer = await queryKpi(connection, {
      kpi: 'net-sales',
      period: october,
      compare: 'previous',
      scope: {}
    })
    close()
    expect(answer).toMatchObject({
      period: { from: '2026-10-01', to: '2026-10-31' },
      through: '2026-10-05',
      complete: false,
      comparison: { from: '2026-09-01', to: '2026-09-05', same_days: true },
      total: { value: 260, previous: 100 }
    })
  })
})

describe('a fiscal year that starts in April', () => {
  it('has its third quarter from October on', async () => {
    const { connection, close } = await tinyWarehouse({
      ...littleShop,
      settings: { ...littleShop.settings, fiscal_year_start_month: 4 }
    })
    const ask = (quarter: string) =>
      queryKpi(connection, { kpi: 'net-sales', period: { quarter }, scope: {}, compare: 'previous' })
    expect(await ask('2026-Q3')).toMatchObject({
      period: { from: '2026-10-01', to: '2026-12-31' },
      complete: false,
      total: { value: 245, previous: null }
    })
    expect((await ask('2026-Q2')).total.value).toBe(150)
    await expect(ask('2026-Q4')).rejects.toThrow(
      'quarter: 2026-Q4 — this build holds 2026-09-01 to 2026-10-31'
    )
    close()
  })
})

describe('scope', () => {
  it.each([
    [{}, 245, 3],
    [{ owners: ['ann'] }, 210, 2],
    [{ owners: ['bob'] }, 25, 1],
    [{ owners: ['ann', 'bob'] }, 235, 3],
    [{ regions: ['E'] }, 210, 1],
    [{ regions: ['W'] }, 25, 2],
    [{ regions: ['W1'] }, 25, 2],
    [{ owners: ['ann'], regions: ['W'] }, 235, 3],
    [{ owners: [] }, 0, 0],
    [{ regions: [] }, 0, 0],
    [{ owners: [], regions: ['E1'] }, 210, 1],
    [{ owners: ['nobody'], regions: ['Springfield'] }, 0, 0]
  ])('%o sees %i of sales and %i customers', async (scope, sales, customers) => {
    expect(await total({ scope })).toBe(sales)
    expect(await total({ scope, kpi: 'active-customers' })).toBe(customers)
    const days = { from: '2026-10-01', to: '2026-10-30' }
    expect(await total({ scope, period: days })).toBe(sales)
  })

  it('gives shares of what the viewer may see', async () => {
    const rows = await rowsOf({ scope: { owners: ['ann'] }, by: 'customer' })
    expect(rows.map(({ key, share }) => [key, share])).toEqual([
      ['Li', 150 / 210],
      ['He', 60 / 210]
    ])
  })
})

describe('one connection', () => {
  it('answers many questions at once as it does one after the other', async () => {
    const months = [october, { month: '2026-09' }]
    const requests = months.flatMap((period) =>
      ['area', 'tier', 'customer', undefined].map((by) => ({ period, ...(by ? { by } : {}) }))
    )
    const oneByOne = []
    for (const request of requests) oneByOne.push(await ask(request))
    const wrong = ask({ by: 'nothing' }).catch(() => 'refused')
    expect(await Promise.all(requests.map(ask))).toEqual(oneByOne)
    expect(await wrong).toBe('refused')
  })
})

describe('what can be said of a figure', () => {
  const askOf = async (sources: TinySources, request: Partial<KpiRequest>) => {
    const { connection, close } = await tinyWarehouse(sources)
    try {
      return await queryKpi(connection, {
        kpi: 'net-sales',
        period: { month: '2026-10' },
        scope: {},
        ...request
      })
    } finally {
      close()
    }
  }
  const bought = (ordered_at: string, customer_id: string, order_id: string) => ({
    ordered_at,
    customer_id,
    order_id,
    amount: 1
  })

  it('takes the mean of middles over the months that have one', async () => {
    // Gaps of 5 days in March and 7 in June: ten other months have none.
    const days = [
      '2025-10-01',
      '2026-03-01',
      '2026-03-06',
      '2026-06-01',
      '2026-06-08',
      '2026-10-02',
      '2026-10-05'
    ]
    const sales = days.map((day, index) => bought(day, 'Li', `A${index}`))
    const request = {
      kpi: 'purchase-interval',
      definition: 'within-period',
      compare: 'trailing-mean'
    } as const
    const settings = { as_of: '2026-10-31', complete_through: '2026-10-31' }
    expect((await askOf({ sales, settings }, request)).total).toMatchObject({ value: 3, previous: 6 })
  })

  it('does not call parts a whole where customers share an order', async () => {
    const sales = [
      bought('2026-10-01', 'Li', 'A1'),
      bought('2026-10-01', 'Wu', 'A1'),
      bought('2026-10-02', 'Wu', 'A2')
    ]
    const shared = await askOf({ sales }, { kpi: 'orders', by: 'customer' })
    expect(shared).toMatchObject({ parts_add_up: false, total: { value: 2 } })
    expect(shared.rows.map(({ key, value, share }) => [key, value, share])).toEqual([
      ['Wu', 2, null],
      ['Li', 1, null]
    ])
    const apart = await askOf({ sales: sales.slice(1) }, { kpi: 'orders', by: 'customer' })
    expect(apart).toMatchObject({ parts_add_up: true, total: { value: 2 } })
  })

  it('says when the figure compared with knows too little of the past', async () => {
    const sales = ['2025-09-05', '2025-10-05', '2026-10-05'].map((day, index) =>
      bought(day, 'Li', `A${index}`)
    )
    const { comparison, short_history } = await askOf(
      { sales },
      { kpi: 'purchase-frequency', compare: 'last-year' }
    )
    expect(short_history).toBe(false)
    expect(comparison).toMatchObject({
      from: '2025-10-01',
      window: { from: '2024-11-01', to: '2025-10-31' },
      short_history: true
    })
  })

  it('looks no further back than days can be written', async () => {
    const sales = [bought('2026-10-05', 'Li', 'A1')]
    const centuries = { from: '1000-01-01', to: '2999-12-31' }
    for (const compare of [undefined, 'previous', 'last-year', 'last-year-lunar'] as const) {
      for (const kpi of ['net-sales', 'retention-rate', 'churn-rate'] as const) {
        const { complete } = await askOf({ sales }, { kpi, period: centuries, ...(compare && { compare }) })
        expect(complete).toBe(false)
      }
    }
  })
})
