import type { DuckDBConnection } from '@duckdb/node-api'
import { addsEvents, addsRows } from '../adding-up.ts'
import type { KpiDefinition } from '../define-query.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { isEventView } from '../events.ts'
import { windowVariables } from '../period-views.ts'
import { dimensionsFor } from '../inquiry.ts'
import { runAll, variableStatements } from '../session.ts'
import type { BuildPeriod } from '../settings.ts'
import { middlesSql, squaresSql } from '../sums.ts'
import { windowOf } from '../window.ts'
import { cellSql, idColumn, numberedClass } from './book-members.ts'
import { eventViewSql } from './event-views.ts'
import { salesOf, sliceViewSql } from './slice-views.ts'
import { combinations, isClass, isPair } from './slices.ts'
import type { Slices } from './slices.ts'
import { isCountedIn } from './spans.ts'
import type { BookSpan } from './spans.ts'

export interface Counting {
  readonly build: BuildPeriod
  readonly slices: Slices
  readonly dimensions: readonly CataloguedDimension[]
  readonly spans: readonly BookSpan[]
}

/** Fills the temporary table `book_figures` with what the KPIs come to in the spans, by cell. */
export async function countSpans(
  connection: DuckDBConnection,
  kpis: readonly KpiDefinition[],
  counting: Counting
): Promise<void> {
  const classes = counting.dimensions.filter(isClass)
  await runAll(connection, [countedTable(classes)])
  for (const kpi of kpis.filter(addsRows))
    await runAll(connection, addsEvents(kpi) ? countEvents(kpi, counting) : countLines(kpi, counting))
  const others = kpis.filter((kpi) => !addsRows(kpi))
  for (const like of groupsOf(others)) {
    for (const ofPairs of [false, true]) await runAll(connection, countInTurn(like, { ...counting, ofPairs }))
  }
  await runAll(connection, [figuresSql(classes), 'drop table temp.book_counted'])
}

/** What was counted by cell and, for everything and for single members, by the customers' classes. */
const countedTable = (classes: readonly CataloguedDimension[]) => `create or replace temp table book_counted (
  kpi varchar, span integer, cell bigint, ${classes.map((each) => `${idColumn(each)} integer, `).join('')}
  numerator decimal(38,4), denominator decimal(38,4), squares decimal(38,8)
)`

/** All spans in one run. */
function countLines(kpi: KpiDefinition, { slices, dimensions }: Counting): string[] {
  const parts = ['span', ...dimensions.map(idColumn)]
  const member = `{ ${parts.map((part) => `${part}: sales.${part}`).join(', ')} }`
  return [
    `create or replace temp view period_sales as ${salesOf(member, slices)}`,
    countParted(kpi, dimensions)
  ]
}

/** All spans that are known to their end in one run, and each other for itself: what falls due in it depends on that day. */
function countEvents(kpi: KpiDefinition, { build, dimensions, spans }: Counting): string[] {
  const standing = dimensionsFor(kpi, dimensions)
  const ends = spans.filter(({ until, known_until }) => until <= known_until)
  const [last] = ends.toSorted((one, other) => (one.until < other.until ? 1 : -1))
  const runs = [
    ...(last === undefined ? [] : [{ last, own: ends }]),
    ...spans.filter((span) => !ends.includes(span)).map((span) => ({ last: span, own: [span] }))
  ]
  return runs.flatMap((run) => [
    ...windowVariables(windowOf(kpi, run.last, build)),
    ...kpi.reads
      .filter(isEventView)
      .map((view) => `create or replace temp view ${view} as ${eventViewSql(view, standing, run.own)}`),
    countParted(kpi, standing)
  ])
}

