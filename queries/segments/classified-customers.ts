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
  /** First day after those that filters by tier, or what else changes with time, ask about; that of the segments itself. */
  readonly filteredOn?: Day
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
export function classifiedSql(question: PeriodQuestion, moment: SegmentMoment): string {
  const on = `date '${moment.opening}'`
  const { joins, conditions } = selectionOf(question, moment)
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
    ...joins,
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`])
  ].join('\n')
}

/**
 * A select of one row per segment with `customers` and their `net_amount` of the window, of customers only who had bought
 * by then: counted by profile before segments are looked up, and without looking at each customer where all are asked for.
 */
export function segmentSizesSql(question: PeriodQuestion, moment: SegmentMoment): string {
  const on = `date '${moment.opening}'`
  const { joins, conditions } = selectionOf(question, moment)
  const known = ['from marts.customers as sales', ...joins]
  const where = `where ${[`sales.first_order_on < ${on}`, ...conditions].join(' and ')}`
  return `with
    known as ${conditions.length === 0 ? '' : 'materialized'} (
      select sales.customer_key ${known.join('\n')} ${where}
    ),
    profiles as (
      select scores.profile, count(*) as customers, sum(scores.net_amount) as net_amount
      from marts.rfm_scores as scores
      where scores.opening_on = ${on}
      ${conditions.length === 0 ? '' : 'and scores.customer_key in (select known.customer_key from known)'}
      group by scores.profile
    )
  select segments.segment, sum(profiles.customers) as customers, sum(profiles.net_amount) as net_amount
  from profiles
  inner join marts.segment_profiles as segments
    on segments.profile = profiles.profile and segments.scheme = getvariable('segment_scheme')
  group by segments.segment
  union all
  select
    '${outsideWindow}' as segment,
    (select count(*) from known) - coalesce(sum(profiles.customers), 0) as customers,
    0 as net_amount
  from profiles`
}

/** What leaves customers out of the question at a moment. */
function selectionOf(question: PeriodQuestion, { opening, filteredOn = opening, buyers }: SegmentMoment) {
  const { ofCustomers } = partFilters(question)
  const columns = ofCustomers.map(({ dimension }) => keyColumn(dimension, 'customers'))
  return {
    joins: joinsFor(columns, `date '${filteredOn}'`),
    conditions: [
      ...ofCustomers.map((filter, index) => filterCondition(filter, columns[index]?.sql ?? 'null')),
      ...buyers,
      ...scopeCondition(question.scope, 'customers')
    ]
  }
}
