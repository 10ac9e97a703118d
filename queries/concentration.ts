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
  /**
   * The Pareto curve to draw, from nothing to everything: at most 100 points however many members there are, close
   * together where it is steep. Exact at each point; the largest fifth and where 80 % are reached are among them.
   */
  readonly curve: readonly ParetoPoint[]
}

/** What the so many largest members have together. */
export interface ParetoPoint {
  readonly members: number
  /** Of all members. */
  readonly member_share: number
  /** Of the whole. */
  readonly value_share: number
}

/** A point of the curve stands where either axis has come this part of its length further. */
const steps = 47

const concentrationRow = z.object({
  members: z.number(),
  value: z.number(),
  hhi: z.number(),
  gini: z.number(),
  members_to_80: z.number(),
  top_20_share: z.number().nullable(),
  curve: z.array(z.object({ members: z.number(), member_share: z.number(), value_share: z.number() }))
})

const concentrationSql = (table: SumsTable): string => `with
  -- Ten-thousandths are whole numbers, which doubles add up exactly, and far faster than decimals are added.
  parts as (
    select round(cast(sums.numerator as double) * 10000) as value
    from ${table} as sums
    where sums.member is not null and sums.numerator >= 0
  ),
  wholes as (
    select count(*) as members, sum(parts.value) as whole
    from parts
  ),
  ranked as (
    select
      parts.value,
      sum(parts.value) over (order by parts.value desc rows unbounded preceding) as up_to,
      row_number() over (order by parts.value desc) as place
    from parts
  ),
  places as (
    select ranked.*, ranked.up_to - ranked.value as before, wholes.members, wholes.whole
    from
      ranked
      cross join wholes
    where wholes.whole > 0
  ),
  marked as (
    select
      places.*,
      places.before < ${limits.a} * places.whole as is_before_80,
      places.place = places.members
      or places.place = round(places.members / 5)
      or (places.before < ${limits.a} * places.whole and places.up_to >= ${limits.a} * places.whole)
      or floor(places.place * ${steps} / places.members) > floor((places.place - 1) * ${steps} / places.members)
      or floor(places.up_to * ${steps} / places.whole) > floor(places.before * ${steps} / places.whole) as is_point
    from places
  )
select
  cast(count(*) as double) as members,
  max(marked.whole) / 10000 as value,
  sum((marked.value / marked.whole * 100) ** 2) as hhi,
  -- Places count from the largest, so the usual 2 Σ i x ÷ (n Σ x) − (n + 1) ÷ n turns its sign.
  (count(*) + 1) / count(*) - 2 * sum(marked.place * marked.value) / (count(*) * max(marked.whole)) as gini,
  cast(count(*) filter (where marked.is_before_80) as double) as members_to_80,
  sum(marked.value) filter (where marked.place <= round(marked.members / 5)) / max(marked.whole) as top_20_share,
  list(
    {
      'members': cast(marked.place as double),
      'member_share': marked.place / marked.members,
      'value_share': least(1, marked.up_to / marked.whole)
    }
    order by marked.place
  ) filter (where marked.is_point) as curve
from marked
having count(*) > 0`

/** The concentration of the sums by member that stand in a table of the session; null where they come to nothing. */
export async function readConcentration(
  connection: DuckDBConnection,
  table: SumsTable
): Promise<Concentration | null> {
  const [row] = await readRows(connection, concentrationRow, concentrationSql(table))
  if (!row) return null
  const origin: ParetoPoint = { members: 0, member_share: 0, value_share: 0 }
  return { ...row, top_20_share: row.top_20_share ?? 0, curve: [origin, ...row.curve] }
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
