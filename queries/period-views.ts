import { joinsFor, keyColumn, memberColumn, memberSql, standsOn } from './backing.ts'
import type { Backing } from './backing.ts'
import { isWholeMonths } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import type { KpiDefinition, ViewName } from './define-query.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { filterCondition } from './filters.ts'
import type { NamedFilter } from './filters.ts'
import { needsNoCustomer, needsNoRegion, scopeCondition } from './scope.ts'
import type { ViewerScope } from './scope.ts'
import { variableStatements } from './session.ts'
import type { Window } from './window.ts'

/** What to split by: a dimension, two for a pivot, each row's own month for a history; null for the total. */
export type Split = CataloguedDimension | readonly [CataloguedDimension, CataloguedDimension] | 'month' | null

/** What is asked of a period, whichever period it is. */
export interface PeriodQuestion {
  readonly reads: KpiDefinition['reads']
  readonly scopeOf: KpiDefinition['scope_of']
  readonly by: Split
  readonly filters: readonly NamedFilter[]
  readonly scope: ViewerScope
  /** The finest mart to stand on whatever would do: for the rows behind a sum. */
  readonly everyLine?: boolean
}

/** The dimensions that a question splits by. */
export function splitDimensions(by: Split): readonly CataloguedDimension[] {
  if (by === null || by === 'month') return []
  return isPair(by) ? by : [by]
}

const isPair = (by: Split): by is readonly [CataloguedDimension, CataloguedDimension] => Array.isArray(by)

type Grain = 'sales' | 'orders' | 'days' | 'firsts'

interface ViewShape {
  readonly grain: Grain
  /** The session variables between which its days lie. */
  readonly from: 'from_date' | 'base_from' | 'history_from'
  readonly until: 'until_date' | 'period_from' | 'history_until'
}

const views: Readonly<Record<ViewName, ViewShape>> = {
  period_sales: { grain: 'sales', from: 'from_date', until: 'until_date' },
  base_sales: { grain: 'sales', from: 'base_from', until: 'period_from' },
  period_orders: { grain: 'orders', from: 'from_date', until: 'until_date' },
  history_orders: { grain: 'orders', from: 'history_from', until: 'history_until' },
  purchase_days: { grain: 'days', from: 'history_from', until: 'history_until' },
  first_purchases: { grain: 'firsts', from: 'from_date', until: 'until_date' }
}

const amounts = [
  'units',
  'gross_amount',
  'returned_amount',
  'net_amount',
  'costed_net_amount',
  'cost_amount'
].map((column) => `sales.${column}`)

const ofOrder = ['sales.customer_key', 'sales.order_id', 'sales.ordered_on']

/** The columns of sales on each mart that they can stand on, after `member`. */
const salesColumns: Readonly<Partial<Record<Backing, readonly string[]>>> = {
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
  days: ['purchase_days', 'orders', 'order_lines'],
  firsts: ['purchase_days', 'orders', 'order_lines']
}

const purchases: Readonly<Partial<Record<Backing, string>>> = {
  orders: 'sales.sale_line_count > 0',
  order_lines: "sales.line_kind = 'sale'"
}

