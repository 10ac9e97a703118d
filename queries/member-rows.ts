import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiRow } from './answer.ts'
import type { KpiDefinition } from './define-query.ts'
import { intervalsOf } from './intervals.ts'

const sql = readFileSync(new URL('member-rows.sql', import.meta.url), 'utf8')

/** A row before shares: they need the total. */
export interface MemberRow extends KpiRow {
  readonly is_rest: boolean
  readonly members: number
}

const number = (cell: unknown): number | null =>
  typeof cell === 'number' && Number.isFinite(cell) ? cell : null

const text = (cell: unknown): string | null => (typeof cell === 'string' ? cell : null)

/** Relative change; none when the base is zero, negative or unknown. */
export function changeRate(change: number | null, previous: number | null): number | null {
  return change === null || previous === null || previous <= 0 ? null : change / previous
}

/** What a row is made of, beside what it is compared with. */
export interface RowSums {
  readonly key: string
  readonly label: string | null
  readonly is_rest: boolean
  readonly members: number
  readonly numerator: number | null
  readonly denominator: number | null
  readonly compared_numerator: number | null
  readonly compared_denominator: number | null
  /** The numerator less the one compared with, as exact as they are stored. */
  readonly difference: number | null
  /** Of the numerators; only of figures whose interval needs them. */
  readonly squares?: number | null
  readonly compared_squares?: number | null
}

const divided = (numerator: number | null, denominator: number | null): number | null =>
  numerator === null || !denominator ? null : numerator / denominator

/** The figures of a row: its value, its change and how far chance may explain them. */
export function rowOf(
  kpi: KpiDefinition,
  sums: RowSums,
  { bothCounted }: { bothCounted: boolean }
): MemberRow {
  const { key, label, is_rest, members, numerator, denominator } = sums
  const isRatio = kpi.kind === 'ratio'
  const value = isRatio ? divided(numerator, denominator) : numerator
  const previous = isRatio
    ? divided(sums.compared_numerator, sums.compared_denominator)
    : sums.compared_numerator
  const ofRatios = value === null || previous === null ? null : value - previous
  const change = isRatio ? ofRatios : sums.difference
  const { own, change: ofChange } = intervalsOf(
    kpi.interval,
    { n: denominator ?? 0, sum: numerator ?? 0, squares: sums.squares ?? 0 },
    bothCounted
      ? {
          n: sums.compared_denominator ?? 0,
          sum: sums.compared_numerator ?? 0,
          squares: sums.compared_squares ?? 0
        }
      : null
  )
  return {
    key,
    label,
    is_rest,
    members,
    value,
    numerator: isRatio ? numerator : null,
    denominator: isRatio ? denominator : null,
    previous,
    change,
    // Points are a difference of shares: a percent of them says nothing.
    change_rate: kpi.unit === 'points' ? null : changeRate(change, previous),
    share: null,
    n: kpi.interval === null ? null : denominator,
    low: own?.low ?? null,
    high: own?.high ?? null,
    change_low: ofChange?.low ?? null,
    change_high: ofChange?.high ?? null
  }
}

/**
 * Sets `period_sums` and `period_compared_sums` beside each other. A member that is missing in the second is
 * unknown there, or 0. `bothCounted`: the second are customers of another period, so that a change of a share of them
 * has an interval, too; a target or a mean of months has none.
 */
export async function readMemberRows(
  connection: DuckDBConnection,
  {
    kpi,
    absentIsUnknown,
    bothCounted = false,
    limit
  }: { kpi: KpiDefinition; absentIsUnknown: boolean; bothCounted?: boolean; limit: number }
): Promise<MemberRow[]> {
  const reader = await connection.runAndReadAll(sql, {
    is_ratio: kpi.kind === 'ratio',
    is_median: kpi.kind === 'median',
    absent_is_unknown: absentIsUnknown,
    row_limit: limit
  })
  return reader.getRowsJS().map((cells) => {
    const [key, label, isRest, members, ...figures] = cells
    const [numerator = null, denominator = null, comparedNumerator = null, comparedDenominator = null] =
      figures.map(number)
    return rowOf(
      kpi,
      {
        key: text(key) ?? '',
        label: text(label),
        is_rest: isRest === true,
        members: number(members) ?? 0,
        numerator,
        denominator,
        compared_numerator: comparedNumerator,
        compared_denominator: comparedDenominator,
        difference: number(figures[4]),
        squares: number(figures[5]),
        compared_squares: number(figures[6])
      },
      { bothCounted }
    )
  })
}
