import fc from 'fast-check'
import type { DuckDBConnection } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import {
  queryComposition,
  queryKpi,
  queryKpiRows,
  salesKpis,
  type KpiName,
  type Scope
} from '../../queries/index.ts'
import { findKpi } from '../../queries/catalog.ts'
import { resolvePeriod } from '../../queries/period.ts'
import { chooseBacking } from '../../queries/period-views.ts'
import { type PeriodQuestion } from '../../queries/question.ts'
import { windowOf } from '../../queries/window.ts'
import type { TinySources } from '../support/warehouse.ts'
import { figureMarts } from './figure-marts.ts'
import { anchored, inWarehouse, regions, sources } from './random-shop.ts'

const alwaysThere = ['tier', 'customer', 'product', 'region'] as const
const periods = [
  { month: '2026-03' },
  { quarter: '2026-Q1' },
  { from: '2025-01-01', to: '2026-03-31' },
  { from: '2026-01-02', to: '2026-03-01' }
]
const scopes: fc.Arbitrary<Scope> = fc.record(
  { owners: fc.subarray(['ann', 'bob', 'nobody']), regions: fc.subarray([...regions, 'nowhere']) },
  { requiredKeys: [] }
)
const question = fc.record({
  period: fc.constantFrom(...periods),
  by: fc.constantFrom(...alwaysThere),
  where: fc.constantFrom(...alwaysThere),
  scope: scopes
})

const tenThousandths = (value: number | null) => Math.round((value ?? 0) * 10_000)
// What fails is shown as it was found: making it smaller takes minutes.
const runs = { numRuns: 8, endOnFailure: true }
/** Over all runs each KPI comes up several times. */
const someKpis = fc.subarray(
  salesKpis.map(({ name }) => name),
  { minLength: 5, maxLength: 5 }
)
const allMembers = {
  region: [...regions, ''],
  customer: ['c1', 'c2', 'c3', 'c4', ''],
  product: ['p1', 'p2', 'p3', 'unheard of', '']
}

const inShop = (content: TinySources, check: (connection: DuckDBConnection) => Promise<void>) =>
  inWarehouse(anchored(content), check, figureMarts)

describe('on any warehouse', { timeout: 120_000 }, () => {
  it('parts by any dimension make the whole of an additive measure, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(sources, question, async (content, { period, by, scope }) => {
        await inShop(content, async (connection) => {
          for (const kpi of ['net-sales', 'gross-sales', 'units'] as const) {
            const { rows, total, other } = await queryKpi(connection, { kpi, period, by, scope, limit: 3 })
            const parts = [...rows, ...(other ? [other] : [])]
            const sum = parts.reduce((whole, { value }) => whole + tenThousandths(value), 0)
            expect(sum).toBe(tenThousandths(total.value))
          }
        })
      }),
      runs
    )
  })

  it('parts by what customers are make the whole of every figure of customers', async () => {
    const ofCustomers = salesKpis.filter(
      ({ scope_of, kind }) => scope_of === 'customers' && kind !== 'median'
    )
    await fc.assert(
      fc.asyncProperty(sources, question, async (content, { period, where, scope }) => {
        const by = where === 'tier' ? 'tier' : 'customer'
        await inShop(content, async (connection) => {
          for (const { name: kpi, kind } of ofCustomers) {
            const { rows, total } = await queryKpi(connection, { kpi, period, by, scope })
            const parts = kind === 'ratio' ? (['numerator', 'denominator'] as const) : (['value'] as const)
            for (const part of parts)
              expect(rows.reduce((sum, row) => sum + (row[part] ?? 0), 0)).toBe(total[part] ?? 0)
          }
        })
      }),
      runs
    )
  })

  it('shares sum to one, contributions to the growth, and rows to their figure', async () => {
    await fc.assert(
      fc.asyncProperty(sources, question, async (content, { period, by, scope }) => {
        await inShop(content, async (connection) => {
          const request = { kpi: 'gross-sales' as const, period, by, scope }
          const { rows, total } = await queryComposition(connection, { ...request, compare: 'previous' })
          const sum = (part: (row: (typeof rows)[number]) => number | null) =>
            rows.reduce((whole, row) => whole + (part(row) ?? 0), 0)
          if ((total.value ?? 0) > 0) expect(sum(({ share }) => share)).toBeCloseTo(1, 9)
          if (total.change_rate !== null)
            expect(sum(({ contribution }) => contribution)).toBeCloseTo(total.change_rate, 9)
          const counted = await queryKpiRows(connection, request)
          expect(counted.rows.reduce((whole, { numerator }) => whole + tenThousandths(numerator), 0)).toBe(
            tenThousandths(total.value)
          )
        })
      }),
      runs
    )
  })

  it('neither a filter nor a scope ever widens an answer', async () => {
    await fc.assert(
      fc.asyncProperty(sources, question, async (content, { period, by, where, scope }) => {
        await inShop(content, async (connection) => {
          const ask = async (kpi: KpiName, narrowed: { where?: string; scope: Scope }) => {
            const filters =
              narrowed.where === undefined ? [] : [{ dimension: where, values: [narrowed.where] }]
            const { rows, total } = await queryKpi(connection, {
              kpi,
              period,
              by,
              where: filters,
              scope: narrowed.scope
            })
            return new Map([
              ...rows.map(({ key, value }) => [key, value ?? 0] as const),
              ['whole', total.value ?? 0]
            ])
          }
          for (const kpi of ['gross-sales', 'orders', 'active-customers'] as const) {
            const everything = await ask(kpi, { scope: {} })
            const seen = await ask(kpi, { scope })
            const { rows } = await queryKpi(connection, { kpi, period, by: where, scope: {} })
            for (const [key, value] of seen) expect(value).toBeLessThanOrEqual(everything.get(key) ?? 0)
            for (const member of rows.slice(0, 2)) {
              const filtered = await ask(kpi, { where: member.key, scope })
              for (const [key, value] of filtered) expect(value).toBeLessThanOrEqual(seen.get(key) ?? 0)
            }
          }
        })
      }),
      runs
    )
  })

  it('members of a filter answer as they do in the split', async () => {
    await fc.assert(
      fc.asyncProperty(sources, question, someKpis, async (content, { period, where, scope }, some) => {
        await inShop(content, async (connection) => {
          for (const kpi of some) {
            const { rows } = await queryKpi(connection, { kpi, period, by: where, scope })
            for (const { key, value, numerator, denominator } of rows) {
              const filters = [{ dimension: where, values: [key] }]
              const alone = await queryKpi(connection, { kpi, period, where: filters, scope })
              expect(alone.total).toMatchObject({ value, numerator, denominator })
            }
          }
        })
      }),
      runs
    )
  })

  it('every mart that can back a figure gives the same one', async () => {
    await fc.assert(
      fc.asyncProperty(
        sources,
        fc.constantFrom('area', 'tier', 'region', null),
        someKpis,
        async (content, by, some) => {
          await inShop(content, async (connection) => {
            const period = { quarter: '2026-Q1' }
            const split = by === null ? {} : { by }
            for (const kpi of some) {
              const plain = await queryKpi(connection, { kpi, period, scope: {}, ...split })
              // A filter that lets everything through, by ever finer dimensions, forces ever finer marts.
              for (const [dimension, values] of Object.entries(allMembers)) {
                const where = [{ dimension, values }]
                expect(await queryKpi(connection, { kpi, period, scope: {}, where, ...split })).toEqual(plain)
              }
            }
          })
        }
      ),
      runs
    )
  })
})

