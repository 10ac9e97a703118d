import type { CataloguedDimension } from '../dimensions.ts'
import { eventViews } from '../events.ts'
import type { EventView } from '../events.ts'
import { stepsSql } from '../period-views.ts'
import { dayColumn, taggedRowsSql } from '../view-rows.ts'
import { idColumn, numberedMembers } from './book-members.ts'
import type { BookSpan } from './spans.ts'

/**
 * The events of several spans at once: once for each span that has their day, with the span and the numbers of their
 * members as `member`. Customers are classified at the opening of the span.
 */
export function eventViewSql(
  view: EventView,
  dimensions: readonly CataloguedDimension[],
  spans: readonly BookSpan[]
): string {
  const kind = eventViews[view]
  const rows = taggedRowsSql(dimensions, kind, {
    columns: ['spans.span as book_span', 'sales.*'],
    joins: [`inner join book_span_days as spans on spans.day = ${dayColumn(kind)}`],
    opening: 'spans.opening_on',
    where: [`spans.span in (${spans.map(({ id }) => id).join(', ')})`]
  })
  const { ids, joins } = numberedMembers(dimensions, 'events')
  const parts = dimensions.map((dimension, place) => `${idColumn(dimension)}: ${ids[place]}`)
  const events = `select { ${['span: events.book_span', ...parts].join(', ')} } as member, events.*
  from (${rows}) as events
  ${joins.join('\n')}`
  return view === 'period_complaint_steps' ? stepsSql(events) : events
}
