import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readAssessmentPlan,
  type AssessmentPlan
} from '../../../pipeline/segments/assessment/assessment-plan.ts'
import { askWarehouse, readRows, tinyWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

const scoresSql = `select customers.customer_id, indicators.indicator, cast(scores.score as double) as score
  from marts.assessment_scores as scores
  inner join marts.customers using (customer_key)
  inner join marts.assessment_indicators as indicators using (month, position)
  order by 1, indicators.position`

const assessmentsSql = `select customers.customer_id, cast(score as double) as score, grade, advice, exception,
    round(cast(counted_weight as double), 3) as counted_weight
  from marts.customer_assessments inner join marts.customers using (customer_key) order by 1`

const orders = (customer_id: string, months: readonly string[], rest: Row): Row[] =>
  months.map((month) => ({ customer_id, ordered_at: `${month}-10`, ...rest }))

const monthsFrom = (year: number, month: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const number = year * 12 + month - 1 + index
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })

const thisYear = monthsFrom(2025, 11, 12)

/**
 * On paper, as of 2026-10-31. Anchor: 12 orders of 1,000 (cost 600) after 10 in the year before. Boundary: two orders of
 * 500 (cost 450) and 60 returned after 2,000, known since 2021-10-30. Comet: one order of 5 (cost 6), eleven days ago.
 */
const threeCustomers: TinySources = {
  settings: { as_of: '2026-10-31' },
  // Regular customers are to be contacted once a quarter, and four of those ended within the year.
  customers: [
    { customer_id: 'anchor', tier: 'regular' },
    { customer_id: 'boundary', tier: 'regular', first_contact_on: '2021-10-30' },
    { customer_id: 'comet', tier: 'regular' }
  ],
  sales: [
    ...orders('anchor', monthsFrom(2024, 11, 10), { amount: 1000, cost: 600 }),
    ...orders('anchor', thisYear, { amount: 1000, cost: 600 }),
    ...orders('boundary', ['2025-01', '2025-02'], { amount: 1000, cost: 900 }),
    ...orders('boundary', ['2026-01', '2026-02'], { amount: 500, cost: 450 }),
    { customer_id: 'boundary', ordered_at: '2026-03-01', quantity: -1, amount: -60 },
    { customer_id: 'comet', ordered_at: '2026-10-20', amount: 5, cost: 6 }
  ],
  survey_responses: [
    { customer_id: 'anchor', responded_at: '2025-11-01', survey: 'csat', score: 5 },
    { customer_id: 'anchor', responded_at: '2026-05-01', survey: 'nps', score: 8 },
    { customer_id: 'boundary', responded_at: '2026-05-01', survey: 'csat', score: 3 },
    // A day too early to count.
    { customer_id: 'boundary', responded_at: '2025-10-31', survey: 'csat', score: 5 }
  ].map((row, index) => ({
    ...row,
    response_id: `r${index}`,
    scale_min: row.survey === 'nps' ? 0 : 1,
    scale_max: row.survey === 'nps' ? 10 : 5
  })),
  complaints: ['2026-02-01', '2026-10-31', '2025-10-31', '2026-11-01'].map((day, index) => ({
    complaint_id: `c${index}`,
    customer_id: 'boundary',
    opened_at: day
  })),
  contacts: [
    // From here on contacts are noted.
    { customer_id: 'anchor', contacted_at: '2025-07-15' },
    { customer_id: 'anchor', contacted_at: '2025-12-31' },
    { customer_id: 'anchor', contacted_at: '2026-01-01' },
    { customer_id: 'anchor', contacted_at: '2026-09-30' },
    { customer_id: 'boundary', contacted_at: '2026-05-15' },
    { customer_id: 'boundary', contacted_at: '2026-05-16' },
    // Of a quarter that was not over.
    { customer_id: 'boundary', contacted_at: '2026-10-05' }
  ].map((row, index) => ({ ...row, contact_id: `k${index}`, channel: 'call' }))
}

