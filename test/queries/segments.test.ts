import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  queryComposition,
  queryCustomers,
  queryKpi,
  queryMigration,
  querySegments,
  querySegmentsHead,
  type Filter,
  type MigrationAnswer,
  type SegmentsRequest
} from '../../queries/index.ts'
import { parseSegmentRules } from '../../pipeline/segments/rfm/segment-rules.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { anchored, inWarehouse, sources } from './random-shop.ts'
import { segmentShop } from './segment-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(segmentShop)
})
afterAll(() => shop.close())

const ask = (request: Partial<SegmentsRequest> = {}) =>
  querySegments(shop.connection, { month: '2026-05', scope: {}, ...request })

const sizes = (rows: readonly { segment: string; customers: number }[]) =>
  Object.fromEntries(rows.map(({ segment, customers }) => [segment, customers]))

describe('querySegments', () => {
  it('counts who is in which segment at the end of the month, and what they bought in the window', async () => {
    const { rows, total, scheme, schemes, compared_month } = await ask()
    expect([scheme, schemes, compared_month]).toEqual([
      'threshold',
      ['threshold', 'eight', 'eleven'],
      '2026-04'
    ])
    expect(sizes(rows)).toEqual({
      high_value: 1,
      churn_risk: 2,
      first_buyer: 1,
      potential: 0,
      regular: 0,
      outside_window: 1
    })
    expect(rows[0]).toMatchObject({
      label: '高价值客户',
      net_amount: 60_145,
      recency_days: 11,
      orders: 11,
      mean_net_amount: 60_145,
      share: 0.25,
      repurchase_rate: 1,
      previous_customers: 1,
      change: 0,
      change_rate: 0
    })
    // Li bought twice, Yu once: 100 and 70 of sales, 141 and 100 days ago.
    expect(rows[1]).toMatchObject({
      net_amount: 170,
      recency_days: 120.5,
      orders: 1.5,
      repeating: 1,
      buyers: 2,
      repurchase_rate: 0.5,
      // In April He stood here in the place of Yu.
      previous_customers: 2,
      change: 0
    })
    expect(rows.at(-1)).toMatchObject({ segment: 'outside_window', share: null, repurchase_rate: null })
    expect(total).toMatchObject({ customers: 4, net_amount: 60_345, previous_customers: 4, share: 1 })
  })

  it('has a total whose repurchase rate is the KPI', async () => {
    const { total } = await ask()
    const kpi = await queryKpi(shop.connection, {
      kpi: 'repurchase-rate',
      period: { month: '2026-05' },
      scope: {}
    })
    expect([total.repeating, total.buyers]).toEqual([kpi.total.numerator, kpi.total.denominator])
  })

  it('maps R and F with M as weight', async () => {
    const { heat } = await ask()
    expect(heat.reduce((sum, { customers }) => sum + customers, 0)).toBe(4)
    expect(heat[0]).toMatchObject({ r_score: 5, f_score: 1, customers: 1, net_amount: 30 })
  })

  it('has nothing to compare with before the data begin', async () => {
    const { rows, compared_month } = await ask({ compare: 'last-year', month: '2026-04' })
    expect([compared_month, rows[0]?.previous_customers, rows[0]?.change]).toEqual(['2025-04', null, null])
  })

  it('speaks English', async () => {
    const { rows } = await ask({ language: 'en' })
    expect(rows[1]).toMatchObject({
      label: 'Churn risk',
      rule: 'Last purchase at least 90 days ago, orders at most 3'
    })
  })

  it('counts the customers of a viewer, or those that a filter lets through', async () => {
    expect((await ask({ scope: { owners: ['bob'] } })).total).toMatchObject({ customers: 1, net_amount: 100 })
    const ofOwner = await ask({ where: [{ dimension: 'owner', values: ['ann'] }] })
    expect(ofOwner.total.customers).toBe(3)
    // Who has bought there in the window, with all that they bought.
    const ofChannel = await ask({ where: [{ dimension: 'channel', values: ['web'] }] })
    expect(ofChannel.total).toMatchObject({ customers: 2, net_amount: 60_215 })
    const ofSegment = await ask({ where: [{ dimension: 'segment', values: ['churn_risk'] }] })
    expect(ofSegment.total.customers).toBe(2)
  })

  it.each([
    [{ scheme: 'nine' }, /scheme: nine — one of threshold, eight, eleven/],
    [{ month: '2020-01' }, /month: 2020-01 — this build holds/],
    [{ compare: 'target' }, /compare: target — one of previous, last-year, or a month/]
  ])('refuses %j', async (request, message) => {
    await expect(ask(request)).rejects.toThrow(message)
  })
})

