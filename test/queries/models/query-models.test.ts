import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  queryCustomerValues,
  queryCustomerValuesHead,
  queryModels,
  type CustomerValues
} from '../../../queries/index.ts'
import { warningText } from '../../../queries/models/model-warnings.ts'
import { regulars } from '../../support/regulars.ts'
import { readRows, tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'

let shop: TinyWarehouse
let nobody: TinyWarehouse
beforeAll(async () => {
  const customers = Array.from({ length: 60 }, (_, customer) => ({
    customer_id: `c${String(customer).padStart(2, '0')}`,
    owner: customer < 20 ? 'Ana' : 'Bo',
    region_id: customer % 2 === 0 ? 'north' : 'south'
  }))
  const regions = ['north', 'south'].map((region_id) => ({ region_id, region_name: region_id.toUpperCase() }))
  shop = await tinyWarehouse({ sales: regulars({ weeks: 52 }), customers, regions })
  nobody = await tinyWarehouse({ sales: [{ customer_id: 'c', ordered_at: '2026-01-05', amount: 1 }] })
})
afterAll(() => {
  shop.close()
  nobody.close()
})

const values = (request: Omit<Parameters<typeof queryCustomerValues>[1], 'scope'> = {}, scope = {}) =>
  queryCustomerValues(shop.connection, { scope, language: 'en', ...request })

const sum = (rows: readonly { expected_value: number | null }[]) =>
  rows.reduce((total, { expected_value }) => total + (expected_value ?? 0), 0)

describe('the models', () => {
  it('are told with their parameters, time unit weeks', async () => {
    const models = await queryModels(shop.connection, { language: 'en' })
    expect(Object.keys(models.bg_nbd ?? {})).toEqual(['r', 'alpha', 'a', 'b', 'log_likelihood', 'customers'])
    expect(Object.keys(models.gamma_gamma ?? {})).toEqual(['p', 'q', 'gamma', 'log_likelihood', 'customers'])
    expect(models).toMatchObject({
      time_unit: 'week',
      bg_nbd: { customers: 60 },
      gamma_gamma: { customers: 40 }
    })
  })

  it('are none where too few bought again, in words', async () => {
    const models = await queryModels(nobody.connection, { language: 'zh-CN' })
    expect(models).toMatchObject({ bg_nbd: null, gamma_gamma: null })
    expect(models.warnings.find(({ model }) => model === 'bg_nbd')?.text).toContain('0周')
    expect(models.warnings.map(({ code }) => code)).toContain('too-few-repeat-buyers')
  })

  it('warn in the words of both languages, with the figure', () => {
    expect(warningText('holdout-off', -0.214, 'en')).toContain('-21.4%')
    expect(warningText('holdout-off', -0.214, 'zh-CN')).toContain('-21.4%')
    expect(warningText('unheard-of', null, 'en')).toBe('unheard-of')
  })
})

describe('the values of customers', () => {
  let all: CustomerValues
  beforeAll(async () => {
    all = await values()
  })

  it('add up to the same total however they are split', () => {
    expect(all.total.customers).toBe(60)
    expect(sum(all.deciles)).toBeCloseTo(all.total.expected_value ?? 0, 6)
    expect(sum([...all.alive, all.once])).toBeCloseTo(all.total.expected_value ?? 0, 6)
    for (const { rows } of all.by) expect(sum(rows)).toBeCloseTo(all.total.expected_value ?? 0, 6)
    expect(all.once.customers).toBe(20)
    expect(all.deciles.map(({ customers }) => customers)).toEqual(Array.from({ length: 10 }, () => 6))
  })

  it('name the fewest customers with four fifths of the value', async () => {
    const rows = await readRows(
      shop.connection,
      'select expected_value from marts.customer_values order by expected_value desc'
    )
    const worth = rows.map((row) => Number(row['expected_value']))
    const of = (count: number) => worth.slice(0, count).reduce((total, value) => total + value, 0)
    const { customers_to_80, expected_value } = all.total
    expect(of(customers_to_80)).toBeGreaterThanOrEqual(0.8 * (expected_value ?? 0))
    expect(of(customers_to_80 - 1)).toBeLessThan(0.8 * (expected_value ?? 0))
  })

  it('are those of the filtered customers, by what they are and by what they bought', async () => {
    const ana = await values({ where: [{ dimension: 'owner', values: ['Ana'] }] })
    const bo = await values({ where: [{ dimension: 'owner', values: ['Bo'] }] })
    expect(ana.total.customers).toBe(20)
    expect(sum(ana.deciles) + sum(bo.deciles)).toBeCloseTo(all.total.expected_value ?? 0, 6)
    expect(ana.top.every(({ customer_id }) => customer_id < 'c20')).toBe(true)
    const north = await values({ where: [{ dimension: 'region', values: ['north'] }] })
    expect(north.total.customers).toBe(30)
    const head = await queryCustomerValuesHead(shop.connection, {
      where: [{ dimension: 'region', values: ['north'] }],
      scope: {}
    })
    expect(head.total).toEqual(north.total)
    expect(sum(north.deciles)).toBeCloseTo(head.total.expected_value ?? 0, 6)
    // The model is the company's, whoever is looked at.
    expect(ana.fit).toEqual(all.fit)
  })

  it('are those whom the viewer may see', async () => {
    const seen = await values({}, { owners: ['Ana'] })
    expect(seen.total.customers).toBe(20)
  })

  it('list the most valuable first, and as many as asked for', async () => {
    const { top } = await values({ limit: 5 })
    expect(top).toHaveLength(5)
    const worth = top.map(({ expected_value }) => expected_value ?? 0)
    expect(worth).toEqual(worth.toSorted((one, other) => other - one))
  })

  it('stand beside what became of an earlier forecast, and of how many bought how often', () => {
    const { holdout, weeks, repeats } = all.fit
    expect(holdout?.weeks).toBe(weeks.filter(({ is_holdout }) => is_holdout).length)
    expect(repeats.reduce((total, { actual }) => total + actual, 0)).toBe(60)
    expect(repeats.reduce((total, { expected }) => total + expected, 0)).toBeCloseTo(60, 6)
    expect(repeats[0]?.actual).toBe(20)
  })

  it('are empty where the build has no model', async () => {
    const none = await queryCustomerValues(nobody.connection, { scope: {} })
    expect(none.total).toEqual({
      customers: 0,
      expected_purchases: 0,
      expected_value: null,
      customers_to_80: 0
    })
    expect(none).toMatchObject({ top: [], deciles: [], fit: { weeks: [], holdout: null, repeats: [] } })
  })

  it('refuse a dimension that there is not', async () => {
    await expect(values({ where: [{ dimension: 'mood', values: ['good'] }] })).rejects.toThrow(/mood/)
  })
})
