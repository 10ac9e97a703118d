import { standsOn } from '../backing.ts'
import { findKpi } from '../catalog.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Split } from '../question.ts'

/**
 * The orders that the complaints of an inquiry are held against: through those of its filters that orders have, too; a
 * filter by what only complaints have leaves all of them.
 */
export function ordersOf(inquiry: Inquiry, by: Split): Inquiry {
  const kpi = findKpi('orders')
  const { question } = inquiry
  const filters = question.filters.filter(({ dimension }) => standsOn('order_lines', dimension))
  return {
    ...inquiry,
    kpi,
    question: { ...question, reads: kpi.reads, scopeOf: kpi.scope_of, filters, by }
  }
}
