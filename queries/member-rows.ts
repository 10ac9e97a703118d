import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiRow } from './answer.ts'
import type { KpiDefinition } from './define-query.ts'
import { newcombeInterval } from './statistics/newcombe.ts'
import { wilsonInterval } from './statistics/wilson.ts'

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
  const isRatio = kpi.kind === 'ratio'
  const reader = await connection.runAndReadAll(sql, {
    is_ratio: isRatio,
    is_median: kpi.kind === 'median',
    absent_is_unknown: absentIsUnknown,
    row_limit: limit
  })
  return reader.getRowsJS().map((cells) => {
    const [key, label, isRest, members, value, numerator, denominator, previous, change, ...compared] = cells
    const [baseNumerator, baseDenominator] = compared
    const isShare = kpi.interval === 'wilson'
    const sample = { hits: number(numerator) ?? 0, n: number(denominator) ?? 0 }
    const base = { hits: number(baseNumerator) ?? 0, n: number(baseDenominator) ?? 0 }
    const interval = isShare ? wilsonInterval(sample.hits, sample.n) : null
    const changeInterval = isShare && bothCounted ? newcombeInterval(sample, base) : null
    return {
      key: text(key) ?? '',
      label: text(label),
      is_rest: isRest === true,
      members: number(members) ?? 0,
      value: number(value),
      numerator: isRatio ? number(numerator) : null,
      denominator: isRatio ? number(denominator) : null,
      previous: number(previous),
      change: number(change),
      change_rate: changeRate(number(change), number(previous)),
      share: null,
      n: isShare ? number(denominator) : null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      change_low: changeInterval?.low ?? null,
      change_high: changeInterval?.high ?? null
    }
  })
}
