import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryCallList, queryClusters, queryCustomers, queryRisk } from '../../../queries/index.ts'
import { leavingShop } from '../../support/leaving-shop.ts'
import { tinyWarehouse } from '../../support/warehouse.ts'

let shop: Awaited<ReturnType<typeof leavingShop>>

beforeAll(async () => {
  shop = await leavingShop()
})
afterAll(() => shop.close())

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('queryRisk', () => {
  it('adds up over its rules, which say how they did where they were learnt and later', async () => {
    const { rules, quality, warning, ...all } = await queryRisk(shop.connection, {
      scope: {},
      language: 'en'
    })
    expect(warning).toBeNull()
    expect(sum(rules.map(({ customers }) => customers))).toBe(all.customers)
    expect(sum(rules.map((rule) => rule.customers * rule.probability))).toBeCloseTo(all.expected_to_leave, 9)
    expect(sum(rules.map(({ value_at_risk }) => value_at_risk))).toBeCloseTo(all.value_at_risk, 2)
    expect(sum(rules.map(({ test }) => test.customers))).toBe(quality?.test.customers)
    expect(sum(rules.map(({ train }) => train.left))).toBe(quality?.train.left)
    expect(rules.map(({ probability }) => probability)).toEqual(
      rules.map(({ probability }) => probability).toSorted((one, other) => other - one)
    )
    expect(all.value_at_risk).toBeLessThan(all.yearly_value)
  })

  it('draws the gains from none to all', async () => {
    const { quality } = await queryRisk(shop.connection, { scope: {} })
    const gains = quality?.gains ?? []
    expect(gains[0]).toEqual({ customers: 0, left: 0 })
    expect(gains.at(-1)).toEqual({ customers: expect.closeTo(1, 9), left: expect.closeTo(1, 9) })
    // Who has the higher risk leaves more often: the curve lies above the diagonal.
    expect(gains.every(({ customers, left }) => left >= customers - 1e-9)).toBe(true)
    expect(quality && [quality.train_cut_offs.at(-1)! < quality.test_cut_offs[0]!]).toEqual([true])
  })

  it('speaks both languages of the same rules', async () => {
    const [chinese, english] = await Promise.all(
      (['zh-CN', 'en'] as const).map((language) => queryRisk(shop.connection, { scope: {}, language }))
    )
    expect(chinese?.rules.map(({ rule }) => rule)).toEqual(english?.rules.map(({ rule }) => rule))
    expect(chinese?.rules[0]?.label).toMatch(/[\u4e00-\u9fff]/)
    expect(english?.rules[0]?.label).toMatch(/^[ -~–−]+$/)
  })

  it('shows a viewer no other customers than their own', async () => {
    const nobody = await queryRisk(shop.connection, { scope: { owners: [] } })
    expect([nobody.customers, nobody.value_at_risk]).toEqual([0, 0])
    expect(nobody.rules.length).toBeGreaterThan(1)
    expect((await queryCallList(shop.connection, { scope: { owners: [] } })).total).toBe(0)
    expect((await queryClusters(shop.connection, { scope: { owners: [] } })).customers).toBe(0)
  })
})

describe('queryCallList', () => {
  it('begins where most is at stake, and holds all of the overview', async () => {
    const { customers, value_at_risk } = await queryRisk(shop.connection, { scope: {} })
    const list = await queryCallList(shop.connection, { scope: {}, limit: 1000 })
    expect([list.total, list.rows.length]).toEqual([customers, customers])
    expect(list.value_at_risk).toBeCloseTo(value_at_risk, 1)
    const stakes = list.rows.map((row) => row.value_at_risk)
    expect(stakes).toEqual(stakes.toSorted((one, other) => other - one))
    for (const row of list.rows) {
      expect(row.value_at_risk).toBeCloseTo(row.churn_probability * Math.max(0, row.yearly_value), 1)
    }
  })

  it('pages without losing or repeating anybody', async () => {
    const all = await queryCallList(shop.connection, { scope: {}, limit: 20 })
    const first = await queryCallList(shop.connection, { scope: {}, limit: 10 })
    const second = await queryCallList(shop.connection, { scope: {}, limit: 10, offset: 10 })
    expect([...first.rows, ...second.rows]).toEqual(all.rows)
  })

  it('is of one rule, as the list of customers is, and searched', async () => {
    const { rules } = await queryRisk(shop.connection, { scope: {} })
    const rule = rules.find(({ customers }) => customers > 0)!
    const list = await queryCallList(shop.connection, { scope: {}, rule: rule.rule, limit: 1000 })
    expect(list.total).toBe(rule.customers)
    const page = await queryCustomers(shop.connection, {
      scope: {},
      month: '2026-10',
      only: { rule: rule.rule },
      limit: 1000
    })
    expect(page.rows.map((row) => String(row['customer_id'])).toSorted()).toEqual(
      list.rows.map((row) => row.customer_id).toSorted()
    )
    const found = await queryCallList(shop.connection, { scope: {}, search: 'STEADY 14' })
    expect(found.rows.every(({ customer_id }) => customer_id.startsWith('steady 14'))).toBe(true)
    expect(found.total).toBe(11)
  })

  it.each([
    [{ rule: 'nonsense' }, /rule: nonsense — one of \w/],
    [{ sort: 'nonsense' }, /sort: nonsense — one of/],
    [{ where: [{ dimension: 'shoe', values: ['red'] }] }, /shoe/],
    [{ limit: -1 }, /limit/]
  ])('refuses %j', async (request, message) => {
    await expect(queryCallList(shop.connection, { scope: {}, ...request })).rejects.toThrow(message)
  })
})

describe('queryClusters', () => {
  it('adds up, and its points are of its customers', async () => {
    const { clusters, points, ...all } = await queryClusters(shop.connection, { scope: {}, points: 100 })
    expect(sum(clusters.map(({ customers }) => customers))).toBe(all.customers)
    expect(sum(clusters.map(({ customer_share }) => customer_share ?? 0))).toBeCloseTo(1, 9)
    expect(sum(clusters.map(({ net_share }) => net_share ?? 0))).toBeCloseTo(1, 9)
    expect(points).toHaveLength(100)
    const positions = new Set(clusters.map(({ position }) => position))
    expect(points.every(({ position, orders }) => positions.has(position) && orders >= 1)).toBe(true)
    const again = await queryClusters(shop.connection, { scope: {}, points: 100 })
    expect(again.points).toEqual(points)
  })

  it('opens its customers in the list', async () => {
    const { clusters } = await queryClusters(shop.connection, { scope: {} })
    for (const { cluster, customers } of clusters) {
      const page = await queryCustomers(shop.connection, { scope: {}, month: '2026-10', only: { cluster } })
      expect(page.total).toBe(customers)
    }
  })
})

describe('a build with too few customers', () => {
  it('says so, with nothing to show', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [{ customer_id: 'A', ordered_at: '2026-10-01', amount: 10 }]
    })
    const risk = await queryRisk(connection, { scope: {} })
    expect([risk.warning, risk.customers, risk.quality, risk.rules]).toEqual(['few-customers', 0, null, []])
    expect(risk.churn_window_days).toBe(90)
    const list = await queryCallList(connection, { scope: {} })
    expect([list.total, list.value_at_risk, list.rows]).toEqual([0, 0, []])
    const clusters = await queryClusters(connection, { scope: {}, points: 10 })
    expect([clusters.warning, clusters.customers, clusters.clusters, clusters.points]).toEqual([
      'few-customers',
      0,
      [],
      []
    ])
    close()
  })
})