describe('scores, on paper', () => {
  it('gives each figure the score of its band, and sales the share of the others who buy less', async () => {
    const rows = await askWarehouse(threeCustomers, scoresSql)
    const scores = Map.groupBy(rows, (row) => String(row['customer_id']))
    const of = (customer: string) =>
      Object.fromEntries((scores.get(customer) ?? []).map(({ indicator, score }) => [indicator, score]))
    expect(of('anchor')).toEqual({
      sales_level: 100, // the most of three
      sales_trend: 85, // 12,000 after 10,000: +20 %
      purchase_frequency: 100, // 12
      margin: 100, // 4,800 of 12,000: exactly 40 %
      satisfaction: 100, // 100 and 80: exactly 90
      complaints: 100,
      returns: 100,
      relationship_years: 60, // 720 days
      contact_coverage: 80 // 3 of 4 quarters: exactly three quarters
    })
    expect(of('boundary')).toEqual({
      sales_level: 50, // 940, between 12,000 and 5
      sales_trend: 0, // 940 after 2,000
      purchase_frequency: 55, // exactly 2
      margin: 40, // 100 of 1,000: exactly 10 %
      satisfaction: 40, // 3 of 1 to 5: 50
      complaints: 50, // 2: one is too old, one to come
      returns: 30, // 60 of 1,000: exactly 6 %
      relationship_years: 100, // 1,827 days
      contact_coverage: 40 // 1 of 4
    })
    expect(of('comet')).toEqual({
      sales_level: 0,
      purchase_frequency: 30,
      margin: 0, // −20 %
      complaints: 100,
      returns: 100,
      relationship_years: 40
    })
  })

  it('weighs them, leaves out what is entered or unknown, and says where the advice is an exception', async () => {
    expect(await askWarehouse(threeCustomers, assessmentsSql)).toEqual([
      // (2000 + 850 + 1000 + 1500 + 1500 + 1000 + 500 + 300 + 400) / 95
      {
        customer_id: 'anchor',
        score: 95.3,
        grade: 'A',
        advice: 'maintain',
        exception: null,
        counted_weight: 100
      },
      // (1000 + 0 + 550 + 600 + 600 + 500 + 150 + 500 + 200) / 95
      {
        customer_id: 'boundary',
        score: 43.2,
        grade: 'D',
        advice: 'terminate',
        exception: null,
        counted_weight: 100
      },
      // (0 + 300 + 0 + 1000 + 500 + 200) / 65, of 95
      {
        customer_id: 'comet',
        score: 30.8,
        grade: 'D',
        advice: 'improve',
        exception: 3,
        counted_weight: 68.421
      }
    ])
  })

  it('leaves an indicator out whose source is absent, and scales the weights of the others to 100', async () => {
    const { survey_responses: _surveys, contacts: _contacts, ...rest } = threeCustomers
    const rows = await askWarehouse(
      rest,
      `select indicator, kind, cast(weight as double) as weight, round(counted_weight, 4) as counted_weight, absent_source
      from marts.assessment_indicators where counted_weight is null or indicator = 'sales_level' order by position`
    )
    expect(rows).toEqual([
      {
        indicator: 'sales_level',
        kind: 'measured',
        weight: 20,
        counted_weight: 26.6667,
        absent_source: null
      },
      {
        indicator: 'satisfaction',
        kind: 'measured',
        weight: 15,
        counted_weight: null,
        absent_source: 'survey_responses'
      },
      {
        indicator: 'contact_coverage',
        kind: 'measured',
        weight: 5,
        counted_weight: null,
        absent_source: 'contacts'
      },
      { indicator: 'payment', kind: 'entered', weight: 5, counted_weight: null, absent_source: null }
    ])
  })

  it('compares sales with the year before only where there are two years', async () => {
    const short = { ...threeCustomers, sales: threeCustomers.sales.slice(1) }
    const rows = await askWarehouse(short, scoresSql)
    expect(rows.filter(({ indicator }) => indicator === 'sales_trend')).toEqual([])
  })

  it('assesses so many complete months, each by what was known at its end', async () => {
    const rows = await askWarehouse(
      { ...threeCustomers, settings: { as_of: '2026-10-31', assessment_months: 3 } },
      `select month, count(*) as customers, max(cast(score as double)) as best
      from marts.customer_assessments group by month order by month`
    )
    expect(rows.map(({ month, customers }) => [month, Number(customers)])).toEqual([
      ['2026-08-01', 2],
      ['2026-09-01', 2],
      ['2026-10-01', 3]
    ])
  })
})

const band = (limits: readonly number[], scores: readonly number[]) => ({
  name: 'bands' as const,
  bands: scores.map((score, index) => ({
    from: limits[index - 1] ?? null,
    below: limits[index] ?? null,
    score
  }))
})

/** Indicators that all look at the number of orders: 1, 2, 3 … have the scores given. */
function planOf(weights: readonly number[], scores: readonly (readonly number[])[]): AssessmentPlan {
  return {
    ...readAssessmentPlan(),
    exceptions: [],
    indicators: weights.map((weight, index) => ({
      indicator: `i${index}`,
      weight,
      measured: {
        measure: 'purchase_frequency',
        rule: band(
          Array.from({ length: (scores[index]?.length ?? 1) - 1 }, (_, at) => at + 2),
          scores[index] ?? []
        )
      },
      label_zh: `指标${index}`,
      label_en: `Indicator ${index}`
    }))
  }
}

