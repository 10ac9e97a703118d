import { standsOn } from '../backing.ts'
import type { Book } from '../book/book.ts'
import { toNumber } from '../book/book.ts'
import { sumsOf } from '../book/book-sums.ts'
import { findKpi } from '../catalog.ts'
import type { Asked } from '../inquiry.ts'
import type { Span } from '../period.ts'
import type { Split } from '../question.ts'

/**
 * The orders that the complaints of an inquiry are held against: through those of its filters that orders have, too; a
 * filter by what only complaints have leaves all of them.
 */
export function ordersOf<Kind extends Asked>(inquiry: Kind, by: Split): Kind {
  const kpi = findKpi('orders')
  const { question } = inquiry
  const filters = question.filters.filter(({ dimension }) => standsOn('order_lines', dimension))
  return {
    ...inquiry,
    kpi,
    question: { ...question, reads: kpi.reads, scopeOf: kpi.scope_of, filters, by }
  }
}

/** What the book knows of a span for a figure, by the keys of its members (`total` without a split); null where it does not. */
export function numbersFrom(book: Book | null, asked: Asked, span: Span): Map<string, number> | null {
  const sums = book && sumsOf(book, asked, span)
  return (
    sums && new Map(sums.map(({ member, numerator }) => [member?.key ?? 'total', toNumber(numerator) ?? 0]))
  )
}