/** The fastest mart that can answer. */
export function chooseBacking(view: ViewName, question: PeriodQuestion, window: Window): Backing {
  const { by, filters, scope, scopeOf, everyLine } = question
  const { grain, from, until } = views[view]
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

/** Everything that decides which rows of a mart a view lets through, and the member that each belongs to. */
function selection(question: PeriodQuestion, backing: Backing) {
  const { by, filters, scope, scopeOf } = question
  const day = backing === 'sales_months' ? 'sales.month' : 'sales.ordered_on'
  const month = backing === 'sales_months' ? day : `cast(date_trunc('month', ${day}) as date)`
  const members = splitDimensions(by).map((dimension) => memberColumn(dimension, backing))
  const filterColumns = filters.map(({ dimension }) => keyColumn(dimension, backing))
  const opening = by === 'month' ? month : "getvariable('opening_on')"
  return {
    day,
    member: by === 'month' ? month : memberSql(members),
    joins: joinsFor([...members, ...filterColumns], opening),
    conditions: [
      ...filters.map((filter, index) => filterCondition(filter, filterColumns[index]?.sql ?? 'null')),
      ...scopeCondition(scope, scopeOf)
    ]
  }
}

/** The rows of a mart that a view is made of; `columns` come after `member`. */
function rowsSql(
  question: PeriodQuestion,
  backing: Backing,
  {
    columns,
    where,
    distinct = false
  }: { columns: readonly string[]; where: readonly string[]; distinct?: boolean }
): string {
  const { member, joins, conditions } = selection(question, backing)
  return [
    `select ${distinct ? 'distinct ' : ''}${[`${member} as member`, ...columns].join(', ')}`,
    `from marts.${backing} as sales`,
    ...joins,
    `where ${[...where, ...conditions].join(' and ')}`
  ].join('\n')
}

/** The one place where scope, filters and the chosen dimension meet the marts. */
export function viewSql(view: ViewName, question: PeriodQuestion, backing: Backing): string {
  const { grain, from, until } = views[view]
  const day = backing === 'sales_months' ? 'sales.month' : 'sales.ordered_on'
  const dated = [`${day} >= getvariable('${from}')`, `${day} < getvariable('${until}')`]
  const bought = purchases[backing] === undefined ? [] : [purchases[backing]]
  switch (grain) {
    case 'sales':
      return rowsSql(question, backing, { columns: salesColumns[backing] ?? [], where: dated })
    case 'orders': {
      // Whether an order is in several rows is known of orders only; of lines any may be.
      const columns = [...ofOrder, backing === 'orders' ? 'sales.is_split' : 'true as is_split']
      return rowsSql(question, backing, { columns, where: [...dated, ...bought] })
    }
    case 'days':
      return daysSql(question, backing, [...dated, ...bought])
    case 'firsts':
      return firstsSql(question, backing, bought)
  }
}

/**
 * The order lines between a variable's day and the end of the window that a question lets through, with all their
 * columns: all of them or purchases only, of everyone or of the customers that a statement names.
 */
export function linesSql(
  question: PeriodQuestion,
  { from, sales, customers }: { from: ViewShape['from']; sales: 'all' | 'purchases'; customers?: string }
): string {
  return rowsSql(question, 'order_lines', {
    columns: ['sales.*'],
    where: [
      `sales.ordered_on >= getvariable('${from}')`,
      "sales.ordered_on < getvariable('until_date')",
      ...(sales === 'purchases' ? [purchases.order_lines ?? 'true'] : []),
      ...(customers === undefined ? [] : [`sales.customer_key in (${customers})`])
    ]
  })
}

/** The one place that says when a customer is churned: on the day that is W days after a purchase, with none since. */
const churnedOn = `case when days.next_on is null or days.next_on > days.ordered_on + getvariable('churn_window_days')
    then days.ordered_on + getvariable('churn_window_days') end as churned_on`

function daysSql(question: PeriodQuestion, backing: Backing, where: readonly string[]): string {
  const days =
    backing === 'purchase_days'
      ? rowsSql(question, backing, {
          columns: ['sales.customer_key', 'sales.ordered_on', 'sales.previous_on', 'sales.next_on'],
          where
        })
      : `select
      bought.member,
      bought.customer_key,
      bought.ordered_on,
      lag(bought.ordered_on) over (partition by bought.member, bought.customer_key order by bought.ordered_on) as previous_on,
      lead(bought.ordered_on) over (partition by bought.member, bought.customer_key order by bought.ordered_on) as next_on
    from (${rowsSql(question, backing, {
      columns: ['sales.customer_key', 'sales.ordered_on'],
      where: [...where, 'sales.customer_key is not null'],
      distinct: true
    })}) as bought`
  return `select days.member, days.customer_key, days.ordered_on, days.previous_on, days.next_on, ${churnedOn}
  from (${days}) as days`
}

function firstsSql(question: PeriodQuestion, backing: Backing, bought: readonly string[]): string {
  const columns = ['sales.customer_key', 'sales.ordered_on']
  const until = "sales.ordered_on < getvariable('until_date')"
  const from = "sales.ordered_on >= getvariable('from_date')"
  if (backing === 'purchase_days')
    return rowsSql(question, backing, { columns, where: [from, until, 'sales.previous_on is null'] })
  const where = [...bought, 'sales.customer_key is not null']
  const inWindow = rowsSql(question, backing, { columns, where: [...where, from, until] })
  const before = rowsSql(question, backing, {
    columns: ['sales.customer_key'],
    where: [...where, "sales.ordered_on < getvariable('from_date')"]
  })
  // Looking for those of the window among all before is several times faster than finding everyone's first day.
  return `select bought.member, bought.customer_key, bought.ordered_on
  from (
    select each_day.member, each_day.customer_key, min(each_day.ordered_on) as ordered_on
    from (${inWindow}) as each_day
    group by each_day.member, each_day.customer_key
  ) as bought
  anti join (${before}) as earlier
    on earlier.customer_key = bought.customer_key and earlier.member is not distinct from bought.member`
}

/**
 * Statements that point the session at a window and make the views of a question; to be run with what reads them. The
 * question must be open (openInquiry).
 */
export function windowStatements(question: PeriodQuestion, window: Window): string[] {
  const { from, until, ...others } = window
  return [
    ...variableStatements({ from_date: from, until_date: until, ...others }),
    ...question.reads.map(
      (view) =>
        `create or replace temp view ${view} as\n${viewSql(view, question, chooseBacking(view, question, window))}`
    )
  ]
}

/** Whether a question needs to know the customers' tiers. */
export const readsTiers = ({ by, filters }: PeriodQuestion): boolean =>
  [...splitDimensions(by), ...filters.map(({ dimension }) => dimension)].some(
    ({ relation }) => relation === 'tiers'
  )
