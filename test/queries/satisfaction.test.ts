import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  queryComments,
  queryKpi,
  querySatisfaction,
  querySatisfactionBeside,
  querySatisfactionScores
} from '../../queries/index.ts'
import { reweighted } from '../../queries/satisfaction/reweight.ts'
import { tinyWarehouse, type Row, type TinyWarehouse } from '../support/warehouse.ts'

const answer = (response_id: string, customer_id: string, responded_at: string, score: number): Row => ({
  ...{ response_id, customer_id, responded_at, score },
  ...{ survey: 'nps', scale_min: 0, scale_max: 10, comment: `${customer_id} says ${score}` }
})

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse({
    sales: [
      // Li buys on after the answer of May, and Wu does not; An answers too late for 30 days to be over.
      { ordered_at: '2026-04-20', customer_id: 'Li', amount: 100 },
      { ordered_at: '2026-05-31', customer_id: 'Li', amount: 300 },
      { ordered_at: '2026-04-25', customer_id: 'Wu', amount: 500 },
      { ordered_at: '2026-09-10', customer_id: 'An', amount: 40 },
      { ordered_at: '2025-09-01', customer_id: 'Wu', amount: 7 }
    ],
    survey_responses: [
      answer('1', 'Li', '2026-05-01', 9),
      answer('2', 'Wu', '2026-05-01', 3),
      answer('3', 'An', '2026-09-15', 10),
      answer('4', 'Li', '2026-04-30', 0)
    ],
    settings: {
      ...{ as_of: '2026-09-30', complete_through: '2026-09-30' },
      ...{ churn_window_days: 30 }
    }
  })
})

afterAll(() => shop.close())

describe('querySatisfaction', () => {
  it('tells what customers did in the W days after their last answer, and whose revenue it is', async () => {
    const { next, held, total } = await querySatisfaction(shop.connection, { scope: {} })
    const [promoter, passive, detractor] = next.verdicts
    expect(next).toMatchObject({ days: 30, to: '2026-08-31' })
    // 31 May is the 30th day after the answer; Wu's 30 days without a purchase are full on 25 May.
    expect(promoter).toMatchObject({ bought: { hits: 1, n: 1 }, churned: { hits: 1, n: 1 } })
    expect(passive).toMatchObject({ bought: { n: 0, value: null } })
    expect(detractor).toMatchObject({ bought: { hits: 0, n: 1 }, churned: { hits: 1, n: 1 } })
    expect(held.verdicts.map(({ customers, net_amount }) => [customers, net_amount])).toEqual([
      [2, 440],
      [0, 0],
      [1, 500]
    ])
    expect(held.all_net_amount).toBe(940)
    expect(total).toMatchObject({ n: 4, good: 2, bad: 2, value: 0 })
  })

  it('can be had in two parts', async () => {
    const scores = await querySatisfactionScores(shop.connection, { scope: {} })
    const beside = await querySatisfactionBeside(shop.connection, { scope: {} })
    expect({ ...scores, ...beside }).toEqual(await querySatisfaction(shop.connection, { scope: {} }))
  })

  it('gives each month its own score, and none where nobody answered', async () => {
    const { months } = await querySatisfaction(shop.connection, { scope: {}, months: 6 })
    expect(months.map(({ month, n, value }) => [month, n, value])).toEqual([
      ['2026-04', 1, -100],
      ['2026-05', 2, 0],
      ['2026-06', 0, null],
      ['2026-07', 0, null],
      ['2026-08', 0, null],
      ['2026-09', 1, 100]
    ])
  })

  it('agrees with the KPI, interval and change included', async () => {
    const { months } = await querySatisfaction(shop.connection, { scope: {} })
    const { total } = await queryKpi(shop.connection, {
      ...{ kpi: 'nps', period: { month: '2026-05' }, compare: 'previous', scope: {} }
    })
    const may = months.find(({ month }) => month === '2026-05')
    const { value, n, low, high, change, change_low, change_high } = total
    expect({ value, n, low, high, change, change_low, change_high }).toEqual({
      value: may?.value,
      n: may?.n,
      low: may?.low,
      high: may?.high,
      change: may?.change,
      change_low: may?.change_low,
      change_high: may?.change_high
    })
    expect(low).not.toBeNull()
    expect(change_low).not.toBeNull()
  })

  it('says which source to add where there is none', async () => {
    const bare = await tinyWarehouse({ sales: [{ ordered_at: '2026-09-01', amount: 1 }] })
    await expect(querySatisfaction(bare.connection, { scope: {} })).rejects.toThrow(
      /sources\.survey_responses/
    )
    bare.close()
  })
})