describe('querySegmentsHead', () => {
  const onWeb = { dimension: 'channel', values: ['web'] }
  const ofSegments = { dimension: 'segment', values: ['churn_risk', 'high_value', 'regular'] }
  const slices: { name: string; where: Filter[] }[] = [
    { name: 'everybody', where: [] },
    { name: 'who bought on the web', where: [onWeb] },
    { name: 'customers of an owner', where: [{ dimension: 'owner', values: ['ann'] }] },
    { name: 'customers of some segments who bought on the web', where: [ofSegments, onWeb] }
  ]
  // In the windows of both months, but on the web in one of them only: Ab in that of April, Bo in that of May.
  const both = [
    { customer_id: 'Ab', ordered_at: '2025-05-15', amount: 10, channel: 'web' },
    { customer_id: 'Ab', ordered_at: '2026-04-01', amount: 10, channel: 'store' },
    { customer_id: 'Bo', ordered_at: '2026-04-01', amount: 10, channel: 'store' },
    { customer_id: 'Bo', ordered_at: '2026-05-15', amount: 10, channel: 'web' }
  ]
  let wider: TinyWarehouse
  beforeAll(async () => {
    wider = await tinyWarehouse({ ...segmentShop, sales: [...segmentShop.sales, ...both] })
  })
  afterAll(() => wider.close())

  it.each(slices)('says what the whole answer says of $name, in any two months', async ({ where }) => {
    for (const month of ['2026-01', '2026-04', '2026-05'])
      for (const compare of ['previous', 'last-year', '2026-05']) {
        const asked = { month, compare, where, scope: {} }
        const head = await querySegmentsHead(wider.connection, asked)
        const { heat, ...whole } = await querySegments(wider.connection, asked)
        expect(whole).toMatchObject(head)
        // Counted by statements of their own: those with scores, and the other month alone.
        const sumOf = (measure: 'customers' | 'net_amount') =>
          heat.reduce((sum, cell) => sum + cell[measure], 0)
        expect(head.total).toMatchObject({
          customers: sumOf('customers'),
          net_amount: sumOf('net_amount')
        })
        if (head.total.change === null) continue
        const other = { ...asked, month: head.compared_month, compare: head.compared_month }
        const before = await querySegmentsHead(wider.connection, other)
        expect(
          head.rows.map((row) => [row.segment, row.previous_customers, row.previous_net_amount])
        ).toEqual(before.rows.map((row) => [row.segment, row.customers, row.net_amount]))
      }
  })
})

describe('the list of customers', () => {
  it.each([
    [{ scheme: 'threshold', segment: 'churn_risk' }, ['Li', 'Yu']],
    [{ segment: 'outside_window' }, ['He']],
    [
      {
        from_segment: 'not_yet_customer',
        from_month: '2026-04',
        to_segment: 'first_buyer',
        to_month: '2026-05'
      },
      ['Wu']
    ],
    [{ r_score: '5', f_score: '1' }, ['Wu']]
  ])('holds those of %j', async (only, ids) => {
    const { rows } = await queryCustomers(shop.connection, {
      month: '2026-05',
      only,
      scope: {},
      sort: 'customer_id'
    })
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(ids)
  })

  it('is filtered by segments as by any class', async () => {
    const where = [{ dimension: 'segment', values: ['high_value'] }]
    const { rows } = await queryCustomers(shop.connection, { month: '2026-05', where, scope: {} })
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(['An'])
  })

  it('refuses a move without its month', async () => {
    const asked = queryCustomers(shop.connection, {
      month: '2026-05',
      only: { from_segment: 'regular' },
      scope: {}
    })
    await expect(asked).rejects.toThrow(/from_month: .* — the month at whose end/)
  })
})

describe('the segment as a dimension', () => {
  it('splits a figure by the segment at the opening, as the scheme shown first has it', async () => {
    const { rows, total } = await queryComposition(shop.connection, {
      kpi: 'net-sales',
      period: { month: '2026-05' },
      by: 'segment',
      scope: {},
      language: 'en'
    })
    expect(rows.map(({ key, label, value }) => [key, label, value])).toEqual([
      ['high_value', 'High value', 100],
      ['not_yet_customer', 'Not yet a customer', 30]
    ])
    expect(total.value).toBe(130)
  })
})

const migration = (scheme = 'threshold') =>
  queryMigration(shop.connection, { from: '2026-04', to: '2026-05', scheme, scope: {} })

const matrix = ({ cells }: MigrationAnswer) =>
  cells.map(({ from_segment, to_segment, customers }) => `${from_segment} → ${to_segment}: ${customers}`)

