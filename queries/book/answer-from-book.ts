import type { z } from 'zod'
import { totalIsSum } from '../adding-up.ts'
import type { Companion, KpiAnswer } from '../answer.ts'
import { assembleAnswer, beside, companionsOf } from '../assemble-answer.ts'
import type { Figures, Posed } from '../assemble-answer.ts'
import { findKpi } from '../catalog.ts'
import { comparedWith, sharedOpening } from '../compared.ts'
import type { Compared } from '../compared.ts'
import type { KpiDefinition } from '../define-query.ts'
import { historyMonths, historyPoints } from '../history-points.ts'
import type { HistoryPoint } from '../history-points.ts'
import { askedOf, dimensionsFor, questionOf, splitBy } from '../inquiry.ts'
import type { Asked, Slicing } from '../inquiry.ts'
import { resolvePeriod, spanOf } from '../period.ts'
import type { Period } from '../period.ts'
import type { historyRequestSchema, kpiRequestSchema } from '../request.ts'
import { figureOf } from '../sums.ts'
import type { Total } from '../sums.ts'
import type { Book } from './book.ts'
import { toNumber } from './book.ts'
import { bookRows } from './book-rows.ts'
import type { RowsOptions } from './book-rows.ts'
import { comparedSumsOf, findPages, sumsOf } from './book-sums.ts'
import type { MemberSums } from './book-sums.ts'

/** The KPI's answer without a look at the tables; null where the book does not hold all of it. */
export function kpiFromBook(book: Book, request: z.output<typeof kpiRequestSchema>): KpiAnswer | null {
  return readAnswer(book, request)?.answer ?? null
}

/** An answer with the sums of its members, and of those compared with. */
export interface BookAnswer {
  readonly answer: KpiAnswer
  readonly sums: readonly MemberSums[]
  readonly compared: readonly MemberSums[]
}

/** As kpiFromBook, with what the answer was made of. */
export function readAnswer(book: Book, request: z.output<typeof kpiRequestSchema>): BookAnswer | null {
  const kpi = findKpi(request.kpi, request.definition)
  const asked = askedFrom(book, kpi, request)
  if (asked === null) return null
  const period = resolvePeriod(request.period, book.build)
  const compared: Compared =
    request.compare === 'target'
      ? { kind: 'target', target: { months: [], prorated: false } }
      : comparedWith(asked, { compare: request.compare, period })
  const openingOn = sharedOpening(compared, request.classes)
  const sums = sumsOf(book, asked, period, openingOn)
  const others = comparedSumsOf(book, asked, { compared, period, openingOn })
  if (sums === null || others === null) return null
  const posed = { asked, period, compared, openingOn }
  const figures = figuresOf(book, posed, { sums, others, request })
  return figures && { answer: assembleAnswer(posed, figures), sums, compared: others }
}

/** What is asked, by dimensions that the book has. */
export function askedFrom(book: Book, kpi: KpiDefinition, slicing: Slicing): Asked | null {
  const standing = dimensionsFor(kpi, book.dimensions)
  const names = [
    ...slicing.where.map(({ dimension }) => dimension),
    ...(slicing.by === undefined ? [] : [slicing.by])
  ]
  const hasAll = names.every((name) => standing.some((dimension) => dimension.name === name))
  if (!hasAll) return null
  const asked = { kpi, build: book.build, question: questionOf(kpi, slicing, book.dimensions) }
  return findPages(book, asked) && asked
}

interface Read {
  readonly sums: readonly MemberSums[]
  readonly others: readonly MemberSums[]
  readonly request: Pick<z.output<typeof kpiRequestSchema>, 'limit' | 'language'>
}

function figuresOf(book: Book, posed: Posed, { sums, others, request }: Read): Figures | null {
  const { asked, period, compared, openingOn } = posed
  const { kpi, question } = asked
  const companions = companionsFrom(book, asked, period)
  if (companions === null) return null
  const options: RowsOptions = {
    kpi,
    ...beside(compared),
    limit: request.limit ?? Number.MAX_SAFE_INTEGER,
    language: request.language
  }
  const members = question.by === null ? null : bookRows(sums, others, options)
  // Beyond a limit of none lie all members, and their sum is the total.
  const [ofMembers] =
    question.by !== null && totalIsSum(kpi, question) && compared.kind !== 'target'
      ? bookRows(sums, others, { ...options, limit: 0 })
      : []
  if (ofMembers) return { total: { ...ofMembers, is_rest: false, members: 1 }, members, companions }
  const whole = splitBy(asked, null)
  const ofAll = sumsOf(book, whole, period, openingOn)
  const comparedOfAll = comparedSumsOf(book, whole, { compared, period, openingOn })
  const [total] = ofAll && comparedOfAll ? bookRows(ofAll, comparedOfAll, { ...options, limit: 1 }) : []
  return total ? { total, members, companions } : null
}

function companionsFrom(book: Book, asked: Asked, period: Period): Companion[] | null {
  const companions = companionsOf(asked.kpi).map((kpi) => {
    const total = totalFrom(book, askedOf(asked, kpi), period)
    return total && { kpi: kpi.name, definition: kpi.variant, unit: kpi.unit, ...total }
  })
  return companions.every((companion) => companion !== null) ? companions : null
}

function totalFrom(book: Book, asked: Asked, period: Parameters<typeof sumsOf>[2]): Total | null {
  const sums = sumsOf(book, asked, period)?.[0]
  return sums === undefined
    ? null
    : figureOf(asked.kpi.kind, {
        numerator: toNumber(sums.numerator),
        denominator: toNumber(sums.denominator)
      })
}

/** A history without a look at the tables; null where the book does not hold all of it. */
export function historyFromBook(
  book: Book,
  request: z.output<typeof historyRequestSchema>
): HistoryPoint[] | null {
  const kpi = findKpi(request.kpi, request.definition)
  const asked = askedFrom(book, kpi, request)
  if (asked === null) return null
  const { build } = book
  const months = historyMonths(request, build)
  const values = new Map<string, number | null>()
  for (const range of months.known) {
    const total = totalFrom(book, asked, spanOf(range, build))
    if (total === null) return null
    values.set(range.from.slice(0, 7), total.value)
  }
  return historyPoints(months, { kpi, build, values })
}
