import { standsOn } from './backing.ts'
import type { NamedFilter } from './filters.ts'
import type { PeriodQuestion } from './question.ts'
import { purchases, rowsSql } from './view-rows.ts'

/** Filters by what customers are, which a mart of theirs can apply, and by what their order lines say. */
export function partFilters({ filters }: Pick<PeriodQuestion, 'filters'>): {
  ofCustomers: readonly NamedFilter[]
  ofLines: readonly NamedFilter[]
} {
  const ofCustomers = filters.filter(({ dimension }) => standsOn('customers', dimension))
  return { ofCustomers, ofLines: filters.filter((filter) => !ofCustomers.includes(filter)) }
}

/**
 * The condition on `sales.customer_key` of classes of customers that filters of lines make: figures and classes stay those
 * of all purchases, of the customers who bought such a thing between two days, expressions of which the second is
 * exclusive. None where there is no such filter.
 */
export function recentBuyersCondition(
  question: PeriodQuestion,
  { from, until }: { from: string; until: string }
): string[] {
  const { ofLines } = partFilters(question)
  if (ofLines.length === 0) return []
  const backing = ofLines.every(({ dimension }) => standsOn('orders', dimension)) ? 'orders' : 'order_lines'
  const bought = rowsSql({ ...question, by: null, filters: ofLines }, backing, {
    columns: ['sales.customer_key'],
    where: [
      purchases[backing] ?? 'true',
      'sales.customer_key is not null',
      `sales.ordered_on >= ${from}`,
      `sales.ordered_on < ${until}`
    ]
  })
  return [`sales.customer_key in (select bought.customer_key from (${bought}) as bought)`]
}