/** Rows of a KPI whose members are spans with a member of each dimension; of sums, which compositions are made of, by three dimensions, too. */
function countParted(kpi: KpiDefinition, dimensions: readonly CataloguedDimension[]): string {
  const ids = dimensions.map(idColumn)
  const sets = combinations(ids, kpi.kind === 'sum' ? 3 : 2).map((set) => `(${['span', ...set].join(', ')})`)
  const digit = (place: number) => `coalesce(ids[${place}], 0)`
  return `insert into book_counted (kpi, span, cell, numerator, denominator, squares)
    with parted as (
      select unnest(counted.member), counted.numerator, counted.denominator from (${kpi.sql}) as counted
    ),
    summed as (
      select
        span, list_filter([${['null', ...ids].join(', ')}]::bigint[], lambda id: id is not null) as ids,
        sum(counted.numerator) as numerator, sum(counted.denominator) as denominator, ${squaresSql(kpi)} as squares
      from parted as counted
      group by grouping sets (${sets.join(', ')})
    )
    select '${kpi.name}', span, ${cellSql([digit(1), digit(2), digit(3)])}, numerator, denominator, squares from summed`
}

/** KPIs that look at the same days, for which views that several of them read are made once. */
const groupsOf = (kpis: readonly KpiDefinition[]): KpiDefinition[][] => [
  ...Map.groupBy(kpis, ({ window, looks_back, looks_ahead, churn_window, scope_of }) =>
    JSON.stringify([window, looks_back, looks_ahead, churn_window, scope_of])
  ).values()
]

/** One run for each span, over all pairs of members or all else at once. */
function countInTurn(
  like: readonly KpiDefinition[],
  { build, slices, dimensions, spans, ofPairs }: Counting & { ofPairs: boolean }
): string[] {
  const [kpi] = like
  const own = spans.filter((span) => (span.is_recent || !ofPairs) && kpi && isCountedIn(kpi, span))
  if (kpi === undefined || own.length === 0) return []
  // A company may have a single dimension, and so no pairs.
  if (!slices.orders.some((slice) => isPair(slice.dimensions, kpi) === ofPairs)) return []
  const classes = kpi.scope_of === 'customers' && !ofPairs ? dimensions.filter(isClass) : []
  const views = [...new Set(like.flatMap(({ reads }) => reads))].map((view) => ({
    view,
    sql: sliceViewSql(view, kpi, { slices, ofPairs }) ?? '',
    // What several are counted from is kept for them; what one alone is counted from need not be.
    isKept: like.filter(({ reads }) => reads.includes(view)).length > 1
  }))
  const kept = views.filter(({ isKept }) => isKept)
  const settings = own.map((span) => [
    ...windowVariables(windowOf(kpi, span, build)),
    ...variableStatements({ book_span: span.id })
  ])
  const runs = own.map((span, index) => ({
    open: [
      // Most of them stay as they are from span to span, and there are thousands to set.
      ...(settings[index] ?? []).filter((statement) => !settings[index - 1]?.includes(statement)),
      ...kept.map(({ view, sql }) => `create or replace temp table book_${view} as ${sql}`)
    ],
    count: like.flatMap((each) => countSql(each, span, classes))
  }))
  const [first, ...others] = runs
  return [
    ...(first?.open ?? []),
    ...views.map(
      ({ view, sql, isKept }) =>
        `create or replace temp view ${view} as ${isKept ? `select * from book_${view}` : sql}`
    ),
    ...(first?.count ?? []),
    ...others.flatMap(({ open, count }) => [...open, ...count]),
    ...kept.map(({ view }) => `drop table if exists temp.book_${view}`)
  ]
}

function countSql(kpi: KpiDefinition, span: BookSpan, classes: readonly CataloguedDimension[]): string[] {
  const joined = classes.map((dimension) => ({ dimension, ...numberedClass(dimension) }))
  const rowsOf = (condition: string) =>
    `select counted.* from (${kpi.sql}) as counted where counted.member ${condition}`
  // To look up the class of everybody again for every member takes its time: that is for spans that have pairs.
  const parts =
    span.is_recent || joined.length === 0
      ? [{ rows: kpi.sql, classes: joined }]
      : [
          { rows: rowsOf('= 0'), classes: joined },
          { rows: rowsOf('<> 0'), classes: [] }
        ]
  return parts.flatMap((part) =>
    kpi.kind === 'median' ? countMedians(kpi, span.id, part) : [countSums(kpi, span.id, part)]
  )
}

/** Rows of a KPI, and the classes by which to split those of customers. */
interface Part {
  readonly rows: string
  readonly classes: readonly JoinedClass[]
}

