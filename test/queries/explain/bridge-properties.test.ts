import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DuckDBConnection } from '@duckdb/node-api'
import {
  queryExplain,
  queryKpi,
  salesKpis,
  type ExplainRequest,
  type KpiName
} from '../../../queries/index.ts'
import { tinyWarehouse } from '../../support/warehouse.ts'
import { figureMarts } from '../figure-marts.ts'
import { expectExact, tenThousandths } from './bridges.ts'

const optional = <Value>(values: readonly Value[]) => fc.constantFrom<Value | null>(...values, null)

const salesLine = fc.record({
  ordered_at: fc.constantFrom(
    '2026-01-10',
    '2026-02-20',
    '2026-03-01',
    '2026-03-31',
    '2026-04-05',
    '2026-04-30',
    '2026-05-01',
    '2026-05-15',
    '2026-05-20'
  ),
  order_id: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  customer_id: optional(['c1', 'c2', 'c3', 'c4', 'c5']),
  product_id: optional(['p1', 'p2', 'p3', 'p4']),
  region_id: optional(['N', 'S']),
  quantity: fc.constantFrom(1, 2.5, -1, 3, 0, 7),
  // Hundredths of cents, so that a sum in floating point would show.
  amount: fc.integer({ min: -500_000, max: 99_999_999 }).map((cents) => cents / 10_000),
  kind: optional(['sale', 'return'])
})

type Line = typeof salesLine extends fc.Arbitrary<infer Row> ? Row : never

const churnWindowDays = 45

/** Builds one warehouse for each example and closes it, whatever happens; May is not over. */
async function inWarehouse(sales: readonly Line[], check: (connection: DuckDBConnection) => Promise<void>) {
  const { connection, close } = await tinyWarehouse(
    {
      sales: [...sales, { ordered_at: '2026-01-01', order_id: 'first', amount: 1 }],
      products: [
        { product_id: 'p1', category: 'Drinks', subcategory: 'Tea' },
        { product_id: 'p2', category: 'Drinks', subcategory: 'Milk' },
        { product_id: 'p3', category: 'Office' }
      ],
      customers: [
        { customer_id: 'c1', owner: 'ann', industry: 'tea', region_id: 'N' },
        { customer_id: 'c2', owner: 'bob', industry: 'steel', region_id: 'S' },
        { customer_id: 'c3', owner: 'ann' }
      ],
      regions: [
        { region_id: 'N', region_name: 'North' },
        { region_id: 'S', region_name: 'South' }
      ],
      settings: {
        as_of: '2026-05-20',
        complete_through: '2026-04-30',
        churn_window_days: churnWindowDays,
        tier_strategic_minimum: 5000,
        tier_key_minimum: 500
      }
    },
    { marts: figureMarts }
  )
  try {
    await check(connection)
  } finally {
    close()
  }
}

const content = fc.array(salesLine, { minLength: 5, maxLength: 40 })
const asked = fc.record({
  period: fc.constantFrom(
    { month: '2026-04' },
    { month: '2026-05' },
    { from: '2026-03-15', to: '2026-05-01' }
  ),
  compare: fc.constantFrom('previous', '2026-02', '2026-01-01..2026-03-31'),
  classes: fc.constantFrom('own' as const, 'base' as const),
  where: fc.constantFrom(
    [],
    [{ dimension: 'category', values: ['Drinks', ''] }],
    [{ dimension: 'tier', values: ['key', 'regular'] }]
  ),
  scope: fc.constantFrom(
    {},
    {},
    { owners: ['ann'] },
    { regions: ['N'] },
    { owners: ['bob'], regions: ['N'] }
  ),
  limit: fc.constantFrom(1, 2, 100)
})

// What fails is shown as it was found: making it smaller takes minutes.
const runs = { numRuns: 8, endOnFailure: true }