/** Customers c1, c2 … with 1, 2 … orders. */
const buyers = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) =>
    orders(`c${index + 1}`, thisYear.slice(0, index + 1), { amount: 10 })
  ).flat()

const movesSql = `select customers.customer_id, moves.position, moves.direction, cast(moves.score as double) as score, moves.grade
  from marts.assessment_moves as moves inner join marts.customers using (customer_key) order by 1, 2, 3`

describe('sensitivity', () => {
  it('finds who has another grade when one weight moves by a tenth, on paper', async () => {
    // 100 and 60, half and half: 80.0, just an A. At 45 to 55 it is 78.0, at 55 to 45 82.0.
    const plan = planOf([50, 50], [[100], [60]])
    const rows = await askWarehouse(
      { settings: { as_of: '2026-10-31' }, sales: buyers(1), assessmentPlan: plan },
      movesSql
    )
    expect(rows).toEqual([
      { customer_id: 'c1', position: 1, direction: 'less', score: 78, grade: 'B' },
      { customer_id: 'c1', position: 2, direction: 'more', score: 78, grade: 'B' }
    ])
  })

  it('moves nothing where one indicator is all there is', async () => {
    const sources = {
      settings: { as_of: '2026-10-31' },
      sales: buyers(2),
      assessmentPlan: planOf([100], [[79, 80]])
    }
    expect(await askWarehouse(sources, movesSql)).toEqual([])
    expect(await askWarehouse(sources, assessmentsSql)).toMatchObject([{ score: 79 }, { score: 80 }])
  })

  it('agrees with the weights moved one by one, whatever they are', async () => {
    const customers = 6
    const plans = fc.integer({ min: 2, max: 5 }).chain((count) =>
      fc.record({
        parts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: count, maxLength: count }),
        scores: fc.array(
          fc.array(fc.integer({ min: 0, max: 100 }), { minLength: customers, maxLength: customers }),
          { minLength: count, maxLength: count }
        ),
        same: fc.integer({ min: 0, max: 100 })
      })
    )
    await fc.assert(
      fc.asyncProperty(plans, async ({ parts, scores, same }) => {
        const sum = parts.reduce((total, part) => total + part, 0)
        const weights = parts.map((part) => (part * 100) / sum)
        // The last customer has the same score on everything.
        const given = scores.map((each) => each.with(-1, same))
        const plan = planOf(parts, given)
        const warehouse = await tinyWarehouse(
          { settings: { as_of: '2026-10-31' }, sales: buyers(customers), assessmentPlan: plan },
          { marts: ['assessment_indicators', 'assessment_moves', 'customer_assessments', 'customers'] }
        )
        const counted = await readRows(
          warehouse.connection,
          'select sum(counted_weight) as weight from marts.assessment_indicators'
        )
        const assessed = await readRows(warehouse.connection, assessmentsSql)
        const moves = await readRows(warehouse.connection, movesSql)
        warehouse.close()

        expect(Number(counted[0]?.['weight'])).toBeCloseTo(100, 9)
        const gradeOf = (score: number) => plan.grades.find(({ from }) => score >= from)?.grade
        const found = new Map(
          moves.map(({ customer_id, position, direction, grade }) => [
            `${String(customer_id)} ${String(position)} ${String(direction)}`,
            grade
          ])
        )
        expect([...found.keys()].filter((key) => key.startsWith(`c${customers} `))).toEqual([])
        for (let customer = 0; customer < customers; customer += 1) {
          const own = given.map((each) => each[customer] ?? 0)
          const score = Number(assessed[customer]?.['score'])
          expect(score).toBeGreaterThanOrEqual(Math.min(...own))
          expect(score).toBeLessThanOrEqual(Math.max(...own))
          weights.forEach((weight, index) => {
            for (const [direction, factor] of [
              ['less', 0.9],
              ['more', 1.1]
            ] as const) {
              if (weight * factor >= 100) continue
              const others = (100 - weight * factor) / (100 - weight)
              const moved = weights.map((each, at) => each * (at === index ? factor : others))
              expect(moved.reduce((total, each) => total + each, 0)).toBeCloseTo(100, 9)
              const exact = moved.reduce((total, each, at) => total + each * (own[at] ?? 0), 0) / 100
              // Halves of a tenth go up or down by the last bit.
              if (Math.abs(((exact * 10) % 1) - 0.5) < 1e-6) continue
              const expected = gradeOf(Math.round(exact * 10) / 10)
              const key = `c${customer + 1} ${index + 1} ${direction}`
              expect([key, found.get(key)]).toEqual([key, expected === gradeOf(score) ? undefined : expected])
            }
          })
        }
      }),
      { numRuns: 6 }
    )
  })
})
