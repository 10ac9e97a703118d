import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRows } from './session.ts'
import type { SumsTable } from './sums.ts'

/** Class A: members up to which the largest have less than 80 % of the whole; B: less than 95 %; C: the rest. */
export type AbcClass = 'A' | 'B' | 'C'

const limits = { a: 0.8, b: 0.95 }

/** How unevenly a whole is spread over its members. Members below zero, and what has no member, are left out. */
export interface Concentration {
  readonly members: number
  /** What they come to. */
  readonly value: number
  /** Herfindahl–Hirschman index: the sum of squared shares in percent, from nearly 0 to 10,000. */
  readonly hhi: number
  /** Gini coefficient: 0 where all have the same, nearly 1 where one has everything. */
  readonly gini: number
  /** How many of the largest members reach 80 % together. */
  readonly members_to_80: number
  /** The share of the largest fifth of the members (rounded to whole members). */
  readonly top_20_share: number
}

const concentrationRow = z.object({
  members: z.number(),
  value: z.number(),
  hhi: z.number(),
  gini: z.number(),
  members_to_80: z.number(),
  top_20_share: z.number().nullable()
})

/** The concentration of the sums by member that stand in a table of the session; null where they come to nothing. */
export async function readConcentration(
  connection: DuckDBConnection,
  table: SumsTable
): Promise<Concentration | null> {
  const [row] = await readRows(
    connection,
    concentrationRow,
    `with
      ranked as (
        select
          cast(sums.numerator as double) as value,
          cast(sum(sums.numerator) over () as double) as whole,
          cast(sum(sums.numerator) over (order by sums.numerator desc rows unbounded preceding) - sums.numerator as double) as before,
          row_number() over (order by sums.numerator desc) as place,
          count(*) over () as members
        from ${table} as sums
        where sums.member is not null and sums.numerator >= 0
      )
    select
      cast(count(*) as double) as members,
      max(ranked.whole) as value,
      sum((ranked.value / ranked.whole * 100) ** 2) as hhi,
      -- Places count from the largest, so the usual 2 Σ i x ÷ (n Σ x) − (n + 1) ÷ n turns its sign.
      (count(*) + 1) / count(*) - 2 * sum(ranked.place * ranked.value) / (count(*) * max(ranked.whole)) as gini,
      cast(count(*) filter (where ranked.before < ${limits.a} * ranked.whole) as double) as members_to_80,
      sum(ranked.value) filter (where ranked.place <= round(ranked.members / 5)) / max(ranked.whole) as top_20_share
    from ranked
    having max(ranked.whole) > 0`
  )
  return row ? { ...row, top_20_share: row.top_20_share ?? 0 } : null
}

/** Where a member stands on the Pareto curve. */
export interface ParetoPlace {
  /** Share of this and all larger members; null for a member below zero, and for what has no member. */
  readonly cumulative_share: number | null
  readonly abc: AbcClass | null
}

/** The Pareto places of members, largest first; `whole` is what all that are not below zero come to. */
export function paretoPlaces(
  members: readonly { readonly key: string; readonly value: number | null }[],
  whole: number
): ParetoPlace[] {
  let before = 0
  return members.map(({ key, value }) => {
    if (key === '' || value === null || value < 0 || whole <= 0) return { cumulative_share: null, abc: null }
    const abc = before < limits.a * whole ? 'A' : before < limits.b * whole ? 'B' : 'C'
    before += value
    return { cumulative_share: Math.min(1, before / whole), abc }
  })
}
