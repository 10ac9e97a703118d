import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  salesKpis,
  queryComposition,
  queryCompositionHistory,
  type CompositionHistoryRequest
} from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
})

afterAll(() => shop.close())

const ask = (request: Partial<CompositionHistoryRequest>) =>
  queryCompositionHistory(shop.connection, {
    kpi: 'net-sales',
    by: 'area',
    month: '2026-10',
    months: 2,
    scope: {},
    ...request
  })

const valuesOf = ({ rows }: Awaited<ReturnType<typeof ask>>) =>
  rows.map(({ key, points }) => [key, ...points.map(({ value }) => value)])

describe('queryCompositionHistory', () => {
  it('gives value and share of each member by month, the largest of the last month first', async () => {
    const answer = await ask({ months: 3 })
    expect(answer).toMatchObject({ kpi: 'net-sales', by: 'area', parts_add_up: true, other: null })
    expect(answer.months).toEqual([
      { month: '2026-08', complete: false, total: null },
      { month: '2026-09', complete: true, total: 150 },
      { month: '2026-10', complete: true, total: 245 }
    ])
    const unknown = { value: null, share: null }
    expect(answer.rows).toEqual([
      {
        key: 'E',
        label: 'East',
        points: [unknown, { value: 100, share: 100 / 150 }, { value: 210, share: 210 / 245 }]
      },
      {
        key: 'W',
        label: 'West',
        points: [unknown, { value: 50, share: 50 / 150 }, { value: 25, share: 25 / 245 }]
      },
      { key: '', label: null, points: [unknown, { value: 0, share: 0 }, { value: 10, share: 10 / 245 }] }
    ])
  })

  it('puts the members beyond the limit together', async () => {
    const { rows, other } = await ask({ by: 'customer', limit: 1 })
    expect(rows.map(({ key }) => key)).toEqual(['Li'])
    expect(other).toEqual({
      members: 3,
      points: [
        { value: 50, share: 50 / 150 },
        { value: 95, share: 95 / 245 }
      ]
    })
  })

  it('classifies customers by each month’s own opening', async () => {
    expect(valuesOf(await ask({ by: 'tier' }))).toEqual([
      ['strategic', 0, 150],
      ['potential', 150, 60],
      ['key', 0, 25],
      ['', 0, 10]
    ])
  })

  it('has values and no shares where distinct counts do not add up, and does not add them', async () => {
    const { parts_add_up, months, rows, other } = await ask({
      kpi: 'active-customers',
      by: 'category',
      limit: 1
    })
    expect(parts_add_up).toBe(false)
    expect(months.map(({ total }) => total)).toEqual([2, 3])
    expect(rows[0]?.points.every(({ share }) => share === null)).toBe(true)
    expect(other?.points).toEqual(Array.from({ length: 2 }, () => ({ value: null, share: null })))
  })

  it('filters, and shows what the viewer may see', async () => {
    expect(valuesOf(await ask({ where: [{ dimension: 'category', values: ['Drinks'] }] }))).toEqual([
      ['E', 100, 180]
    ])
    expect(valuesOf(await ask({ scope: { owners: ['bob'] } }))).toEqual([['W', 50, 25]])
    expect(await ask({ month: '2027-03' })).toMatchObject({
      rows: [],
      months: [{ total: null }, { total: null }]
    })
  })

  it('agrees with the composition of every month, whatever is counted', async () => {
    for (const { name: kpi } of salesKpis)
      for (const by of ['tier', 'category']) {
        const { months, rows } = await ask({ kpi, by })
        for (const [place, { month, total }] of months.entries()) {
          const composed = await queryComposition(shop.connection, { kpi, by, period: { month }, scope: {} })
          expect(total, `${kpi} ${month}`).toEqual(composed.total.value)
          const shown = rows.map(({ key, points }) => [
            key,
            points[place]?.value ?? null,
            points[place]?.share
          ])
          const values = new Map(composed.rows.map(({ key, value, share }) => [key, { value, share }]))
          const nothing = composed.kind === 'sum' ? 0 : null
          expect(
            shown.map(([, value]) => value),
            `${kpi} by ${by} ${month}`
          ).toEqual(rows.map(({ key }) => values.get(key)?.value ?? nothing))
          for (const { key, share } of composed.rows)
            expect(shown.find(([each]) => each === key)?.[2], `${kpi} by ${by}, ${key}`).toEqual(share)
        }
      }
  })
})
