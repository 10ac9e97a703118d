import type { z } from 'zod'
import { totalIsSum } from '../adding-up.ts'
import type { DayRange } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import type { HistoryLine, MonthValues } from '../composition-history-answer.ts'
import type { Kind } from '../define-query.ts'
import { splitBy } from '../inquiry.ts'
import type { Asked } from '../inquiry.ts'
import { spanOf } from '../period.ts'
import type { compositionHistoryRequestSchema } from '../request.ts'
import { figureOf } from '../sums.ts'
import { askedFrom } from './answer-from-book.ts'
import { sumOf, toNumber } from './book.ts'
import type { Book, BookMember } from './book.ts'
import { sumsOf } from './book-sums.ts'
import type { MemberSums } from './book-sums.ts'

export interface BookHistory {
  readonly asked: Asked
  /** All members, as composition-history.sql orders them. */
  readonly lines: readonly HistoryLine[]
  /** What the members come to together, and the total. */
  readonly sums: MonthValues
  readonly totals: MonthValues
}

/** The members of a dimension month by month; null where the book does not hold all of it, or there are more than the limit. */
export function readBookHistory(
  book: Book,
  request: z.output<typeof compositionHistoryRequestSchema>,
  known: readonly DayRange[]
): BookHistory | null {
  const asked = askedFrom(book, findKpi(request.kpi, request.definition), request)
  if (asked === null) return null
  const byMonth = sumsByMonth(book, asked, known)
  if (byMonth === null) return null
  const { kind } = asked.kpi
  const lines = linesOf(byMonth, { kind, lastMonth: request.month, language: request.language })
  if (lines.length > (request.limit ?? Number.MAX_SAFE_INTEGER)) return null
  const sums = valuesOf(byMonth, kind)
  if (totalIsSum(asked.kpi, asked.question)) return { asked, lines, sums, totals: sums }
  const totals = sumsByMonth(book, splitBy(asked, null), known)
  return totals && { asked, lines, sums, totals: valuesOf(totals, kind) }
}

type ByMonth = ReadonlyMap<string, readonly MemberSums[]>

function sumsByMonth(book: Book, asked: Asked, months: readonly DayRange[]): ByMonth | null {
  const found = new Map<string, readonly MemberSums[]>()
  for (const month of months) {
    const sums = sumsOf(book, asked, spanOf(month, book.build))
    if (sums === null) return null
    found.set(month.from.slice(0, 7), sums)
  }
  return found
}

const valueOf = (
  kind: Kind,
  { numerator, denominator }: Pick<MemberSums, 'numerator' | 'denominator'>
): number | null =>
  figureOf(kind, { numerator: toNumber(numerator), denominator: toNumber(denominator) }).value

const valuesOf = (byMonth: ByMonth, kind: Kind): MonthValues =>
  new Map(
    [...byMonth]
      .filter(([, sums]) => sums.length > 0)
      .map(([month, sums]) => {
        const numerator = sumOf(sums.map((each) => each.numerator))
        return [month, valueOf(kind, { numerator, denominator: sumOf(sums.map((each) => each.denominator)) })]
      })
  )

function linesOf(
  byMonth: ByMonth,
  { kind, lastMonth, language }: { kind: Kind; lastMonth: string; language: 'zh-CN' | 'en' }
): HistoryLine[] {
  const cells = [...byMonth].flatMap(([month, sums]) => sums.map((each) => ({ month, ...each })))
  const rank = (own: typeof cells) => {
    const last = own.find(({ month }) => month === lastMonth)
    const value = last === undefined ? null : valueOf(kind, last)
    return {
      value: (kind === 'sum' ? (value ?? 0) : value) ?? -Infinity,
      inAll: sumOf(own.map(({ numerator }) => numerator)) ?? 0n
    }
  }
  const placeOf = (member: BookMember | null) => member?.position ?? 0
  return [...Map.groupBy(cells, ({ member }) => member)]
    .map(([member, own]) => ({ member, own, ...rank(own) }))
    .toSorted(
      (one, other) =>
        (one.value === other.value ? 0 : other.value - one.value) ||
        Number(other.inAll - one.inAll) ||
        placeOf(one.member) - placeOf(other.member)
    )
    .map(({ member, own }) => ({
      key: member?.key ?? '',
      label: member?.label?.[language] ?? null,
      is_rest: false,
      members: 1,
      values: new Map(own.map((each) => [each.month, valueOf(kind, each)]))
    }))
}