/** Classes joined to rows of customers named `sales`. */
interface JoinedClass {
  readonly dimension: CataloguedDimension
  readonly id: string
  readonly joins: readonly string[]
}

function countSums(kpi: KpiDefinition, span: number, { rows, classes }: Part): string {
  const ids = classes.map(({ id }) => id)
  const columns = ['kpi', 'span', 'cell', ...classes.map(({ dimension }) => idColumn(dimension))]
  return `insert into book_counted (${[...columns, 'numerator', 'denominator'].join(', ')})
  select ${[`'${kpi.name}'`, span, 'sales.member', ...ids].join(', ')}, sum(sales.numerator), sum(sales.denominator)
  from (${rows}) as sales
  ${[...new Set(classes.flatMap(({ joins }) => joins))].join('\n')}
  group by ${['sales.member', ...ids].join(', ')}`
}

/** The middle of several classes is not to be had from the middle of each, but from how often they have which number. */
function countMedians(kpi: KpiDefinition, span: number, { rows, classes }: Part): string[] {
  const columns = ['sales.member', ...classes.map(({ dimension, id }) => `${id} as ${idColumn(dimension)}`)]
  const dimensions = classes.map(({ dimension }) => dimension)
  const ofClasses = classCells(dimensions, 'counted.member').map(
    ({ cell, condition }) => `select ${cell} as member, counted.numerator, counted.rows
    from book_occurrences as counted where ${condition}`
  )
  const whole = 'select counted.member, counted.numerator, counted.rows from book_occurrences as counted'
  const occurrences = `select each_row.member, each_row.numerator, sum(each_row.rows) as rows
    from (${[whole, ...ofClasses].join('\nunion all\n')}) as each_row
    group by each_row.member, each_row.numerator`
  return [
    `create or replace temp table book_occurrences as
    select ${columns.join(', ')}, sales.numerator, count(*) as rows
    from (${rows}) as sales
    ${classes.flatMap(({ joins }) => joins).join('\n')}
    where sales.numerator is not null
    group by all`,
    `insert into book_counted (kpi, span, cell, numerator, denominator)
    select '${kpi.name}', ${span}, sums.member, sums.numerator, sums.denominator
    from (${middlesSql(occurrences, { member: 'counted.member', group: 'group by counted.member' })}) as sums`,
    'drop table temp.book_occurrences'
  ]
}

/** The cell of a member and another one, the first of which may be 0. */
const pairedSql = (one: string, other: string): string =>
  `case when ${one} = 0 then ${other} else ${cellSql([`least(${one}, ${other})`, `greatest(${one}, ${other})`])} end`

/** The cells of rows that are counted for `cell` and have classes: those of each class, and of each two for everything. */
function classCells(classes: readonly CataloguedDimension[], cell: string) {
  const ids = classes.map((dimension) => `counted.${idColumn(dimension)}`)
  return ids.flatMap((id, index) => [
    { cell: pairedSql(cell, id), condition: `${id} is not null` },
    ...ids
      .slice(index + 1)
      .map((other) => ({ cell: pairedSql(id, other), condition: `${id} is not null and ${cell} = 0` }))
  ])
}

/** Everything and single members are the sums of the classes of their customers. */
function figuresSql(classes: readonly CataloguedDimension[]): string {
  const sums = ['numerator', 'denominator', 'squares'].map((name) => `counted.${name}`).join(', ')
  const whole = `select counted.kpi, counted.span, counted.cell, ${sums} from book_counted as counted`
  const byClass = classCells(classes, 'counted.cell').map(
    ({ cell, condition }) =>
      `select counted.kpi, counted.span, ${cell}, ${sums} from book_counted as counted where ${condition}`
  )
  return `create or replace temp table book_figures as
  select
    parts.kpi, parts.span, parts.cell,
    cast(sum(parts.numerator) as decimal(38,4)) as numerator, cast(sum(parts.denominator) as decimal(38,4)) as denominator,
    cast(sum(parts.squares) as decimal(38,8)) as squares
  from (${[whole, ...byClass].join('\nunion all\n')}) as parts
  group by parts.kpi, parts.span, parts.cell`
}
