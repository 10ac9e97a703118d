import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openAssessed,
  queryAssessed,
  queryAssessment,
  queryAssessmentForm,
  queryCustomers
} from '../../../queries/index.ts'
import { basisText } from '../../../queries/assessment/basis.ts'
import { assessedShop } from '../../support/assessed-shop.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(assessedShop)
})
afterAll(() => shop.close())

const asked = { month: '2026-10', language: 'en', scope: {} } as const
const ids = (rows: readonly object[]) => rows.map((row) => Reflect.get(row, 'customer_id') as unknown)

describe('queryAssessment', () => {
  it('counts grades, advice and scores', async () => {
    const overview = await queryAssessment(shop.connection, asked)
    expect(overview).toMatchObject({
      month: '2026-10',
      through: '2026-10-31',
      months: ['2026-09', '2026-10'],
      customers: 5,
      unassessed: 0,
      // (80 + 85 + 50 + 70 + 50) / 5
      mean_score: 67,
      median_score: 70,
      advice: [
        { advice: 'maintain', customers: 3, by_exception: 0 },
        { advice: 'improve', customers: 2, by_exception: 0 },
        { advice: 'terminate', customers: 0 }
      ]
    })
    expect(overview.grades.map(({ grade, customers, net_amount }) => [grade, customers, net_amount])).toEqual(
      [
        ['A', 2, 500],
        ['B', 1, 100],
        ['C', 2, 100],
        ['D', 0, 0]
      ]
    )
    expect(overview.bins.filter(({ customers }) => customers > 0)).toEqual([
      { from: 50, below: 55, customers: 2 },
      { from: 70, below: 75, customers: 1 },
      { from: 80, below: 85, customers: 1 },
      { from: 85, below: 90, customers: 1 }
    ])
  })

  it('says of each indicator what it counts for, and on whose grade a tenth of it decides', async () => {
    const { indicators, moved } = await queryAssessment(shop.connection, asked)
    // Ada: 55 % of 60 and 45 % of 100 are 78.
    expect(indicators).toMatchObject([
      {
        indicator: 'orders',
        weight: 45,
        counted_weight: 50,
        customers: 5,
        mean_score: 58,
        moved_by_less: 1,
        moved_by_more: 0
      },
      {
        indicator: 'complaints',
        weight: 45,
        counted_weight: 50,
        mean_score: 76,
        moved_by_less: 0,
        moved_by_more: 1
      },
      {
        indicator: 'credit',
        weight: 10,
        counted_weight: null,
        missing: 'entered',
        customers: 0,
        mean_score: null
      }
    ])
    expect(moved).toBe(1)
  })

  it('splits by tier, area and owner; parts add up', async () => {
    const { members, customers } = await queryAssessment(shop.connection, asked)
    expect(
      members.map(({ by, label, customers, mean_score, grades }) => [
        by,
        label,
        customers,
        mean_score,
        grades
      ])
    ).toEqual([
      ['tier', 'Key', 2, 82.5, [2, 0, 0, 0]],
      ['tier', 'Regular', 3, (50 + 70 + 50) / 3, [0, 1, 2, 0]],
      ['area', 'South', 3, (50 + 70 + 50) / 3, [0, 1, 2, 0]],
      ['area', 'North', 2, 82.5, [2, 0, 0, 0]],
      ['owner', 'Mo', 3, (50 + 70 + 50) / 3, [0, 1, 2, 0]],
      ['owner', 'Lin', 2, 82.5, [2, 0, 0, 0]]
    ])
    for (const by of ['tier', 'area', 'owner'])
      expect(members.filter((each) => each.by === by).reduce((sum, each) => sum + each.customers, 0)).toBe(
        customers
      )
  })

  it('keeps to filters and to what the viewer may see', async () => {
    const where = [{ dimension: 'tier', values: ['key'] }]
    expect(await queryAssessment(shop.connection, { ...asked, where })).toMatchObject({
      customers: 2,
      moved: 1
    })
    const scope = { owners: ['Mo'] }
    expect(await queryAssessment(shop.connection, { ...asked, scope })).toMatchObject({
      customers: 3,
      moved: 0
    })
  })

  it('answers with the last assessment before a month, and refuses a month before the first', async () => {
    expect(await queryAssessment(shop.connection, { ...asked, month: '2026-11' })).toMatchObject({
      month: '2026-10'
    })
    expect(await queryAssessment(shop.connection, { ...asked, month: '2026-09' })).toMatchObject({
      customers: 4
    })
    await expect(queryAssessment(shop.connection, { ...asked, month: '2026-08' })).rejects.toThrow(
      /month: 2026-08 — .*from 2026-09 on/
    )
  })
})

