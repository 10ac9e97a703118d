import type { KpiDefinition } from '../define-query.ts'
import type { Language } from '../language.ts'
import { rowOf } from '../member-rows.ts'
import type { MemberRow } from '../member-rows.ts'
import { squaresToNumber, sumOf, toNumber } from './book.ts'
import type { BookMember, Exact } from './book.ts'
import type { MemberSums } from './book-sums.ts'

/** A member's sums beside those compared with. */
interface Pair {
  readonly member: BookMember | null
  readonly numerator: Exact | null
  readonly denominator: Exact | null
  readonly squares: Exact | null
  readonly comparedNumerator: Exact | null
  readonly comparedDenominator: Exact | null
  readonly comparedSquares: Exact | null
}

export interface RowsOptions {
  readonly kpi: KpiDefinition
  readonly absentIsUnknown: boolean
  readonly bothCounted: boolean
  readonly limit: number
  readonly language: Language
}

/** The rows of a split, largest first; beyond the limit one row for the rest. As member-rows.sql makes them. */
export function bookRows(
  sums: readonly MemberSums[],
  compared: readonly MemberSums[],
  options: RowsOptions
): MemberRow[] {
  const ranked = pairsOf(sums, compared, options)
    .map((pair) => ({ pair, value: valueOf(pair, options.kpi) }))
    .sort((one, other) => ranksAfter(one, other))
    .map(({ pair }) => pair)
  const kept = ranked
    .slice(0, options.limit)
    .map((pair) => asRow(pair, { isRest: false, members: 1 }, options))
  const rest = ranked.slice(options.limit)
  return rest.length === 0
    ? kept
    : [...kept, asRow(together(rest), { isRest: true, members: rest.length }, options)]
}

function pairsOf(
  sums: readonly MemberSums[],
  compared: readonly MemberSums[],
  { kpi, absentIsUnknown }: RowsOptions
): Pair[] {
  const own = new Map(sums.map((each) => [each.member, each]))
  const others = new Map(compared.map((each) => [each.member, each]))
  const nothing = kpi.kind === 'median' ? null : 0n
  const none = kpi.kind === 'ratio' ? 0n : null
  return [...new Set([...own.keys(), ...others.keys()])].map((member) => {
    const [one, other] = [own.get(member), others.get(member)]
    return {
      member,
      numerator: one?.numerator ?? nothing,
      denominator: kpi.kind === 'ratio' ? (one?.denominator ?? 0n) : null,
      squares: one?.squares ?? null,
      comparedNumerator: other?.numerator ?? (absentIsUnknown ? null : nothing),
      comparedDenominator: absentIsUnknown
        ? (other?.denominator ?? null)
        : kpi.kind === 'ratio'
          ? (other?.denominator ?? none)
          : null,
      comparedSquares: other?.squares ?? null
    }
  })
}

function valueOf({ numerator, denominator }: Pair, { kind }: KpiDefinition): number | null {
  const [over, under] = [toNumber(numerator), toNumber(denominator)]
  if (kind !== 'ratio') return over
  return over === null || !under ? null : over / under
}

type Ranked = { readonly pair: Pair; readonly value: number | null }

/** Largest first, those without a value last; equals in the order of the members. */
function ranksAfter(one: Ranked, other: Ranked): number {
  const byValue = (other.value ?? -Infinity) - (one.value ?? -Infinity)
  if (byValue !== 0 && !Number.isNaN(byValue)) return byValue
  return (one.pair.member?.position ?? 0) - (other.pair.member?.position ?? 0)
}

function together(pairs: readonly Pair[]): Pair {
  const sum = (part: (pair: Pair) => Exact | null) => sumOf(pairs.map(part))
  return {
    member: null,
    numerator: sum(({ numerator }) => numerator),
    denominator: sum(({ denominator }) => denominator),
    squares: sum(({ squares }) => squares),
    comparedNumerator: sum(({ comparedNumerator }) => comparedNumerator),
    comparedDenominator: sum(({ comparedDenominator }) => comparedDenominator),
    comparedSquares: sum(({ comparedSquares }) => comparedSquares)
  }
}

function asRow(
  { member, numerator, denominator, comparedNumerator, comparedDenominator, ...pair }: Pair,
  { isRest, members }: { isRest: boolean; members: number },
  { kpi, bothCounted, language }: RowsOptions
): MemberRow {
  const known = numerator !== null && comparedNumerator !== null
  const sums = {
    key: member?.key ?? '',
    label: member?.label?.[language] ?? null,
    is_rest: isRest,
    members,
    numerator: toNumber(numerator),
    denominator: toNumber(denominator),
    compared_numerator: toNumber(comparedNumerator),
    compared_denominator: toNumber(comparedDenominator),
    difference: known ? toNumber(numerator - comparedNumerator) : null,
    squares: squaresToNumber(pair.squares),
    compared_squares: squaresToNumber(pair.comparedSquares)
  }
  return rowOf(kpi, sums, { bothCounted })
}