describe('the response rate', () => {
  it('is split and filtered by survey, and is that of the page over the same days', async () => {
    // Of three invitations to NPS two were answered, one of them twice; of two to CSAT none, of one to CES one.
    const invited = (invitation_id: string, survey: string): Row => ({
      ...{ invitation_id, survey, customer_id: 'Li', sent_at: '2026-09-01' }
    })
    const by = (response_id: string, invitation_id: string): Row => ({
      ...answer(response_id, 'Li', '2026-09-02', 9),
      invitation_id
    })
    const asked = await tinyWarehouse({
      sales: [{ ordered_at: '2026-04-20', customer_id: 'Li', amount: 100 }],
      survey_invitations: [
        ...['a', 'b', 'c'].map((id) => invited(id, 'nps')),
        ...['d', 'e'].map((id) => invited(id, 'csat')),
        invited('f', 'ces')
      ],
      survey_responses: [
        ...[by('1', 'a'), by('2', 'a'), by('3', 'b')],
        { ...by('4', 'f'), survey: 'ces', score: 6, scale_min: 1, scale_max: 7 },
        answer('5', 'Li', '2026-09-03', 10)
      ],
      settings: { as_of: '2026-09-30', complete_through: '2026-09-30' }
    })
    const ask = { kpi: 'survey-response-rate', period: { month: '2026-09' }, scope: {} } as const
    const { rows, total } = await queryKpi(asked.connection, { ...ask, by: 'survey' })
    expect(rows.map(({ key, numerator, denominator }) => [key, numerator, denominator])).toEqual([
      ['ces', 1, 1],
      ['nps', 2, 3],
      ['csat', 0, 2]
    ])
    expect([total.numerator, total.denominator]).toEqual([3, 6])
    const where = [{ dimension: 'survey', values: ['nps'] }]
    const ofNps = (await queryKpi(asked.connection, { ...ask, where })).total
    const { weighted } = await querySatisfaction(asked.connection, { survey: 'nps', scope: {} })
    expect([weighted?.raw.n, weighted?.invited]).toEqual([ofNps.numerator, ofNps.denominator])
    await expect(queryKpi(asked.connection, { ...ask, kpi: 'nps', by: 'survey' })).rejects.toThrow(
      /by: survey/
    )
    asked.close()
  })
})

describe('queryComments', () => {
  it('finds comments by verdict and by words, the latest first', async () => {
    const ids = async (request: object) =>
      (await queryComments(shop.connection, { scope: {}, ...request })).rows.map((row) => row.response_id)
    expect(await ids({})).toEqual(['3', '1', '2', '4'])
    expect(await ids({ verdict: 'detractor' })).toEqual(['2', '4'])
    expect(await ids({ search: 'LI SAYS' })).toEqual(['1', '4'])
    expect(await ids({ search: "'; drop table" })).toEqual([])
    expect(await ids({ month: '2026-05' })).toEqual(['1', '2', '4'])
    await expect(ids({ sort: 'nothing' })).rejects.toThrow(/sort/)
  })
})

describe('reweighted', () => {
  it('counts each tier by its invitations: of 100 invited each, 80 and 20 answered', () => {
    const tiers = [
      { tier: 'a', label: 'A', invited: 100, n: 80, good: 80, bad: 0 },
      { tier: 'b', label: 'B', invited: 100, n: 20, good: 0, bad: 20 }
    ]
    const { raw, value, unanswered } = reweighted('nps', tiers)
    expect(raw.value).toBe(60)
    expect(value).toBe(0)
    expect(unanswered).toBe(0)
    expect(reweighted('csat', tiers).value).toBe(0.5)
  })

  it('has nothing to say for a tier in which nobody answered', () => {
    const none = { tier: 'b', label: 'B', invited: 50, n: 0, good: 0, bad: 0 }
    const one = { tier: 'a', label: 'A', invited: 100, n: 40, good: 30, bad: 10 }
    expect(reweighted('nps', [one, none])).toMatchObject({ value: 50, unanswered: 50 })
    expect(reweighted('nps', [none])).toMatchObject({ value: null, low: null })
  })
})
