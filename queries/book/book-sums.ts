import { addsRows, totalIsSum } from '../adding-up.ts'
import { findKpi } from '../catalog.ts'
import type { KpiName } from '../catalog.ts'
import { comparesPeriods } from '../compared.ts'
import type { Compared } from '../compared.ts'
import type { KpiDefinition, Kind } from '../define-query.ts'
import type { Asked } from '../inquiry.ts'
import { wholeMonths } from '../period.ts'
import type { Period, Span } from '../period.ts'
import { readsTiers, splitDimensions } from '../question.ts'
import type { PeriodQuestion } from '../question.ts'
import { targetScope } from '../targets.ts'
import { openingOf } from '../window.ts'
import { exactly, sumOf, targetsPageOf, toExact, toNumber } from './book.ts'
import type { Book, BookDimension, BookMember, BookSums, Exact } from './book.ts'
import { isCountedIn, spanKey } from './spans.ts'
import type { BookSpan } from './spans.ts'

/** The sums of one member; of everything where there is no split. */
export interface MemberSums extends Omit<BookSums, 'members'> {
  readonly member: BookMember | null
}

/** What a question takes from the pages of the book. */
interface Pages {
  readonly dimensions: readonly BookDimension[]
  /** The members let through, by dimension. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<string>>
  readonly split: string | null
}

/** Finds where the book answers a question; null where it does not. */
export function findPages(book: Book, asked: Asked): Pages | null {
  const { kpi, question } = asked
  const isOwn = book.kpis.has(kpi.name as KpiName) && findKpi(kpi.name as KpiName).variant === kpi.variant
  if (!isOwn || question.scope.restricted) return null
  const split = splitDimensions(question.by)[0]?.name ?? null
  const allowed = allowedMembers(question)
  const wanted = new Set([...allowed.keys(), ...(split === null ? [] : [split])])
  const dimensions = book.dimensions.filter(({ name }) => wanted.has(name))
  if (dimensions.length < wanted.size || dimensions.length > 3) return null
  const adds = dimensions.every(
    (dimension) =>
      dimension.name === split ||
      allowed.get(dimension.name)?.size === 1 ||
      totalIsSum(kpi, { ...question, by: dimension })
  )
  return adds ? { dimensions, allowed, split } : null
}

/** Filters apply together, the values of one as alternatives. */
function allowedMembers({ filters }: PeriodQuestion): Map<string, Set<string>> {
  const allowed = new Map<string, Set<string>>()
  for (const { dimension, values } of filters) {
    const before = allowed.get(dimension.name)
    allowed.set(dimension.name, new Set(values.filter((value) => before?.has(value) ?? true)))
  }
  return allowed
}

/** The sums of a span; null where the book has not got it, as of days. */
export function sumsOf(
  book: Book,
  asked: Asked,
  span: Span,
  openingOn?: string
): readonly MemberSums[] | null {
  const pages = findPages(book, asked)
  const kept = book.spans.get(spanKey(span))
  if (pages === null || kept === undefined || !isCountedIn(asked.kpi, kept)) return null
  if (openingOn !== undefined && openingOn !== openingOf(span) && readsTiers(asked.question)) return null
  const { dimensions, allowed, split } = pages
  if (!isKnownBy(dimensions, asked.kpi, kept)) return null
  const page = book.pages({
    kpi: asked.kpi.name,
    span: kept,
    dimensions: dimensions.map(({ name }) => name)
  })
  const rows = page.filter(({ members }) =>
    members.every(({ key }, index) => allowed.get(dimensions[index]?.name ?? '')?.has(key) ?? true)
  )
  const place = dimensions.findIndex(({ name }) => name === split)
  if (place < 0) return [{ member: null, ...added(rows) }]
  const byMember = Map.groupBy(rows, ({ members }) => members[place])
  return [...byMember].map(([member, own]) => ({ member: member ?? null, ...added(own) }))
}

/** Whether the book knows a KPI in a span by some dimensions at once. */
function isKnownBy(
  dimensions: readonly BookDimension[],
  kpi: KpiDefinition,
  { is_recent }: BookSpan
): boolean {
  if (addsRows(kpi)) return dimensions.length < 3 || kpi.kind === 'sum'
  return dimensions.length < (is_recent ? 3 : 2)
}

const added = (rows: readonly BookSums[]) => ({
  numerator: sumOf(rows.map(({ numerator }) => numerator)),
  denominator: sumOf(rows.map(({ denominator }) => denominator)),
  squares: sumOf(rows.map(({ squares }) => squares))
})

/** The sums compared with; null where the book has not got them. */
export function comparedSumsOf(
  book: Book,
  asked: Asked,
  { compared, period, openingOn }: { compared: Compared; period: Period; openingOn?: string | undefined }
): readonly MemberSums[] | null {
  if (compared.kind === 'target') return targetSums(book, asked, period)
  if (!comparesPeriods(compared)) return []
  if (compared.kind === 'period') return sumsOf(book, asked, compared.span, openingOn)
  return compared.kind === 'trailing-mean' ? meanOf(book, asked, compared.months) : []
}

/** Of sums the mean, of a ratio the ratio of all months together, because ratios are never averaged. */
function meanOf(book: Book, asked: Asked, months: readonly Span[]): readonly MemberSums[] | null {
  const all = months.map((month) => sumsOf(book, asked, month))
  if (all.some((sums) => sums === null)) return null
  const byMember = Map.groupBy(
    all.flatMap((sums) => sums ?? []),
    ({ member }) => member
  )
  return [...byMember].map(([member, sums]) => ({
    member,
    numerator: meanNumerator(
      asked.kpi.kind,
      sums.map(({ numerator }) => numerator),
      months.length
    ),
    denominator: sumOf(sums.map(({ denominator }) => denominator)),
    squares: null
  }))
}

function meanNumerator(kind: Kind, numerators: readonly (Exact | null)[], months: number): Exact | null {
  const sum = sumOf(numerators)
  if (kind === 'ratio' || sum === null) return sum
  // A month without purchases adds nothing to a sum, but has no middle to take the mean of.
  const count = kind === 'sum' ? months : numerators.filter((numerator) => numerator !== null).length
  return toExact((toNumber(sum) ?? 0) / count)
}

/** The targets of a complete month; null for other periods, of which only parts of targets may count. */
function targetSums(book: Book, { kpi, question }: Asked, period: Period): readonly MemberSums[] | null {
  if (!period.complete || wholeMonths(period) !== 1) return null
  const scope = targetScope(question)
  if (scope === null) return []
  const page = book.targets.get(targetsPageOf(kpi.name, period.from, scope.dimension))
  const found = [...(page ?? [])].filter(([key]) => scope.members?.includes(key) ?? true)
  const ofOne = { denominator: kpi.kind === 'ratio' ? exactly(1) : null, squares: null }
  const [split] = splitDimensions(question.by)
  if (split === undefined) {
    const wanted = scope.members?.length ?? 1
    if (found.length !== wanted || (wanted > 1 && !kpi.additive)) return []
    return [{ member: null, numerator: sumOf(found.map(([, value]) => value)), ...ofOne }]
  }
  const members = book.dimensions.find(({ name }) => name === split.name)?.members
  return found.flatMap(([key, numerator]) => {
    const member = members?.get(key)
    return member ? [{ member, numerator, ...ofOne }] : []
  })
}
