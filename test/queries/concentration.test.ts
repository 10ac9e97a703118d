import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { queryComposition, type Composition } from '../../queries/index.ts'
import { root } from '../support/cli.ts'
import { loadedWarehouse } from '../support/loaded-warehouse.ts'
import { tinyWarehouse, type Row } from '../support/warehouse.ts'
import { figureMarts } from './figure-marts.ts'

const period = { month: '2026-10' }

/** Net sales by product of a month in which each product sold for the given amount. */
async function compositionOf(
  amounts: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>> = {}
): Promise<Composition> {
  const line = (ordered_at: string) => (entry: [string, number]) => {
    const [product_id, amount] = entry
    return { ordered_at, product_id: product_id === 'none' ? null : product_id, amount } satisfies Row
  }
  const sales = [
    ...Object.entries(amounts).map(line('2026-10-05')),
    ...Object.entries(before).map(line('2026-09-05'))
  ]
  const { connection, close } = await tinyWarehouse({ sales }, { marts: figureMarts })
  try {
    return await queryComposition(connection, {
      kpi: 'net-sales',
      by: 'product',
      period,
      compare: 'previous',
      scope: {}
    })
  } finally {
    close()
  }
}

const named = (amounts: readonly number[]) =>
  Object.fromEntries(amounts.map((amount, index) => [`p${index}`, amount]))

describe('concentration', () => {
  it.each([
    [[25, 20, 15, 10, 9, 8, 7, 6], 1580],
    [[45, 15, 10, 8, 7, 6, 5, 4], 2540]
  ])('of shares %j has the published HHI', async (shares, hhi) => {
    const { concentration } = await compositionOf(named(shares))
    expect(concentration?.hhi).toBeCloseTo(hhi, 6)
  })

  it('draws every point of a short Pareto curve', async () => {
    const { concentration } = await compositionOf(named([10, 50, 30, 5.0001, 4.9999]))
    expect(concentration?.curve).toEqual([
      { members: 0, member_share: 0, value_share: 0 },
      { members: 1, member_share: 0.2, value_share: 0.5 },
      { members: 2, member_share: 0.4, value_share: 0.8 },
      { members: 3, member_share: 0.6, value_share: 0.9 },
      { members: 4, member_share: 0.8, value_share: 0.950001 },
      { members: 5, member_share: 1, value_share: 1 }
    ])
  })

  it('draws a long curve by at most 100 points, the largest fifth and the ends of classes among them', async () => {
    const amounts = Array.from({ length: 1234 }, (_, index) => 1 + ((index * 7919) ** 2 % 99991))
    const { concentration } = await compositionOf(named(amounts))
    const { curve = [], members_to_80 = 0, members_to_95 = 0, top_20_share } = concentration ?? {}
    const sorted = amounts.toSorted((one, other) => other - one)
    const whole = sorted.reduce((sum, amount) => sum + amount, 0)
    const shareOf = (members: number) =>
      sorted.slice(0, members).reduce((sum, amount) => sum + amount, 0) / whole
    expect(curve.length).toBeGreaterThan(60)
    expect(curve.length).toBeLessThanOrEqual(100)
    for (const { members, member_share, value_share } of curve)
      expect([member_share, value_share]).toEqual([members / 1234, shareOf(members)])
    expect(curve.find(({ members }) => members === 247)?.value_share).toBeCloseTo(top_20_share ?? 0, 12)
    expect(curve.find(({ value_share }) => value_share >= 0.8)?.members).toBe(members_to_80)
    expect(shareOf(members_to_80 - 1)).toBeLessThan(0.8)
    expect(curve.find(({ value_share }) => value_share >= 0.95)?.members).toBe(members_to_95)
    expect(shareOf(members_to_95 - 1)).toBeLessThan(0.95)
    expect([curve[0], curve.at(-1)]).toEqual([
      { members: 0, member_share: 0, value_share: 0 },
      { members: 1234, member_share: 1, value_share: 1 }
    ])
  })

  it('classes A while the larger ones have less than 80 %, B less than 95 %, else C', async () => {
    const { rows, concentration } = await compositionOf(named([50, 30, 10, 5, 3, 2]))
    expect(rows.map(({ value, cumulative_share, abc }) => [value, cumulative_share, abc])).toEqual([
      [50, 0.5, 'A'],
      [30, 0.8, 'A'],
      [10, 0.9, 'B'],
      [5, 0.95, 'B'],
      [3, 0.98, 'C'],
      [2, 1, 'C']
    ])
    expect(concentration).toMatchObject({ members_to_80: 2, members_to_95: 4, members: 6, value: 100 })
    expect(concentration?.top_20_share).toBe(0.5)
  })

  it('is even where all have the same, and as uneven as can be where one has all but nothing', async () => {
    expect((await compositionOf(named([10, 10, 10, 10]))).concentration?.gini).toBeCloseTo(0, 12)
    // 1, 2, 3, 4: mean difference of 5/4 by twice the mean of 5/2.
    expect((await compositionOf(named([1, 2, 3, 4]))).concentration?.gini).toBeCloseTo(0.25, 12)
  })

  it('leaves out what is below zero and what has no member', async () => {
    const { rows, concentration } = await compositionOf({ tea: 60, pen: 40, none: 50, cap: -20 })
    expect(concentration).toMatchObject({ members: 2, value: 100, hhi: 60 ** 2 + 40 ** 2 })
    expect(rows.map(({ key, cumulative_share, abc }) => [key, cumulative_share, abc])).toEqual([
      ['tea', 0.6, 'A'],
      ['', null, null],
      ['pen', 1, 'A'],
      ['cap', null, null]
    ])
  })

  it('stands beside that of the period compared with', async () => {
    const { concentration, previous_concentration } = await compositionOf({ tea: 60, pen: 40 }, { tea: 5 })
    expect(concentration?.hhi).toBeCloseTo(5200, 9)
    expect(previous_concentration).toMatchObject({ members: 1, value: 5, hhi: 10_000, gini: 0 })
  })

  it('does not exist where there is nothing, or parts do not add up', async () => {
    expect((await compositionOf({ cap: -1 })).concentration).toBeNull()
    const { connection, close } = await tinyWarehouse({ sales: [{ ordered_at: '2026-10-01', amount: 1 }] })
    const orders = await queryComposition(connection, { kpi: 'orders', by: 'product', period, scope: {} })
    close()
    expect(orders.concentration).toBeNull()
  })
})

const cdnow = join(root, '../shared/data/cdnow/CDNOW_sample.txt')

describe.skipIf(!existsSync(cdnow))('CDNOW, 2,357 customers', () => {
  it('is as concentrated as was worked out from the file itself', async () => {
    const { connection, close } = await loadedWarehouse({
      time_zone: 'UTC',
      currency: 'USD',
      sources: {
        sales: {
          files: cdnow,
          format: { header: false, delimiter: ' ', date: '%Y%m%d' },
          columns: { customer_id: 2, ordered_at: 3, quantity: 4, amount: 5 }
        }
      }
    })
    const { concentration, rows } = await queryComposition(connection, {
      kpi: 'net-sales',
      by: 'customer',
      period: { from: '1997-01-01', to: '1998-06-30' },
      scope: {}
    })
    close()
    expect(concentration?.members_to_80).toBe(777)
    expect(concentration?.top_20_share).toBeCloseTo(0.674, 4)
    expect(concentration?.gini).toBeCloseTo(0.6309, 4)
    expect(rows.filter(({ abc }) => abc === 'A')).toHaveLength(777)
  })
})
