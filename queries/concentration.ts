import type { DuckDBConnection } from '@duckdb/node-api'
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
  /** And 95 %: with those above, the bounds of the classes A, B and C. */
  readonly members_to_95: number
  /** The share of the largest fifth of the members (rounded to whole members). */
  readonly top_20_share: number
  /**
   * The Pareto curve to draw, from nothing to everything: at most 100 points however many members there are, close
   * together where it is steep. Exact at each point; the largest fifth and where 80 % and 95 % are
   * reached are among them.
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

/** The concentration of the sums by member that stand in a table of the session; null where they come to nothing. */
export async function readConcentration(
  connection: DuckDBConnection,
  table: SumsTable
): Promise<Concentration | null> {
  const reader = await connection.runAndReadAll(
    `select cast(sums.numerator as double) as value
    from ${table} as sums
    where sums.member is not null and sums.numerator >= 0`
  )
  const [values = []] = reader.getColumnsJS()
  return concentrationOf(values.map(Number))
}

/** Ten-thousandths are whole numbers, which are added exactly. */
const parts = 10_000

/** The concentration of a whole over the values of its members, none below zero; null where they come to nothing. */
export function concentrationOf(values: readonly number[]): Concentration | null {
  const largestFirst = Float64Array.from(values, (value) => Math.round(value * parts))
    .sort()
    .reverse()
  const whole = largestFirst.reduce((sum, amount) => sum + amount, 0)
  if (whole <= 0) return null
  const members = largestFirst.length
  const sums = { hhi: 0, weighted: 0, members_to_80: 0, members_to_95: 0, ofLargestFifth: 0 }
  const curve: ParetoPoint[] = [{ members: 0, member_share: 0, value_share: 0 }]
  let before = 0
  for (const [index, amount] of largestFirst.entries()) {
    const place = index + 1
    const upTo = before + amount
    sums.hhi += ((amount / whole) * 100) ** 2
    sums.weighted += place * amount
    if (before < limits.a * whole) sums.members_to_80 = place
    if (before < limits.b * whole) sums.members_to_95 = place
    if (place <= Math.round(members / 5)) sums.ofLargestFifth = upTo
    if (isPoint({ place, members, before, upTo, whole }))
      curve.push({
        members: place,
        member_share: place / members,
        value_share: Math.min(1, upTo / whole)
      })
    before = upTo
  }
  return {
    members,
    value: whole / parts,
    hhi: sums.hhi,
    // Places count from the largest, so the usual 2 Σ i x ÷ (n Σ x) − (n + 1) ÷ n turns its sign.
    gini: (members + 1) / members - (2 * sums.weighted) / (members * whole),
    members_to_80: sums.members_to_80,
    members_to_95: sums.members_to_95,
    top_20_share: sums.ofLargestFifth / whole,
    curve
  }
}

interface Place {
  readonly place: number
  readonly members: number
  readonly before: number
  readonly upTo: number
  readonly whole: number
}

const isPoint = ({ place, members, before, upTo, whole }: Place): boolean =>
  place === members ||
  place === Math.round(members / 5) ||
  Object.values(limits).some((limit) => before < limit * whole && upTo >= limit * whole) ||
  Math.floor((place * steps) / members) > Math.floor(((place - 1) * steps) / members) ||
  Math.floor((upTo * steps) / whole) > Math.floor((before * steps) / whole)

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
