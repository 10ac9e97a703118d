import type { DuckDBConnection } from '@duckdb/node-api'
import { joinsFor, keyColumn } from '../backing.ts'
import { addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { filterCondition } from '../filters.ts'
import type { PeriodQuestion } from '../question.ts'
import { partFilters, recentBuyersCondition } from '../recent-buyers.ts'
import { scopeCondition } from '../scope.ts'
import { runAll, setText, variableStatements } from '../session.ts'

/**
 * Customers with their segment at a month's opening: `period_segments`, which is read more than once and so kept, and
 * `base_segments`, those of a month before, which are read once.
 */
export type SegmentView = 'period_segments' | 'base_segments'

const kinds: Readonly<Record<SegmentView, 'table' | 'view'>> = {
  period_segments: 'table',
  base_segments: 'view'
}

/** Whose segments are looked at, and when. */
export interface SegmentMoment {
  readonly scheme: string
  /** First day of the month after: the segments are those of the evening before. */
  readonly opening: Day
}

/**
 * Makes a relation of one row per customer that the question lets through: `customer_key`, `segment`, and where they bought
 * in the window `recency_days`, `order_count`, `net_amount` and the scores. A filter by what an order line says lets
 * through who bought such a thing in the twelve months before `until`; figures and segments stay those of all purchases.
 */
export async function openSegments(
  connection: DuckDBConnection,
  view: SegmentView,
  {
    question,
    moment,
    until = moment.opening
  }: { question: PeriodQuestion; moment: SegmentMoment; until?: Day }
): Promise<void> {
  await setText(connection, 'segment_scheme', moment.scheme)
  await runAll(connection, [
    ...variableStatements({ [`${view}_on`]: moment.opening, segments_until: until }),
    ...variableStatements({ segments_from: addMonths(moment.opening, -12) }),
    `create or replace temp ${kinds[view]} ${view} as ${segmentsSql(view, question)}`
  ])
}

function segmentsSql(view: SegmentView, question: PeriodQuestion): string {
  const on = `getvariable('${view}_on')`
  const { ofCustomers } = partFilters(question)
  const columns = ofCustomers.map(({ dimension }) => keyColumn(dimension, 'purchase_days'))
  const conditions = [
    ...ofCustomers.map((filter, index) => filterCondition(filter, columns[index]?.sql ?? 'null')),
    ...recentBuyersCondition(question, {
      from: "getvariable('segments_from')",
      until: "getvariable('segments_until')"
    }),
    ...scopeCondition(question.scope, 'customers')
  ]
  return [
    `select
      sales.customer_key, sales.segment, scores.recency_days, scores.order_count, scores.net_amount, scores.r_score,
      scores.f_score, scores.m_score
    from (
      select customer_segments.customer_key, customer_segments.segment
      from marts.customer_segments as customer_segments
      where customer_segments.scheme = getvariable('segment_scheme')
        and customer_segments.valid_from <= ${on} and customer_segments.valid_to > ${on}
    ) as sales
    left join (select rfm_scores.* from marts.rfm_scores as rfm_scores where rfm_scores.opening_on = ${on}) as scores
      on scores.customer_key = sales.customer_key`,
    ...joinsFor(columns, on),
    ...(conditions.length === 0 ? [] : [`where ${conditions.join(' and ')}`])
  ].join('\n')
}
