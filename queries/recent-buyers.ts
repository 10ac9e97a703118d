import { standsOn } from './backing.ts'
import { earlier, later } from './calendar.ts'
import type { DayRange } from './calendar.ts'
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
  const bought = boughtSql(question, { from, until })
  return bought === null
    ? []
    : [`sales.customer_key in (select bought.customer_key from (${bought}) as bought)`]
}

/**
 * The same for two stretches of days, or for one, whose purchases are read once: by `recent_buyers`, which stands
 * first in the statement's `with` (nothing where there is no such filter), and which the condition of each stretch reads.
 */
export function recentBuyersOfBoth(
  question: PeriodQuestion,
  stretches: readonly [DayRange, ...DayRange[]]
): { cte: string; conditionOf: (stretch: DayRange) => string[] } {
  const from = stretches.map((stretch) => stretch.from).reduce(earlier)
  const until = stretches.map((stretch) => stretch.until).reduce(later)
  const bought = boughtSql(question, { from: `date '${from}'`, until: `date '${until}'` })
  if (bought === null) return { cte: '', conditionOf: () => [] }
  return {
    cte: `recent_buyers as (
        select bought.customer_key, min(bought.ordered_on) as first_on, max(bought.ordered_on) as last_on
        from (${bought}) as bought
        group by bought.customer_key
      ),`,
    // One of the two holds the first of all days, the other the last.
    conditionOf: (stretch) => [
      `sales.customer_key in (
        select recent_buyers.customer_key
        from recent_buyers
        where recent_buyers.first_on < date '${stretch.until}' and recent_buyers.last_on >= date '${stretch.from}'
      )`
    ]
  }
}

/** The purchases that filters of lines let through; null where there is no such filter. */
function boughtSql(
  question: PeriodQuestion,
  { from, until }: { from: string; until: string }
): string | null {
  const { ofLines } = partFilters(question)
  if (ofLines.length === 0) return null
  const backing = ofLines.every(({ dimension }) => standsOn('orders', dimension)) ? 'orders' : 'order_lines'
  return rowsSql({ ...question, by: null, filters: ofLines }, backing, {
    columns: ['sales.customer_key', 'sales.ordered_on'],
    where: [
      purchases[backing] ?? 'true',
      'sales.customer_key is not null',
      `sales.ordered_on >= ${from}`,
      `sales.ordered_on < ${until}`
    ]
  })
}
