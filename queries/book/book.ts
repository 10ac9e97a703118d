import type { KpiName } from '../catalog.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import type { Text } from '../language.ts'
import type { BuildPeriod } from '../settings.ts'
import type { BookSpan } from './spans.ts'

/** Money, units and counts with their 4 decimals as a whole number: exact, however large. */
export type Exact = bigint

export interface BookMember {
  /** As filters name it; '' is "none". */
  readonly key: string
  /** Null for "none". */
  readonly label: Text | null
  /** Where it stands among members with equal figures. */
  readonly position: number
}

/** The sums of a KPI for one member of each of some dimensions; of none, in all. */
export interface BookSums {
  readonly members: readonly BookMember[]
  readonly numerator: Exact | null
  readonly denominator: Exact | null
  /** Of the numerators, with twice as many decimals; null where no interval needs them. */
  readonly squares: Exact | null
}

export interface BookDimension extends CataloguedDimension {
  readonly members: ReadonlyMap<string, BookMember>
}

/**
 * What a build's month book holds, in memory: sums of every KPI, by its own definition, in every month and whatever else
 * recent months are compared with; and what else answers are made of. It belongs to one build, which never changes.
 */
export interface Book {
  readonly build: BuildPeriod
  readonly kpis: ReadonlySet<KpiName>
  /** The headline dimensions, in the order in which several of them are named. */
  readonly dimensions: readonly BookDimension[]
  readonly spans: BookSpans
  readonly pages: BookPages
  /** The targets of a KPI in a month for the members of a dimension (or `total`), by targetsOf. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, Exact>>
  /** What pages of customers say first, as JSON, by what was asked: see countedAhead. */
  readonly headlines: ReadonlyMap<string, string>
}

/** The spans by spanKey. */
export type BookSpans = ReadonlyMap<string, BookSpan>

/** The sums of a KPI in a span by some dimensions, in the book's order; none where nothing was counted. */
export type BookPages = (page: {
  readonly kpi: string
  readonly span: BookSpan
  readonly dimensions: readonly string[]
}) => readonly BookSums[]

export const targetsPageOf = (kpi: string, month: string, dimension: string): string =>
  `${kpi} ${month} ${dimension}`

const decimals = 4
const one = 10n ** BigInt(decimals)

/** The nearest number, as DuckDB casts a decimal; `unit` is 1 with its decimals. */
function nearest(exact: Exact | null, unit: bigint): number | null {
  if (exact === null) return null
  const isSafe = exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER)
  return isSafe ? Number(exact) / Number(unit) : Number(exact / unit) + Number(exact % unit) / Number(unit)
}

export const toNumber = (exact: Exact | null): number | null => nearest(exact, one)

/** The same of a sum of squares. */
export const squaresToNumber = (exact: Exact | null): number | null => nearest(exact, one ** 2n)

/** A number to 4 decimals, halves away from zero, as DuckDB casts to a decimal. */
export function toExact(value: number): Exact {
  const scaled = value * Number(one)
  return BigInt(Math.sign(scaled) * Math.round(Math.abs(scaled)))
}

/** What is there, added up; null where nothing is. */
export function sumOf(parts: readonly (Exact | null)[]): Exact | null {
  const known = parts.filter((part) => part !== null)
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0n)
}

/** A count or a part of one that stands for itself. */
export const exactly = (whole: number): Exact => BigInt(whole) * one