/** Ratios are floating point: a margin on next to no sales is a huge number, and its parts are as exact as it is. */
function expectSum(parts: readonly { readonly change: number }[], change: number | null): void {
  const sum = parts.reduce((whole, part) => whole + part.change, 0)
  const size = parts.reduce((largest, part) => Math.max(largest, Math.abs(part.change)), 1)
  expect(Math.abs(sum - (change ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * size)
}
const every = ['customer', 'category', 'product', 'region', 'tier', 'owner', 'home_region']

describe('on any warehouse', { timeout: 120_000 }, () => {
  it('bars and rows sum to the change that the KPI has, at every level, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(content, asked, fc.constantFrom(...every), async (sales, request, by) => {
        await inWarehouse(sales, async (connection) => {
          const sums = salesKpis.filter(({ kind, additive }) => kind === 'sum' && additive)
          for (const { name: kpi } of sums) {
            const answer = await queryExplain(connection, { ...request, kpi, by })
            const { limit: _limit, ...question } = request
            const { total } = await queryKpi(connection, { ...question, kpi })
            expect([kpi, answer.change]).toEqual([kpi, total.change])
            for (const bridge of answer.bridges) expectExact(bridge, total.change)
          }
        })
      }),
      runs
    )
  })

  it('mix and rate sum to the change of every ratio, members to that of every count', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        asked,
        fc.constantFrom('tier', 'owner', 'customer'),
        async (sales, request, by) => {
          await inWarehouse(sales, async (connection) => {
            for (const { name: kpi, kind, additive } of salesKpis) {
              if (kind === 'median' || additive) continue
              const { change, bridges } = await queryExplain(connection, { ...request, kpi, by })
              for (const { bars, rows, other } of bridges) {
                expectSum(bars, change)
                expectSum([...rows, ...(other ? [other] : [])], change)
              }
            }
          })
        }
      ),
      runs
    )
  })

  it('rows behind the bars are all rows, each once', async () => {
    await fc.assert(
      fc.asyncProperty(content, asked, async (sales, request) => {
        await inWarehouse(sales, async (connection) => {
          const ask = async (more: Partial<ExplainRequest>) =>
            (await queryExplain(connection, { ...request, kpi: 'net-sales', bridge: 'customers', ...more }))
              .bridges[0]
          const whole = await ask({ limit: 1000 })
          for (const { effect, change, members } of whole?.bars ?? []) {
            const behind = await ask({ effect, limit: 1000 })
            const rows = behind?.rows ?? []
            expect(rows.reduce((sum, row) => sum + tenThousandths(row.change), 0)).toBe(
              tenThousandths(change)
            )
            if (effect !== 'no-customer') expect([effect, rows.length]).toEqual([effect, members])
          }
        })
      }),
      runs
    )
  })

  it('customers are what plain code says they are', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (sales) => {
        await inWarehouse(sales, async (connection) => {
          for (const [month, compare, through] of [
            ['2026-04', '2026-03', '2026-04-30'],
            ['2026-04', '2026-02', '2026-04-30'],
            ['2026-05', '2026-04', '2026-05-20']
          ] as const) {
            const { bridges, comparison } = await queryExplain(connection, {
              kpi: 'gross-sales' satisfies KpiName,
              period: { month },
              compare,
              scope: {},
              bridge: 'customers'
            })
            const now = { from: `${month}-01`, to: through }
            const before = { from: comparison.from, to: comparison.to }
            const expected = ['c1', 'c2', 'c3', 'c4', 'c5'].flatMap((customer) => {
              const effect = effectOf(purchasesOf(sales, customer), { now, before })
              return effect === null ? [] : [[customer, effect] as const]
            })
            const told = (bridges[0]?.rows ?? []).flatMap(({ key, effects, change }) => {
              const [named] = Object.entries(effects).find(([, each]) => each !== 0) ?? []
              return key === '' || (change === 0 && named === undefined) ? [] : [[key, named] as const]
            })
            const unchanged = new Set(
              (bridges[0]?.rows ?? []).filter(({ change }) => change === 0).map(({ key }) => key)
            )
            expect(new Map(told)).toEqual(new Map(expected.filter(([customer]) => !unchanged.has(customer))))
          }
        })
      }),
      runs
    )
  })
})

interface Purchase {
  readonly on: string
  readonly amount: number
}

interface Days {
  readonly from: string
  readonly to: string
}

const purchasesOf = (sales: readonly Line[], customer: string): Purchase[] =>
  sales
    .filter(({ customer_id, kind, quantity, amount }) => {
      const isSale = (kind ?? (quantity < 0 ? 'return' : 'sale')) === 'sale'
      return customer_id === customer && isSale && amount > 0
    })
    .map(({ ordered_at, amount }) => ({ on: ordered_at, amount }))
    .sort((one, other) => (one.on < other.on ? -1 : 1))

const isIn = (on: string, { from, to }: Days) => on >= from && on <= to

const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** What became of a customer, by the words of the definition; null for one who bought in neither period. */
function effectOf(
  purchases: readonly Purchase[],
  { now, before }: { now: Days; before: Days }
): string | null {
  const bought = purchases.filter(({ on }) => isIn(on, now))
  const boughtBefore = purchases.filter(({ on }) => isIn(on, before))
  const first = purchases[0]
  const [back] = bought
  if (first === undefined) return null
  if (back !== undefined && boughtBefore.length > 0) {
    const sum = (all: readonly Purchase[]) =>
      all.reduce((whole, { amount }) => whole + tenThousandths(amount), 0)
    return sum(bought) >= sum(boughtBefore) ? 'expanded' : 'contracted'
  }
  if (back !== undefined) {
    if (first.on > before.to) return 'new'
    const last = purchases.filter(({ on }) => on < now.from).at(-1)
    return daysApart(last?.on ?? '', back.on) > churnWindowDays ? 'reactivated' : 'returned'
  }
  if (boughtBefore.length === 0) return null
  const last = purchases.filter(({ on }) => on <= now.to).at(-1)
  return daysApart(last?.on ?? '', now.to) >= churnWindowDays ? 'churned' : 'paused'
}
