import { joinsFor, keyColumn } from '../backing.ts'
import { addMonths } from '../calendar.ts'
import type { Day, DayRange } from '../calendar.ts'
import { filterCondition } from '../filters.ts'
import type { PeriodQuestion } from '../question.ts'
import { partFilters } from '../recent-buyers.ts'
import { scopeCondition } from '../scope.ts'
import { notYetCustomer, outsideWindow } from './schemes.ts'

/** When customers are looked at. */
export interface SegmentMoment {
  /** First day of the month after: the segments are those of the evening before. */
  readonly opening: Day
  /** The conditions of filters by what an order line says: who has bought such a thing, and when. */
  readonly buyers: readonly string[]
}

/** The first day after a month, at whose opening its customers are classified. */
export const openingAfter = (month: string): Day => addMonths(`${month}-01`, 1)

/** The days before an opening of which a filter of lines asks who bought such a thing in them. */
export const windowBefore = (opening: Day): DayRange => ({ from: addMonths(opening, -12), until: opening })

/**
 * A select of one row per customer that the question, whose filters are open, lets through: `customer_key`,
 * `first_order_on`, `segment` in the scheme of the variable `segment_scheme`, and where they bought in the window
 * `recency_days`, `order_count`, `net_amount` and the scores: figures and segments are those of all purchases.
 */
export function classifiedSql(question: PeriodQuestion, { opening, buyers }: SegmentMoment): string {
  const on = `date '${opening}'`
  const { ofCustomers } = partFilters(question)
  const columns = ofCustomers.map(({ dimension }) => keyColumn(dimension, 'customers'))
  const conditions = [
    ...ofCustomers.map((filter, index) => filterCondition(filter, columns[index]?.sql ?? 'null')),
    ...buyers,
    ...scopeCondition(question.scope, 'customers')
  ]
  return [
    `select
      sales.customer_key, sales.first_order_on, scores.recency_days, scores.order_count, scores.net_amount,
      scores.r_score, scores.f_score, scores.m_score,
      coalesce(
        profiles.segment,
        case when sales.first_order_on < ${on} then '${outsideWindow}' else '${notYetCustomer}' end
      ) as segment
    from marts.customers as sales
    left join marts.rfm_scores as scores
      on scores.customer_key = sales.customer_key and scores.opening_on = ${on}
    left join marts.segment_profiles as profiles
      on profiles.profile = scores.profile and profiles.scheme = getvariable('segment_scheme')`,
    ...joinsFor(columns, on),
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`])
  ].join('\n')
}