describe('chooseBacking', () => {
  const dimension = (relation: 'customers' | 'regions' | 'products', on_sales_months = false) => ({
    name: relation,
    label: { 'zh-CN': '', en: '' },
    attribute_of: 'line' as const,
    parent: null,
    relation,
    key_column: 'x',
    label_column: 'x',
    on_orders: relation !== 'products',
    on_sales_months
  })
  const build = {
    build: 'b',
    as_of: '2026-12-31',
    first_order_on: '2025-01-01',
    complete_through: '2026-12-31',
    fiscal_year_start_month: 1,
    churn_window_days: { configured: 90, proposed: 90 },
    repeat_window_days: 90,
    complaint_clock: 'calendar' as const
  }
  const windowOfDays = (from: string, to: string) =>
    windowOf(findKpi('net-sales'), resolvePeriod({ from, to }, build), build)
  const months = windowOfDays('2026-01-01', '2026-03-31')
  const someDays = windowOfDays('2026-01-01', '2026-03-30')
  const everything = { restricted: false, owners: [], regions: [] }
  const plain = { reads: [], scopeOf: 'lines', by: null, filters: [], scope: everything } as const

  it('takes the most summed mart that has what is asked', () => {
    const ofSales = (question: Partial<PeriodQuestion>, window = months) =>
      chooseBacking('period_sales', { ...plain, ...question }, window)
    expect(ofSales({})).toBe('sales_months')
    expect(ofSales({ by: dimension('regions') })).toBe('sales_months')
    expect(ofSales({ by: dimension('products', true) })).toBe('sales_months')
    expect(ofSales({ by: dimension('products', true) }, someDays)).toBe('order_lines')
    expect(ofSales({}, someDays)).toBe('orders')
    expect(ofSales({ by: dimension('customers') })).toBe('orders')
    expect(ofSales({ by: [dimension('customers'), dimension('regions')] })).toBe('orders')
    expect(ofSales({ by: dimension('products') })).toBe('order_lines')
    expect(ofSales({ by: 'month' })).toBe('sales_months')
    expect(chooseBacking('period_orders', plain, months)).toBe('orders')
    expect(chooseBacking('period_orders', { ...plain, by: dimension('products', true) }, months)).toBe(
      'order_lines'
    )
  })

  it('knows the days of customers by heart unless something splits their purchases', () => {
    const ofDays = (by: PeriodQuestion['by']) => chooseBacking('purchase_days', { ...plain, by }, months)
    expect(ofDays(null)).toBe('purchase_days')
    expect(ofDays({ ...dimension('customers'), attribute_of: 'customer' })).toBe('purchase_days')
    expect(ofDays(dimension('regions'))).toBe('orders')
    expect(ofDays(dimension('products'))).toBe('order_lines')
  })

  it('goes as deep as the scope needs', () => {
    const seen = (scope: Partial<PeriodQuestion['scope']>) =>
      chooseBacking(
        'period_sales',
        { ...plain, scope: { ...everything, restricted: true, ...scope } },
        months
      )
    expect(seen({ regions: ['N'] })).toBe('sales_months')
    expect(seen({ owners: ['ann'] })).toBe('orders')
  })

  it('opens sums to their lines', () => {
    expect(chooseBacking('period_sales', { ...plain, everyLine: true }, months)).toBe('order_lines')
    expect(chooseBacking('period_orders', { ...plain, everyLine: true }, months)).toBe('orders')
  })
})
