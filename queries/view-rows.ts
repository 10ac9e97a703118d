import { joinsFor, keyColumn, memberColumn, memberSql, tableOf } from './backing.ts'
import type { Backing, Column } from './backing.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { eventDays, isEventKind } from './events.ts'
import { filterCondition } from './filters.ts'
import { splitDimensions, splitsMonths } from './question.ts'
import type { PeriodQuestion } from './question.ts'
import { scopeCondition } from './scope.ts'

/** What makes a row of a mart a purchase. */
export const purchases: Readonly<Partial<Record<Backing, string>>> = {
  orders: 'sales.sale_line_count > 0',
  order_lines: "sales.line_kind = 'sale'"
}

/** The day of a row; a row that sums a month has the first. */
export function dayColumn(backing: Backing): string {
  if (isEventKind(backing)) return `sales.${eventDays[backing]}`
  return backing === 'sales_months' ? 'sales.month' : 'sales.ordered_on'
}

const monthSql = (backing: Backing): string => `cast(date_trunc('month', ${dayColumn(backing)}) as date)`

/** Everything that decides which rows of a mart a view lets through, and the member that each belongs to. */
function selection(question: PeriodQuestion, backing: Backing) {
  const { by, filters, scope, scopeOf } = question
  const month = monthSql(backing)
  const members = splitDimensions(by).map((dimension) => memberColumn(dimension, backing))
  const filterColumns = filters.map(({ dimension }) => keyColumn(dimension, backing))
  const monthly = splitsMonths(by)
  const opening = monthly ? month : "getvariable('opening_on')"
  const own: readonly Column[] = monthly ? [{ sql: month, relation: 'order_lines' }] : []
  return {
    member: memberSql([...own, ...members]),
    joins: joinsFor([...members, ...filterColumns], opening),
    conditions: [
      ...filters.map((filter, index) => filterCondition(filter, filterColumns[index]?.sql ?? 'null')),
      ...scopeCondition(scope, scopeOf)
    ]
  }
}

/** The rows of a mart that a view is made of; `columns` come after `member`. */
export function rowsSql(
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
    `from ${tableOf(backing)} as sales`,
    ...joins,
    `where ${[...where, ...conditions].join(' and ')}`
  ].join('\n')
}

/**
 * The rows of a mart with their member of each dimension as text ('' for none) in `member_0` and on; customers are
 * classified on the day `opening`, an expression over the rows and what is joined to them.
 */
export function taggedRowsSql(
  dimensions: readonly CataloguedDimension[],
  backing: Backing,
  {
    columns,
    where,
    joins = [],
    opening = "getvariable('opening_on')"
  }: {
    columns: readonly string[]
    where: readonly string[]
    joins?: readonly string[]
    opening?: string
  }
): string {
  const members = dimensions.map((dimension) => memberColumn(dimension, backing))
  const tags = members.map(({ sql }, index) => `coalesce(cast(${sql} as varchar), '') as member_${index}`)
  return [
    `select ${[...columns, ...tags].join(', ')}`,
    `from ${tableOf(backing)} as sales`,
    ...joins,
    ...joinsFor(members, opening),
    `where ${where.join(' and ')}`
  ].join('\n')
}

/**
 * The order lines between a variable's day and the end of the window that a question lets through, with all their
 * columns: all of them or purchases only, of everyone or of the customers that a statement names.
 */
export function linesSql(
  question: PeriodQuestion,
  {
    from,
    sales,
    customers
  }: { from: 'from_date' | 'history_from'; sales: 'all' | 'purchases'; customers?: string }
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
