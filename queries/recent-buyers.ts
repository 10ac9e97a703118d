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
 * exclusive. The first begins a month, and the second ends one or the data. None where there is no such filter.
 */
export function recentBuyersCondition(
  question: PeriodQuestion,
  { from, until }: { from: string; until: string }
): string[] {
  const bought = recentBuyersSql(question, { from, until })
  return bought === null
    ? []
    : [`sales.customer_key in (select bought.customer_key from (${bought}) as bought)`]
}

/**
 * The same for two stretches of days, or for one, whose purchases are read once: by `recent_buyers`, which stands
 * first in the statement's `with` (nothing where there is no such filter, or where each finds its buyers faster by
 * itself), and which the condition of each stretch reads.
 */
export function recentBuyersOfBoth(
  question: PeriodQuestion,
  stretches: readonly DayRange[]
): { cte: string; conditionOf: (stretch: DayRange) => string[] } {
  const { ofLines } = partFilters(question)
  if (ofLines.length === 0) return { cte: '', conditionOf: () => [] }
  if (standsOnCategories(ofLines))
    return { cte: '', conditionOf: (stretch) => recentBuyersCondition(question, daysSql(stretch)) }
  const from = stretches.map((stretch) => stretch.from).reduce(earlier)
  const until = stretches.map((stretch) => stretch.until).reduce(later)
  return {
    cte: `recent_buyers as (
        select bought.customer_key, min(bought.ordered_on) as first_on, max(bought.ordered_on) as last_on
        from (${boughtSql(question, daysSql({ from, until }))}) as bought
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

const daysSql = ({ from, until }: DayRange) => ({ from: `date '${from}'`, until: `date '${until}'` })

/**
 * A select of `customer_key` of those who bought what filters of lines let through between two days, as of
 * recentBuyersCondition; somebody may stand there more than once. Null where there is no such filter.
 */
export function recentBuyersSql(
  question: PeriodQuestion,
  days: { from: string; until: string }
): string | null {
  const { ofLines } = partFilters(question)
  if (ofLines.length === 0) return null
  return standsOnCategories(ofLines) ? lastMonthsSql(question, days) : boughtSql(question, days)
}

/** The fastest mart of single purchases that every filter can stand on. */
export const purchasesBacking = (filters: readonly NamedFilter[]): 'orders' | 'order_lines' =>
  filters.every(({ dimension }) => standsOn('orders', dimension)) ? 'orders' : 'order_lines'

/** Whether months of categories can say who bought. */
const standsOnCategories = (filters: readonly NamedFilter[]): boolean =>
  filters.every(({ dimension }) => standsOn('customer_category_months', dimension))

/** The last months with a purchase of each category, one row per customer: those before it need not be looked at. */
function lastMonthsSql(question: PeriodQuestion, { from, until }: { from: string; until: string }): string {
  return rowsSql(ofLinesOnly(question), 'customer_category_months', {
    columns: ['sales.customer_key'],
    where: [
      'sales.sale_line_count > 0',
      `sales.month >= ${from}`,
      `sales.month < ${until}`,
      `(sales.next_month is null or sales.next_month >= ${until})`
    ]
  })
}

/** The purchases that the filters let through. */
function boughtSql(question: PeriodQuestion, { from, until }: { from: string; until: string }): string {
  const backing = purchasesBacking(partFilters(question).ofLines)
  return rowsSql(ofLinesOnly(question), backing, {
    columns: ['sales.customer_key', 'sales.ordered_on'],
    where: [
      purchases[backing] ?? 'true',
      'sales.customer_key is not null',
      `sales.ordered_on >= ${from}`,
      `sales.ordered_on < ${until}`
    ]
  })
}

/** A question of all customers' purchases, whoever they are. */
export const ofLinesOnly = (question: PeriodQuestion): PeriodQuestion => ({
  ...question,
  by: null,
  filters: partFilters(question).ofLines
})
