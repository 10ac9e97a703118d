import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runChecks } from '../../../pipeline/models/checks.ts'
import { parseSegmentRules } from '../../../pipeline/segments/rfm/segment-rules.ts'
import { anchored, inWarehouse, sources } from '../../queries/random-shop.ts'
import { workspace } from '../../support/loading.ts'
import { buildOf, hasReference, reference, type ReferenceBuild } from '../../support/reference-build.ts'
import { askWarehouse, readRows, tinyWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

const sale = (customer_id: string, ordered_at: string, amount: number): Row => ({
  customer_id,
  ordered_at,
  amount
})

/** `customers` with one order each on the given day of the month, of as many hundreds as their place. */
const ladder = (month: string, count: number): Row[] =>
  Array.from({ length: count }, (_, index) =>
    sale(`c${index + 1}`, `${month}-${String(index + 1).padStart(2, '0')}`, (index + 1) * 100)
  )

/** customer → `month segment` of one scheme, the last one open. */
async function runsOf(content: TinySources, scheme: string): Promise<Record<string, string[]>> {
  const rows = await askWarehouse(
    content,
    `select customers.customer_id, customer_segments.segment, cast(valid_from as varchar) as valid_from
     from marts.customer_segments inner join marts.customers using (customer_key)
     where scheme = '${scheme}' order by customer_id, valid_from`
  )
  const runs: Record<string, string[]> = {}
  for (const { customer_id, segment, valid_from } of rows) {
    const run = `${String(valid_from).slice(0, 7)} ${String(segment)}`
    runs[String(customer_id)] = [...(runs[String(customer_id)] ?? []), run]
  }
  return runs
}

describe('scores', () => {
  it('come of quintiles of type 7, and equal values are never split', async () => {
    // Six customers: the cuts lie at places 2, 3, 4 and 5 of 1 to 6: net sales 200, 300, 400 and 500.
    const scores = await askWarehouse(
      { sales: ladder('2026-01', 6) },
      `select customer_id, recency_days, order_count, net_amount, r_score, f_score, m_score
       from marts.rfm_scores inner join marts.customers using (customer_key)
       where opening_on = '2026-02-01' order by customer_id`
    )
    expect(scores.map(({ recency_days, r_score }) => [recency_days, r_score])).toEqual([
      // as_of is the 6th, the day of the last order.
      [5, 1],
      [4, 2],
      [3, 3],
      [2, 4],
      [1, 5],
      [0, 5]
    ])
    expect(scores.map(({ net_amount, m_score }) => [net_amount, m_score])).toEqual([
      ['100.0000', 1],
      ['200.0000', 1],
      ['300.0000', 2],
      ['400.0000', 3],
      ['500.0000', 4],
      ['600.0000', 5]
    ])
    expect(scores.map(({ order_count, f_score }) => [order_count, f_score])).toEqual(scores.map(() => [1, 1]))
  })

  it('lie between two values where no value stands at the place', async () => {
    // Four values: places 1.6, 2.2, 2.8 and 3.4.
    const [cuts] = await askWarehouse({ sales: ladder('2026-01', 4) }, 'select * from marts.rfm_cuts')
    expect([
      cuts?.['net_amount_1'],
      cuts?.['net_amount_2'],
      cuts?.['net_amount_3'],
      cuts?.['net_amount_4']
    ]).toEqual(['160.00000', '220.00000', '280.00000', '340.00000'])
  })

  it('come of limits of one’s own where there are some', async () => {
    const limits = Object.fromEntries(
      [100, 200, 500, 1000].map((limit, index) => [`segment_net_amount_limit_${index + 1}`, limit])
    )
    const scores = await askWarehouse(
      { sales: ladder('2026-01', 6), settings: limits },
      'select net_amount, m_score from marts.rfm_scores order by net_amount'
    )
    expect(scores.map(({ m_score }) => m_score)).toEqual([1, 2, 3, 3, 3, 4])
  })

  it('look at the 12 months before the opening, by day where as_of is within a month', async () => {
    const sales = [
      sale('a', '2025-01-14', 1),
      sale('a', '2025-01-15', 10),
      sale('a', '2026-01-14', 100),
      sale('b', '2025-01-14', 5)
    ]
    const scores = await askWarehouse(
      { sales, settings: { as_of: '2026-01-14' } },
      `select customer_id, cast(opening_on as varchar) as opening_on, order_count, net_amount, recency_days
       from marts.rfm_scores inner join marts.customers using (customer_key)
       where opening_on >= '2026-01-01' order by opening_on, customer_id`
    )
    expect(scores.map((row) => Object.values(row))).toEqual([
      ['a', '2026-01-01', 2, '11.0000', 350],
      ['b', '2026-01-01', 1, '5.0000', 351],
      // From 2025-01-15 on: the 14th is a year ago.
      ['a', '2026-02-01', 2, '110.0000', 0]
    ])
  })

  it('count an order that is split over months once, in every window that holds some of it', async () => {
    const sales = [
      { ...sale('a', '2025-01-31', 10), order_id: 'split' },
      { ...sale('a', '2025-02-01', 10), order_id: 'split' },
      sale('z', '2026-02-28', 1)
    ]
    const scores = await askWarehouse(
      { sales },
      `select cast(opening_on as varchar) as opening_on, order_count, net_amount
       from marts.rfm_scores inner join marts.customers using (customer_key)
       where customer_id = 'a' and opening_on in ('2025-02-01', '2025-03-01', '2026-02-01', '2026-03-01')
       order by opening_on`
    )
    expect(scores.map((row) => Object.values(row))).toEqual([
      ['2025-02-01', 1, '10.0000'],
      ['2025-03-01', 1, '20.0000'],
      ['2026-02-01', 1, '10.0000']
    ])
  })
})

describe('schemes', () => {
  it('eight: high is above the mean score', async () => {
    // Means of scores: R 20/6, F (5+1+1+1+1+1)/6, M 16/6.
    const sales = [...ladder('2026-01', 6), sale('c1', '2026-01-01', 5)]
    expect(await runsOf({ sales }, 'eight')).toEqual({
      c1: ['2026-01 not_yet_customer', '2026-02 general_retention'],
      c2: ['2026-01 not_yet_customer', '2026-02 general_winback'],
      c3: ['2026-01 not_yet_customer', '2026-02 general_winback'],
      c4: ['2026-01 not_yet_customer', '2026-02 important_development'],
      c5: ['2026-01 not_yet_customer', '2026-02 important_development'],
      c6: ['2026-01 not_yet_customer', '2026-02 important_development']
    })
  })

  it('eleven: by the scores themselves', async () => {
    const sales = [...ladder('2026-01', 6), sale('c1', '2026-01-01', 5)]
    const runs = await runsOf({ sales }, 'eleven')
    // c1 scores R 1, F 2 (orders 2 exceed every cut of 1 but are the last place: 5), M 1.
    expect(Object.fromEntries(Object.entries(runs).map(([id, each]) => [id, each.at(-1)]))).toEqual({
      c1: '2026-02 at_risk',
      c2: '2026-02 about_to_sleep',
      c3: '2026-02 promising',
      c4: '2026-02 recent',
      c5: '2026-02 recent',
      c6: '2026-02 recent'
    })
  })

  it('threshold: by the figures themselves, to the day and the cent', async () => {
    const often = (id: string, count: number, day: string, amount: number): Row[] =>
      Array.from({ length: count }, () => sale(id, day, amount))
    const sales = [
      ...often('high', 10, '2026-05-31', 5000),
      ...often('short', 10, '2026-05-31', 4999.99),
      ...often('slow', 10, '2026-05-30', 5000),
      ...often('risk', 3, '2026-04-01', 1),
      ...often('more', 4, '2026-04-01', 1),
      sale('fresh', '2026-04-01', 1),
      sale('rich', '2026-05-02', 19_999.99),
      sale('poor', '2026-05-02', 19_999.98),
      ...['high', 'short', 'slow', 'risk', 'more', 'rich', 'poor'].map((id) => sale(id, '2026-01-01', 0.01)),
      sale('keeper', '2026-06-30', 1)
    ]
    const runs = await runsOf({ sales }, 'threshold')
    const last = Object.fromEntries(Object.entries(runs).map(([id, each]) => [id, each.at(-1)?.slice(8)]))
    // As of 30 June the 31st of May is 30 days ago, the 1st of April 90.
    expect(last).toMatchObject({
      high: 'high_value',
      short: 'potential',
      slow: 'potential',
      more: 'regular',
      fresh: 'churn_risk',
      rich: 'potential',
      poor: 'regular',
      keeper: 'first_buyer'
    })
    // Four orders: one more than three.
    expect(last['risk']).toBe('regular')
  })

  it('is left where nothing was bought for 12 months, and entered again', async () => {
    const sales = [sale('a', '2025-01-10', 5), sale('a', '2026-03-10', 5), sale('z', '2026-04-30', 5)]
    expect((await runsOf({ sales, customers: [{ customer_id: 'never' }] }, 'threshold'))['a']).toEqual([
      '2025-01 not_yet_customer',
      '2025-02 first_buyer',
      // 90 days after the 10th of January is the 10th of April.
      '2025-05 churn_risk',
      '2026-02 outside_window',
      '2026-04 regular'
    ])
  })

  it('of one’s own stand beside the others', async () => {
    const rules = parseSegmentRules(
      'segment,label_zh,label_en,net_amount\nlarge,大客户,Large,300..\nsmall,小客户,Small,\n',
      'own.csv'
    )
    const content = { sales: ladder('2026-01', 4), segmentSchemes: [{ name: 'own', rules }] }
    expect((await runsOf(content, 'own'))['c3']).toEqual(['2026-01 not_yet_customer', '2026-02 large'])
    const named = await askWarehouse(
      content,
      `select rule_zh, rule_en from marts.segments where segment = 'large'`
    )
    expect(named).toEqual([{ rule_zh: '净销售额不少于300', rule_en: 'Net sales at least 300' }])
  })
})

describe('checks of segments', () => {
  const checksOf = async (content: TinySources) => {
    const { connection, close } = await tinyWarehouse(content, {
      marts: ['customer_segments', 'customers', 'months', 'segments', 'settings']
    })
    const results = await runChecks({ connection, names: ['segments_cover_customers', 'segments_reached'] })
    close()
    return results.filter(({ failing_rows }) => failing_rows > 0)
  }

  it('refuse rules that leave somebody out', async () => {
    const rules = parseSegmentRules('segment,net_amount\nlarge,300..\n', 'own.csv')
    const failed = await checksOf({
      sales: ladder('2026-01', 4),
      segmentSchemes: [{ name: 'own', rules }]
    })
    expect(failed).toMatchObject([
      { check_name: 'segments_cover_customers', severity: 'error', failing_rows: 2, sample: 'c1' }
    ])
    expect(failed[0]?.detail).toMatch(/scheme own .*such as c1 — the last rule of a scheme must take whoever/)
  })

  it('name segments that nobody has ever reached, where there are customers enough', async () => {
    const rules = parseSegmentRules('segment,net_amount\nlarge,300..\nhuge,900..\nsmall,\n', 'own.csv')
    const content = { sales: ladder('2026-01', 4), segmentSchemes: [{ name: 'own', rules }] }
    expect(await checksOf(content)).toEqual([])
    expect(await checksOf({ ...content, settings: { minimum_n: 4 } })).toMatchObject([
      { check_name: 'segments_reached', severity: 'warning', failing_rows: 1, sample: 'own: huge' }
    ])
  })
})

describe('segments and scores', () => {
  it('part the customers of every month, with the orders and sales of the window', async () => {
    await fc.assert(
      fc.asyncProperty(sources, (content) =>
        inWarehouse(
          anchored(content),
          async (connection) => {
            const names = [
              'segments_cover_customers',
              'key_customer_segments',
              'key_rfm_scores',
              'key_rfm_cuts_opening_on'
            ]
            const checked = await runChecks({ connection, names })
            expect(checked.map(({ failing_rows }) => failing_rows)).toEqual([0, 0, 0, 0])
            // A plain look at the lines of the 12 months before.
            const wrong = await readRows(
              connection,
              `with plain as (
               select
                 months.opening_on,
                 customer_key,
                 count(distinct order_id) filter (line_kind = 'sale') as order_count,
                 sum(net_amount) as net_amount,
                 date_diff('day', max(ordered_on) filter (line_kind = 'sale'), any_value(months.opening_on - 1)) as recency_days
               from
                 (select distinct opening_on from marts.rfm_scores) as months
                 inner join marts.order_lines on ordered_on < months.opening_on
                   and ordered_on >= months.opening_on - interval 12 months
               where customer_key is not null
               group by months.opening_on, customer_key
               having order_count > 0
             )
             select * from plain
             full join marts.rfm_scores as scores using (opening_on, customer_key)
             where plain.order_count is distinct from scores.order_count
               or plain.net_amount is distinct from scores.net_amount
               or plain.recency_days is distinct from scores.recency_days`
            )
            expect(wrong).toEqual([])
          },
          [
            'customer_segments',
            'customers',
            'months',
            'order_lines',
            'rfm_cuts',
            'rfm_scores',
            'segments',
            'segment_rules'
          ]
        )
      ),
      { numRuns: 12, seed: 5 }
    )
  })
})

describe.skipIf(!hasReference)('the customers of the R package rfm', () => {
  let built: ReferenceBuild
  beforeAll(async () => {
    // There every row is an order of its own, also the second of a day.
    const [header = '', ...lines] = readFileSync(join(reference, 'rfm-orders/orders.csv'), 'utf8')
      .trim()
      .split('\n')
    const orders = [`order_id,${header}`, ...lines.map((line, index) => `${index + 1},${line}`)].join('\n')
    built = await buildOf(
      workspace({
        files: { 'orders.csv': orders },
        config: {
          as_of: '2006-12-31',
          currency: 'USD',
          segments: { window: 'all' },
          sources: {
            sales: {
              files: 'orders.csv',
              columns: {
                order_id: 'order_id',
                customer_id: 'customer_id',
                ordered_at: 'order_date',
                amount: 'revenue'
              }
            }
          }
        }
      })
    )
  })
  afterAll(() => built.close())

  it('are cut and scored as published', async () => {
    const [cuts = {}] = await readRows(
      built.connection,
      `select * from marts.rfm_cuts where opening_on = '2007-01-01'`
    )
    const { opening_on: _opening, ...limits } = cuts
    expect(Object.values(limits).map(Number)).toEqual([
      ...[114, 180, 296.4, 481],
      ...[3, 4, 5, 7],
      ...[254.8, 381, 505.4, 665]
    ])
    const sizes = await readRows(
      built.connection,
      `select f_score, cast(count(*) as integer) as customers from marts.rfm_scores
       where opening_on = '2007-01-01' group by f_score order by f_score`
    )
    expect(sizes.map(({ customers }) => customers)).toEqual([268, 187, 176, 244, 120])
  })
})
