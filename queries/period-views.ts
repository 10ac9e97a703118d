import type { DuckDBConnection } from '@duckdb/node-api'
import { joinsFor, keyColumn, memberColumn, standsOn } from './backing.ts'
import type { Backing } from './backing.ts'
import { firstOfMonth, isWholeMonths } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import type { KpiDefinition } from './define-query.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { filterCondition } from './filters.ts'
import type { NamedFilter } from './filters.ts'
import { needsNoCustomer, scopeCondition } from './scope.ts'
import type { ViewerScope } from './scope.ts'
import { setDay } from './session.ts'

export type PeriodView = KpiDefinition['reads']

/** What is asked of a period, whichever period it is. */
export interface PeriodQuestion {
  readonly view: PeriodView
  readonly scopeOf: KpiDefinition['scope_of']
  /** The dimension to split by; null for the total. */
  readonly by: CataloguedDimension | null
  readonly filters: readonly NamedFilter[]
  readonly scope: ViewerScope
  /** The finest mart to stand on whatever would do: for the rows behind a sum. */
  readonly everyLine?: boolean
}

const moneyAndUnits = [
  'units',
  'gross_amount',
  'returned_amount',
  'net_amount',
  'costed_net_amount',
  'cost_amount'
]

const ofOrder = ['sales.customer_key', 'sales.order_id', 'sales.ordered_on']

/** The columns of each view on each mart that it can stand on, after `member`. */
const viewColumns: Readonly<Record<PeriodView, Partial<Record<Backing, readonly string[]>>>> = {
  period_sales: {
    sales_months: [
      'cast(null as integer) as customer_key',
      'cast(null as varchar) as order_id',
      'sales.month as ordered_on',
      ...moneyAndUnits.map((column) => `sales.${column}`)
    ],
    orders: [...ofOrder, ...moneyAndUnits.map((column) => `sales.${column}`)],
    order_lines: [
      ...ofOrder,
      "case when sales.line_kind <> 'adjustment' then sales.quantity else 0 end as units",
      "case when sales.line_kind = 'sale' then sales.net_amount else 0 end as gross_amount",
      "case when sales.line_kind = 'return' then -sales.net_amount else 0 end as returned_amount",
      'sales.net_amount',
      'case when sales.cost_amount is not null then sales.net_amount else 0 end as costed_net_amount',
      'coalesce(sales.cost_amount, 0) as cost_amount'
    ]
  },
  period_orders: { orders: ofOrder, order_lines: ofOrder }
}

const purchases: Readonly<Partial<Record<Backing, string>>> = {
  orders: 'sales.sale_line_count > 0',
  order_lines: "sales.line_kind = 'sale'"
}

/** The most summed mart that can answer; all that can give the same figures. */
export function chooseBacking(question: PeriodQuestion, range: DayRange): Backing {
  const { by, filters, scope, scopeOf } = question
  const dimensions = [...(by ? [by] : []), ...filters.map(({ dimension }) => dimension)]
  const summed =
    question.everyLine === true && question.view === 'period_sales'
      ? []
      : (['sales_months', 'orders'] as const)
  const fits = (backing: Backing) =>
    viewColumns[question.view][backing] !== undefined &&
    dimensions.every((dimension) => standsOn(backing, dimension)) &&
    (backing !== 'sales_months' || (isWholeMonths(range) && needsNoCustomer(scope, scopeOf)))
  return summed.find(fits) ?? 'order_lines'
}

/** The period view for a question: the one place where scope, filters and the chosen dimension meet the marts. */
export function periodViewSql(question: PeriodQuestion, backing: Backing): string {
  const { by, filters, scope, scopeOf, view } = question
  const member = by ? memberColumn(by, backing) : null
  const filterColumns = filters.map(({ dimension }) => keyColumn(dimension, backing))
  const day = backing === 'sales_months' ? 'sales.month' : 'sales.ordered_on'
  const conditions = [
    `${day} >= getvariable('from_date')`,
    `${day} < getvariable('until_date')`,
    ...(view === 'period_orders' ? [purchases[backing] ?? 'true'] : []),
    ...filters.map((filter, index) => filterCondition(filter, filterColumns[index]?.sql ?? 'null')),
    ...scopeCondition(scope, scopeOf)
  ]
  return [
    `create or replace temp view ${view} as`,
    `select ${[`${member?.sql ?? "'total'"} as member`, ...(viewColumns[view][backing] ?? [])].join(', ')}`,
    `from marts.${backing} as sales`,
    ...joinsFor([...(member ? [member] : []), ...filterColumns]),
    `where ${conditions.join(' and ')}`
  ].join('\n')
}

/** Points the session at a period and makes its view; the question must be open. */
export async function openPeriod(connection: DuckDBConnection, question: PeriodQuestion, range: DayRange) {
  await setDay(connection, 'from_date', range.from)
  await setDay(connection, 'until_date', range.until)
  if (readsTiers(question)) await setDay(connection, 'opening_on', firstOfMonth(range.from))
  await connection.run(periodViewSql(question, chooseBacking(question, range)))
}

/** Whether a question needs to know the customers' tiers. */
export const readsTiers = ({ by, filters }: PeriodQuestion): boolean =>
  by?.relation === 'tiers' || filters.some(({ dimension }) => dimension.relation === 'tiers')