describe('queryAssessed', () => {
  it('lists customers with the score of each indicator, the best first', async () => {
    const { rows, total } = await queryAssessed(shop.connection, asked)
    expect([total, ids(rows)]).toEqual([5, ['bo', 'ada', 'di', 'cy', 'flo']])
    expect(rows[0]).toMatchObject({
      customer_name: 'Bo',
      home_region: 'North',
      tier_label: 'Key',
      score: 85,
      grade: 'A',
      grade_label: 'Excellent',
      advice: 'maintain',
      exception: null,
      counted_weight: 100,
      net_amount: 200,
      score_orders: 70,
      score_complaints: 100
    })
    expect(rows[0]).not.toHaveProperty('score_credit')
  })

  it('narrows it down by grade, advice, search, and by whom a weight would move', async () => {
    const of = async (request: object) =>
      ids((await queryAssessed(shop.connection, { ...asked, ...request })).rows)
    expect(await of({ grade: 'C' })).toEqual(['cy', 'flo'])
    expect(await of({ advice: 'maintain', sort: 'score' })).toEqual(['di', 'ada', 'bo'])
    expect(await of({ search: 'lin' })).toEqual(['bo', 'ada'])
    expect(await of({ limit: 2, offset: 1 })).toEqual(['ada', 'di'])
    const { rows } = await queryAssessed(shop.connection, { ...asked, moved_by: 'complaints' })
    expect(rows).toMatchObject([{ customer_id: 'ada', grade: 'A', grade_if_less: null, grade_if_more: 'B' }])
  })

  it.each([
    [{ grade: 'Z' }, /grade: Z — one of A, B, C, D/],
    [{ advice: 'shout' }, /advice: shout — one of maintain/],
    [{ moved_by: 'mood' }, /moved_by: mood — one of orders/],
    [{ sort: 'mood' }, /sort: mood — one of/]
  ])('refuses %j', async (request, message) => {
    await expect(openAssessed(shop.connection, { ...asked, ...request })).rejects.toThrow(message)
  })
})

describe('queryAssessmentForm', () => {
  it('is found by an alias; its points sum to the score', async () => {
    const form = await queryAssessmentForm(shop.connection, { ...asked, id: 'ada-2' })
    expect(form).toMatchObject({
      customer_id: 'ada',
      score: 80,
      grade: 'A',
      advice: 'maintain',
      history: [
        { month: '2026-09', score: 80, grade: 'A' },
        { month: '2026-10', score: 80, grade: 'A' }
      ],
      indicators: [
        {
          counted_weight: 50,
          score: 100,
          points: 50,
          basis: 'Orders in the last 12 months: 3',
          grade_if_less: 'B'
        },
        {
          counted_weight: 50,
          score: 60,
          points: 30,
          basis: 'Complaints in the last 12 months: 1',
          grade_if_more: 'B'
        },
        { counted_weight: null, score: null, points: null, basis: null, missing: 'entered' }
      ]
    })
  })

  it('has no score for who had not bought by then, and is none for who is not there or not to be seen', async () => {
    expect(await queryAssessmentForm(shop.connection, { ...asked, id: 'ed' })).toMatchObject({
      score: null,
      grade: null,
      indicators: [{ missing: 'figure' }, { missing: 'figure' }, { missing: 'entered' }]
    })
    expect(await queryAssessmentForm(shop.connection, { ...asked, id: 'nobody' })).toBeNull()
    const scope = { owners: ['Mo'] }
    expect(await queryAssessmentForm(shop.connection, { ...asked, id: 'ada', scope })).toBeNull()
    expect(await queryAssessmentForm(shop.connection, { ...asked, id: 'cy', scope })).toMatchObject({
      score: 50
    })
  })
})

describe('the list of customers', () => {
  it('is narrowed down by the grade of the last assessment', async () => {
    const list = (month: string, grade: string) =>
      queryCustomers(shop.connection, { month, only: { grade }, language: 'en', scope: {} })
    const { rows, only } = await list('2026-10', 'C')
    expect([ids(rows).toSorted(), only]).toEqual([['cy', 'flo'], { grade: 'C Fair' }])
    expect(ids((await list('2026-11', 'B')).rows)).toEqual(['di'])
    expect((await list('2026-08', 'B')).rows).toEqual([])
  })
})

describe('basisText', () => {
  const say = (language: 'en' | 'zh-CN', currency: string) =>
    basisText(
      '{part} / {whole} / {figure} / {since} / {other}',
      { measure: 'sales_trend', unit: 'share' },
      { figure: -0.2504, part: 1234.6, whole: null, since: '2024-01-05' },
      { language, currency }
    )

  it('writes figures as the language does', () => {
    expect(say('en', 'CNY')).toBe('¥1,235 / – / −25.0% / 5 Jan 2024 / {other}')
    expect(say('zh-CN', 'CNY')).toBe('1,235元 / – / −25.0% / 2024-01-05 / {other}')
    expect(say('zh-CN', 'GBP')).toBe('1,235英镑 / – / −25.0% / 2024-01-05 / {other}')
  })
})
