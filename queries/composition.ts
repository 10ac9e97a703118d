import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { KpiAnswer, KpiRow } from './answer.ts'
import { readAnswer } from './book/answer-from-book.ts'
import { sumOf, toNumber } from './book/book.ts'
import type { Book } from './book/book.ts'
import type { MemberSums } from './book/book-sums.ts'
import { readBook } from './book/read-book.ts'
import { concentrationOf, paretoPlaces, readConcentration } from './concentration.ts'
import type { AbcClass, Concentration, ParetoPlace } from './concentration.ts'
import { compositionRequestSchema, parseRequest } from './request.ts'
import type { CompositionRequest } from './request.ts'
import { answerKpi } from './run-query.ts'
import { readRows } from './session.ts'
import { inTurn } from './turns.ts'

/** A part of the whole, and what it did to the whole. */
export interface CompositionRow extends KpiRow {
  /** Its share of the total compared with. */
  readonly previous_share: number | null
  /** `share` less `previous_share`, in points: 3.1 is 3.1 percentage points. */
  readonly share_change_points: number | null
  /** `change` ÷ the total compared with: the parts' contributions sum to the growth of the total. */
  readonly contribution: number | null
  /** Of counts whose parts overlap: the part ÷ the total, which the parts together pass. Null where there are shares. */
  readonly reach: number | null
  /** True when the part, now or before, is below zero (returned more than bought): shares then mislead. */
  readonly negative: boolean
  /** Share of this and all larger members; null for a part below zero, and for what has no member. */
  readonly cumulative_share: number | null
  /** A while the larger members have less than 80 % of the whole, B less than 95 %, else C. */
  readonly abc: AbcClass | null
}

export interface Composition extends Omit<KpiAnswer, 'rows' | 'total' | 'other'> {
  readonly by: string
  readonly rows: readonly CompositionRow[]
  readonly total: CompositionRow
  readonly other: (CompositionRow & { readonly members: number }) | null
  /** Parts below zero among all members, shown or not, and what they come to; null where there is none. */
  readonly negative_parts: { readonly members: number; readonly value: number } | null
  /** How unevenly the whole is spread, now and in the period compared with; null where parts do not add up. */
  readonly concentration: Concentration | null
  readonly previous_concentration: Concentration | null
}

/**
 * What a measure is made of, by tier, product, region or any other dimension: the KPI's rows with shares,
 * changes of share and contributions to growth. Shares are of what the viewer may see. They are null where
 * the parts do not add up (a rate; distinct counts by an attribute of lines).
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryComposition(
  connection: DuckDBConnection,
  request: CompositionRequest
): Promise<Composition> {
  const parsed = parseRequest(compositionRequestSchema, request)
  const book = await readBook(connection)
  return (
    (book && compositionFromBook(book, parsed)) ?? inTurn(connection, () => countParts(connection, parsed))
  )
}

type ParsedRequest = z.output<typeof compositionRequestSchema>

/** As queryComposition, for a request that is checked, on a connection whose turn is taken. */
export async function countParts(connection: DuckDBConnection, request: ParsedRequest): Promise<Composition> {
  const answer = await answerKpi(connection, request)
  return composed(answer, request, {
    concentration: answer.parts_add_up ? await readConcentration(connection, 'period_sums') : null,
    previous_concentration: answer.parts_add_up
      ? await readConcentration(connection, 'period_compared_sums')
      : null,
    negative_parts: answer.kind === 'sum' ? await countNegative(connection) : null
  })
}

/** The same without a look at the tables; null where the book does not hold all of it. */
export function compositionFromBook(book: Book, request: ParsedRequest): Composition | null {
  const read = readAnswer(book, request)
  if (read === null) return null
  const { answer, sums, compared } = read
  const below = sums.filter(({ numerator }) => (numerator ?? 0n) < 0n)
  return composed(answer, request, {
    concentration: answer.parts_add_up ? concentrationOf(amountsOf(sums)) : null,
    previous_concentration: answer.parts_add_up ? concentrationOf(amountsOf(compared)) : null,
    negative_parts:
      answer.kind === 'sum' && below.length > 0
        ? { members: below.length, value: toNumber(sumOf(below.map(({ numerator }) => numerator))) ?? 0 }
        : null
  })
}

const amountsOf = (sums: readonly MemberSums[]): number[] =>
  sums
    .filter(({ member }) => member?.key !== '')
    .flatMap(({ numerator }) => toNumber(numerator) ?? [])
    .filter((value) => value >= 0)

/** What is told of all members, shown or not. */
type Spread = Pick<Composition, 'concentration' | 'previous_concentration' | 'negative_parts'>

function composed(
  { rows, total, other, ...answer }: KpiAnswer,
  { by }: ParsedRequest,
  spread: Spread
): Composition {
  const whole = answer.parts_add_up ? total : null
  const reachOf = ({ value }: KpiRow) =>
    answer.kind !== 'sum' || whole !== null || value === null || (total.value ?? 0) <= 0
      ? null
      : value / (total.value ?? 0)
  const places = paretoPlaces(rows, spread.concentration?.value ?? 0)
  return {
    ...answer,
    by,
    rows: rows.map((row, index) => ({
      ...asPart(row, whole),
      reach: reachOf(row),
      ...(places[index] ?? noPlace)
    })),
    total: {
      ...asPart({ ...total, share: (whole?.value ?? 0) > 0 ? 1 : null }, whole),
      reach: reachOf(total),
      ...noPlace
    },
    other: other && { ...asPart(other, whole), reach: null, ...noPlace, members: other.members },
    ...spread
  }
}

const noPlace: ParetoPlace = { cumulative_share: null, abc: null }

function asPart(row: KpiRow, whole: KpiRow | null): Omit<CompositionRow, 'reach' | keyof ParetoPlace> {
  const before = whole?.previous ?? null
  const ofTotalBefore = (figure: number | null) =>
    figure === null || before === null || before <= 0 ? null : figure / before
  const previous_share = ofTotalBefore(row.previous)
  return {
    ...row,
    previous_share,
    share_change_points:
      row.share === null || previous_share === null ? null : (row.share - previous_share) * 100,
    contribution: ofTotalBefore(row.change),
    negative: (row.value ?? 0) < 0 || (row.previous ?? 0) < 0
  }
}

const negativeRow = z.object({ members: z.number(), value: z.number().nullable() })

/** Reads the sums by member that the answer before it left on the session. */
async function countNegative(connection: DuckDBConnection): Promise<Composition['negative_parts']> {
  const [row] = await readRows(
    connection,
    negativeRow,
    `select cast(count(*) as double) as members, cast(sum(period_sums.numerator) as double) as value
    from period_sums
    where period_sums.numerator < 0`
  )
  return row && row.value !== null ? { members: row.members, value: row.value } : null
}
