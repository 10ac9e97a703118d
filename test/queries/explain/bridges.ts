import type { DuckDBConnection } from '@duckdb/node-api'
import { expect } from 'vitest'
import { queryExplain, type Bridge, type BridgeName, type ExplainRequest } from '../../../queries/index.ts'

/** The one bridge that a request names. */
export async function askBridge(
  connection: DuckDBConnection,
  bridge: BridgeName,
  request: Partial<ExplainRequest>
): Promise<Bridge> {
  const answer = await queryExplain(connection, {
    kpi: 'net-sales',
    period: { month: '2026-10' },
    scope: {},
    bridge,
    ...request
  })
  expect(answer.bridges.map(({ name }) => name)).toEqual([bridge])
  return answer.bridges[0] as Bridge
}

/** The bars that are not 0. */
export const barsOf = ({ bars }: Bridge): Record<string, number> =>
  Object.fromEntries(bars.filter(({ change }) => change !== 0).map(({ effect, change }) => [effect, change]))

/** What each row adds, by key, with its effects that are not 0. */
export const rowsOf = ({ rows }: Bridge): Record<string, Record<string, number>> =>
  Object.fromEntries(
    rows.map(({ key, effects }) => [
      key,
      Object.fromEntries(Object.entries(effects).filter(([, change]) => change !== 0))
    ])
  )

export const tenThousandths = (value: number | null): number => Math.round((value ?? 0) * 10_000)

/** Checks everything that must add up in a bridge, to the last digit. */
export function expectExact(bridge: Bridge, change: number | null): void {
  const sum = (changes: readonly number[]) => changes.reduce((whole, each) => whole + tenThousandths(each), 0)
  const rows = [...bridge.rows, ...(bridge.other ? [bridge.other] : [])]
  expect(sum(bridge.bars.map((bar) => bar.change))).toBe(tenThousandths(change))
  expect(sum(rows.map((row) => row.change))).toBe(tenThousandths(change))
  for (const row of rows) {
    expect(sum(Object.values(row.effects))).toBe(tenThousandths(row.change))
    expect(tenThousandths(row.value) - tenThousandths(row.previous)).toBe(tenThousandths(row.change))
  }
  for (const { effect, change: barChange } of bridge.bars)
    expect([effect, sum(rows.map(({ effects }) => effects[effect] ?? 0))]).toEqual([
      effect,
      tenThousandths(barChange)
    ])
}