describe('queryMigration', () => {
  it('puts everyone into one cell, those who have left or are new at the edges', async () => {
    const answer = await migration()
    expect(matrix(answer)).toEqual([
      'high_value → high_value: 1',
      'churn_risk → churn_risk: 1',
      'churn_risk → outside_window: 1',
      'first_buyer → churn_risk: 1',
      'not_yet_customer → first_buyer: 1',
      'not_yet_customer → not_yet_customer: 1'
    ])
    expect(answer.moved).toEqual({ customers: 3, by_behaviour: 3, by_drift: 0, by_both: 0 })
    expect(answer.cells[0]).toMatchObject({ net_amount_before: 60_045, net_amount_after: 60_145 })
  })

  it('is about those whom a filter lets through at the end, wherever they come from', async () => {
    const where = [{ dimension: 'segment', values: ['churn_risk'] }]
    const answer = await queryMigration(shop.connection, { from: '2026-04', to: '2026-05', where, scope: {} })
    expect(matrix(answer)).toEqual(['churn_risk → churn_risk: 1', 'first_buyer → churn_risk: 1'])
    const { total } = await ask({ where })
    expect(answer.cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(total.customers)
  })

  it('tells what customers did from what the limits did', async () => {
    const answer = await migration('eight')
    for (const { customers_before, behaviour, drift, customers_after } of answer.segments)
      expect(customers_before + behaviour + drift).toBe(customers_after)
    const { customers, by_behaviour, by_drift, by_both } = answer.moved
    expect(by_behaviour + by_drift + by_both).toBe(customers)
  })

  it('moves somebody by drift alone where only the others did something', async () => {
    const first = [1, 2, 3, 4, 5].map((place) => ({
      customer_id: `c${place}`,
      ordered_at: '2026-03-31',
      amount: place * 100
    }))
    const more = [1, 2, 3, 4].map((place) => ({
      customer_id: `c${place}`,
      ordered_at: '2026-04-30',
      amount: 5000
    }))
    const rules = parseSegmentRules('segment,m\nlarge,4..5\nsmall,\n', 'own.csv')
    const still = await tinyWarehouse({
      sales: [...first, ...more],
      segmentSchemes: [{ name: 'own', rules }],
      settings: { segment_scheme: 'own' }
    })
    const answer = await queryMigration(still.connection, { from: '2026-03', to: '2026-04', scope: {} })
    still.close()
    // Limits of March 180, 260, 340 and 420, of April 4,180, 5,160, 5,240 and 5,320: c3 has risen above both kinds,
    // c5 is as large as ever and fell below the second.
    expect(matrix(answer)).toEqual([
      'large → large: 1',
      'large → small: 1',
      'small → large: 1',
      'small → small: 2'
    ])
    expect(answer.moved).toEqual({ customers: 2, by_behaviour: 1, by_drift: 1, by_both: 0 })
    expect(answer.segments[0]).toMatchObject({
      customers_before: 2,
      behaviour: 3,
      drift: -3,
      customers_after: 2
    })
  })

  it.each([
    [{ from: '2026-05', to: '2026-05' }, /to: 2026-05 — a month after 2026-05/],
    [{ from: '2020-01', to: '2026-05' }, /from: 2020-01 — this build holds/]
  ])('refuses %j', async (months, message) => {
    await expect(queryMigration(shop.connection, { ...months, scope: {} })).rejects.toThrow(message)
  })

  it('has rows that sum to the sizes before and columns that sum to the sizes after, exactly', async () => {
    await fc.assert(
      fc.asyncProperty(sources, (content) =>
        inWarehouse(anchored(content), async (connection) => {
          for (const scheme of ['eight', 'eleven', 'threshold']) {
            const answer = await queryMigration(connection, {
              from: '2026-01',
              to: '2026-03',
              scheme,
              scope: {}
            })
            const before = await querySegments(connection, { month: '2026-01', scheme, scope: {} })
            const after = await querySegments(connection, { month: '2026-03', scheme, scope: {} })
            const sum = (
              cells: MigrationAnswer['cells'],
              measure: 'customers' | 'net_amount_before' | 'net_amount_after'
            ) => Number(cells.reduce((all, cell) => all + cell[measure], 0).toFixed(4))
            for (const row of before.rows) {
              const cells = answer.cells.filter(({ from_segment }) => from_segment === row.segment)
              expect(sum(cells, 'customers')).toBe(row.customers)
              expect(sum(cells, 'net_amount_before')).toBe(row.net_amount)
            }
            for (const row of after.rows) {
              const cells = answer.cells.filter(({ to_segment }) => to_segment === row.segment)
              expect(sum(cells, 'customers')).toBe(row.customers)
              expect(sum(cells, 'net_amount_after')).toBe(row.net_amount)
            }
            for (const { customers_before, behaviour, drift, customers_after } of answer.segments)
              expect(customers_before + behaviour + drift).toBe(customers_after)
          }
        })
      ),
      { numRuns: 6, seed: 3 }
    )
  })
})
