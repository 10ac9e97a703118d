import { standsOn } from './backing.ts'
import type { Backing } from './backing.ts'
import { isWholeMonths } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import { buyersSql, daysSql, firstsSql } from './customer-views.ts'
import type { ViewName } from './define-query.ts'
import { eventViews, isEventView } from './events.ts'
import type { EventView } from './events.ts'
import { splitDimensions } from './question.ts'
import type { PeriodQuestion } from './question.ts'
import { needsNoCustomer, needsNoRegion } from './scope.ts'
import { variableStatements, withValues } from './session.ts'
import { dayColumn, purchases, rowsSql } from './view-rows.ts'
import type { Window } from './window.ts'

type Grain = 'sales' | 'orders' | 'buyers' | 'days' | 'firsts'

interface ViewShape {
  readonly grain: Grain
  /** The session variables between which its days lie. */
  readonly from: 'from_date' | 'base_from' | 'history_from'
  readonly until: 'until_date' | 'period_from' | 'history_until'
}

export const viewShapes: Readonly<Record<Exclude<ViewName, EventView>, ViewShape>> = {
  period_sales: { grain: 'sales', from: 'from_date', until: 'until_date' },
  base_sales: { grain: 'sales', from: 'base_from', until: 'period_from' },
  period_orders: { grain: 'orders', from: 'from_date', until: 'until_date' },
  period_buyers: { grain: 'buyers', from: 'from_date', until: 'until_date' },
  history_orders: { grain: 'orders', from: 'history_from', until: 'history_until' },
  purchase_days: { grain: 'days', from: 'history_from', until: 'history_until' },
  first_purchases: { grain: 'firsts', from: 'from_date', until: 'until_date' }
}

/** What a row of sales is summed by. */
export const amountNames = [
  'units',
  'gross_amount',
  'returned_amount',
  'net_amount',
  'costed_net_amount',
  'cost_amount'
]

const amounts = amountNames.map((column) => `sales.${column}`)

const ofOrder = ['sales.customer_key', 'sales.order_id', 'sales.ordered_on']

/** The columns of sales on each mart that they can stand on, after `member`. */
export const salesColumns: Readonly<Partial<Record<Backing, readonly string[]>>> = {
  sales_months: [
    'cast(null as integer) as customer_key',
    'cast(null as varchar) as order_id',
    'sales.month as ordered_on',
    ...amounts
  ],
  orders: [...ofOrder, ...amounts],
  order_lines: [
    ...ofOrder,
    "case when sales.line_kind <> 'adjustment' then sales.quantity else 0 end as units",
    "case when sales.line_kind = 'sale' then sales.net_amount else 0 end as gross_amount",
    "case when sales.line_kind = 'return' then -sales.net_amount else 0 end as returned_amount",
    'sales.net_amount',
    'case when sales.cost_amount is not null then sales.net_amount else 0 end as costed_net_amount',
    'coalesce(sales.cost_amount, 0) as cost_amount'
  ]
}

/** The marts that each grain can stand on, from the fastest; all that can give the same figures. */
const backings: Readonly<Record<Grain, readonly Backing[]>> = {
  sales: ['sales_months', 'orders', 'order_lines'],
  orders: ['orders', 'order_lines'],
  buyers: ['orders', 'order_lines'],
  days: ['purchase_days', 'orders', 'order_lines'],
  firsts: ['purchase_days', 'orders', 'order_lines']
}

/** The fastest mart that can answer. */
export function chooseBacking(view: ViewName, question: PeriodQuestion, window: Window): Backing {
  if (isEventView(view)) return eventViews[view]
  const { by, filters, scope, scopeOf, everyLine } = question
  const { grain, from, until } = viewShapes[view]
  const dimensions = [...splitDimensions(by), ...filters.map(({ dimension }) => dimension)]
  const candidates = everyLine === true && grain === 'sales' ? (['order_lines'] as const) : backings[grain]
  // The period before is asked for its customers, whom months do not name.
  const asksForCustomers = view === 'base_sales' || !needsNoCustomer(scope, scopeOf)
  const range: DayRange = { from: dayOf(from, window), until: dayOf(until, window) }
  const fits = (backing: Backing) =>
    dimensions.every((dimension) => standsOn(backing, dimension)) &&
    (backing !== 'sales_months' || (isWholeMonths(range) && !asksForCustomers)) &&
    (backing !== 'purchase_days' || needsNoRegion(scope, scopeOf))
  return candidates.find(fits) ?? 'order_lines'
}

function dayOf(variable: ViewShape['from'] | ViewShape['until'], window: Window): string {
  if (variable === 'from_date') return window.from
  if (variable === 'until_date') return window.until
  return window[variable]
}

/** The one place where scope, filters and the chosen dimension meet the marts. */
export function viewSql(view: ViewName, question: PeriodQuestion, backing: Backing): string {
  if (isEventView(view)) {
    const events = rowsSql(question, backing, {
      columns: ['sales.*'],
      where: between(backing, 'from_date', 'until_date')
    })
    return view === 'period_complaint_steps' ? stepsSql(events) : events
  }
  const { grain, from, until } = viewShapes[view]
  const dated = between(backing, from, until)
  const bought = purchases[backing] === undefined ? [] : [purchases[backing]]
  switch (grain) {
    case 'sales':
      return rowsSql(question, backing, { columns: salesColumns[backing] ?? [], where: dated })
    case 'orders':
      return ordersSql()
    case 'buyers':
      return buyersSql(ordersSql())
    case 'days':
      return daysSql(question, backing, [...dated, ...bought])
    case 'firsts':
      return firstsSql(question, backing, bought)
  }

  function ordersSql(): string {
    // Whether an order is in several rows is known of orders only; of lines any may be.
    const columns = [...ofOrder, backing === 'orders' ? 'sales.is_split' : 'true as is_split']
    return rowsSql(question, backing, { columns, where: [...dated, ...bought] })
  }
}

/** Complaints once for each step that has begun, on each clock. */
export const stepsSql = (complaints: string): string => `select complaints.*, steps.* exclude (complaint_id)
  from (${complaints}) as complaints
  inner join marts.complaint_steps as steps on steps.complaint_id = complaints.complaint_id`

function between(backing: Backing, from: ViewShape['from'], until: ViewShape['until']): string[] {
  const day = dayColumn(backing)
  return [`${day} >= getvariable('${from}')`, `${day} < getvariable('${until}')`]
}

/** The days of a window by the names of the session's variables. */
const valuesOf = ({ from, until, ...others }: Window) => ({ from_date: from, until_date: until, ...others })

/** Statements that set the session's variables to a window. */
export const windowVariables = (window: Window): string[] => variableStatements(valuesOf(window))

/**
 * A select on the views of a question over a window that stands by itself: it has the views and the days in it, so that
 * several, of other days each, can be parts of one statement. The question must be open (openInquiry).
 */
export function windowSelect(question: PeriodQuestion, window: Window, select: string): string {
  const views = question.reads.map((view) => {
    const sql = viewSql(view, question, chooseBacking(view, question, window))
    return `${view} as not materialized (${sql})`
  })
  return withValues(`with ${views.join(', ')} ${select}`, valuesOf(window))
}

/**
 * Statements that point the session at a window and make the views of a question; to be run with what reads them. The
 * question must be open (openInquiry).
 */
export function windowStatements(question: PeriodQuestion, window: Window): string[] {
  return [
    ...windowVariables(window),
    ...question.reads.map(
      (view) =>
        `create or replace temp view ${view} as\n${viewSql(view, question, chooseBacking(view, question, window))}`
    )
  ]
}
