import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addsLines } from '../adding-up.ts'
import { joinsFor } from '../backing.ts'
import { addDays, addMonths, monthsOf as monthsIn } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { kpis } from '../catalog.ts'
import type { KpiDefinition } from '../define-query.ts'
import { dimensionMembers } from '../dimension-members.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { QueryError } from '../errors.ts'
import { headlineDimensions } from '../headline.ts'
import { windowVariables } from '../period-views.ts'
import { spanOf } from '../period.ts'
import { identifier, readRows, runAll } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { mediansSql } from '../sums.ts'
import { windowOf } from '../window.ts'
import { queriesFingerprint } from './fingerprint.ts'
import { sliceViewSql, monthsOf } from './slice-views.ts'
import { classColumns, closeSlices, openSlices } from './slices.ts'
import type { Slices } from './slices.ts'

/** More members than a menu holds are no headline. */
const mostMembers = 200
/** A history goes no further back. */
const mostMonths = 120

/**
 * Fills the month book of a build: what every KPI comes to in every month, in all, by each headline dimension and, of
 * what lines add up to, by each two of them; counted by the KPIs' own SQL. To be run on the finished marts, before the
 * build is published. A build without sales has none.
 * @returns the number of its rows
 */
export async function makeBook(connection: DuckDBConnection): Promise<number> {
  const build = await periodOf(connection)
  if (build === null) return 0
  const dimensions = await dimensionsOf(connection)
  const slices = await openSlices(connection, dimensions)
  const months = monthsIn({ from: build.first_order_on, until: addDays(build.as_of, 1) }).slice(-mostMonths)
  await runAll(connection, [countedTable, figuresTable])
  const kept = kpis.filter((kpi) => isKept(kpi, slices))
  const filling = { build, slices, dimensions, months }
  for (const kpi of kept.filter(addsLines)) await runAll(connection, linesOfMonths(kpi, filling))
  const others = kept.filter((kpi) => !addsLines(kpi))
  for (const like of groupsOf(others)) await runAll(connection, monthByMonth(like, filling))
  await runAll(connection, [sumUp])
  const rows = await writeBook(connection, { kept, months, dimensions })
  await closeSlices(connection, slices)
  return rows
}

async function periodOf(connection: DuckDBConnection): Promise<BuildPeriod | null> {
  try {
    return await readBuildPeriod(connection)
  } catch (problem) {
    if (problem instanceof QueryError) return null
    throw problem
  }
}

async function dimensionsOf(connection: DuckDBConnection): Promise<CataloguedDimension[]> {
  const dimensions: CataloguedDimension[] = []
  for (const dimension of await headlineDimensions(connection, {})) {
    const request = { dimension: dimension.name, scope: {}, limit: mostMembers + 1 }
    if ((await dimensionMembers(connection, request)).length <= mostMembers) dimensions.push(dimension)
  }
  return dimensions
}

/** Classes of customers on the slices are those of each row's own month, which a trailing window would mix. */
const isKept = (kpi: KpiDefinition, slices: Slices): boolean =>
  (kpi.window === 'period' || kpi.reads.every((view) => view !== 'period_sales')) &&
  (kpi.window === 'period' || kpi.scope_of === 'customers') &&
  kpi.reads.every((view) => sliceViewSql(view, kpi, slices) !== null)

/** What was counted month by month; customers of member 0 (everything) with their class of each dimension. */
const countedTable = `create or replace temp table book_counted (
  kpi varchar, month date, member integer, dimension varchar, class varchar,
  numerator decimal(38,4), denominator decimal(38,4)
)`

/** `member` and `other_member` are numbers of book_members; null for everything. */
const figuresTable = `create or replace temp table book_figures (
  kpi varchar, month date, member integer, other_member integer,
  numerator decimal(38,4), denominator decimal(38,4)
)`

interface Filling {
  readonly slices: Slices
  readonly dimensions: readonly CataloguedDimension[]
  readonly months: readonly Day[]
}

/** All months, members and pairs of members in one run. */
function linesOfMonths(kpi: KpiDefinition, { slices, dimensions, months }: Filling): string[] {
  const names = dimensions.map((_dimension, index) => `member_${index}`)
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]))
  const sets = [[], ...names.map((name) => [name]), ...pairs].map(
    (set) => `(${['month', ...set].join(', ')})`
  )
  const fields = names.map((name) => `'${name}': sales.${name}`)
  const members = names.map((name) => `struct_extract(counted.member, '${name}') as ${name}`)
  const everything = `{ ${["'all': 0", ...fields].join(', ')} }`
  return [
    `create or replace temp view period_sales as ${monthsOf(everything, slices.sales)}`,
    `insert into book_figures
    with counted as (${kpi.sql}),
    rows_of_months as (
      select ${['counted.ordered_on as month', ...members, 'counted.numerator', 'counted.denominator'].join(', ')}
      from counted
      where counted.ordered_on >= date '${months[0] ?? ''}'
    ),
    summed as (
      select month, list_filter([${['null', ...names].join(', ')}], lambda member: member is not null) as members,
        sum(numerator) as numerator, sum(denominator) as denominator
      from rows_of_months
      group by grouping sets (${sets.join(', ')})
    )
    select '${kpi.name}', month, members[1], members[2], numerator, denominator from summed`
  ]
}

/** KPIs that look at the same rows of the same days, for which these are looked up once. */
const groupsOf = (kpis: readonly KpiDefinition[]): KpiDefinition[][] => [
  ...Map.groupBy(kpis, ({ reads, window, looks_back, looks_ahead, churn_window, scope_of }) =>
    JSON.stringify([reads, window, looks_back, looks_ahead, churn_window, scope_of])
  ).values()
]

/** One run for each month, over all members at once. */
function monthByMonth(
  like: readonly KpiDefinition[],
  { build, slices, dimensions, months }: Filling & { build: BuildPeriod }
): string[] {
  const [kpi] = like
  if (kpi === undefined) return []
  const classes = kpi.scope_of === 'customers' ? classColumns(dimensions) : []
  const views = kpi.reads.map((view) => ({ view, sql: sliceViewSql(view, kpi, slices) ?? '' }))
  // What several are counted from is kept for them; what one alone is counted from need not be.
  const isShared = like.length > 1
  const open = (month: Day) => [
    ...windowVariables(windowOf(kpi, spanOf({ from: month, until: addMonths(month, 1) }, build), build)),
    ...(isShared ? views.map(({ view, sql }) => `create or replace temp table book_${view} as ${sql}`) : [])
  ]
  return [
    ...months.slice(0, 1).flatMap(open),
    ...views.map(
      ({ view, sql }) =>
        `create or replace temp view ${view} as ${isShared ? `select * from book_${view}` : sql}`
    ),
    ...months.flatMap((month) => [...open(month), ...like.flatMap((each) => countSql(each, month, classes))])
  ]
}

type Classes = ReturnType<typeof classColumns>

function countSql(kpi: KpiDefinition, month: Day, classes: Classes): string[] {
  const into = `insert into book_counted select '${kpi.name}', date '${month}'`
  const rows = (condition: string) =>
    `select counted.* from (${kpi.sql}) as counted where counted.member ${condition}`
  const byClass = classes.map(({ dimension, column }) => {
    const classed = `select coalesce(cast(${column.sql} as varchar), '') as member, sales.numerator, sales.denominator
      from (${rows('= 0')}) as sales ${joinsFor([column], "getvariable('opening_on')").join('\n')}`
    return `${into}, 0, '${dimension.name}', sums.member, sums.numerator, sums.denominator from (${sumsSql(kpi, classed)}) as sums`
  })
  const ofMembers = addsClasses(kpi, classes) ? rows('<> 0') : kpi.sql
  return [
    `${into}, sums.member, null, null, sums.numerator, sums.denominator from (${sumsSql(kpi, ofMembers)}) as sums`,
    ...byClass
  ]
}

/** Where customers are parted by a class, everything is the sum of the classes. */
const addsClasses = ({ kind }: KpiDefinition, classes: Classes): boolean =>
  kind !== 'median' && classes.length > 0

function sumsSql(kpi: KpiDefinition, rows: string): string {
  if (kpi.kind === 'median')
    return mediansSql(rows, { member: 'counted.member', group: 'group by counted.member' })
  return `select counted.member, sum(counted.numerator) as numerator, sum(counted.denominator) as denominator
  from (${rows}) as counted group by counted.member`
}

/** `member` 0 is missing where it is the sum of the classes. */
const sumUp = `insert into book_figures
  select counted.kpi, counted.month, coalesce(members.id, nullif(counted.member, 0)), null, counted.numerator, counted.denominator
  from book_counted as counted
  left join book_members as members on members.dimension = counted.dimension and members.member = counted.class
  union all
  select counted.kpi, counted.month, null, null, sum(counted.numerator), sum(counted.denominator)
  from book_counted as counted
  where
    counted.dimension = (select min(classes.dimension) from book_counted as classes)
    and counted.kpi not in (select whole.kpi from book_counted as whole where whole.member = 0 and whole.dimension is null)
  group by counted.kpi, counted.month`

const database = z.object({ name: z.string() })

async function writeBook(
  connection: DuckDBConnection,
  {
    kept,
    months,
    dimensions
  }: { kept: readonly KpiDefinition[]; months: readonly Day[]; dimensions: readonly CataloguedDimension[] }
): Promise<number> {
  const [build] = await readRows(
    connection,
    database,
    `select tables.database_name as name from duckdb_tables() as tables
    where tables.schema_name = 'marts' and tables.table_name = 'settings'`
  )
  const marts = `${identifier(build?.name ?? '')}.marts`
  const texts = (values: readonly string[]) =>
    `[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')}]::varchar[]`
  await runAll(connection, [
    `create or replace table ${marts}.kpi_members as
    select members.id, members.dimension, members.key, members.label_zh, members.label_en, members.position
    from book_members as members order by members.id`,
    `create or replace table ${marts}.kpi_months as
    select figures.* from book_figures as figures
    order by figures.kpi, figures.month, figures.member nulls first, figures.other_member nulls first`,
    `create or replace table ${marts}.kpi_book as
    select
      '${queriesFingerprint()}' as fingerprint,
      cast((
        select bit_xor(hash(settings.name, settings.value)) from marts.settings as settings
      ) as varchar) || '-' || cast((select bit_xor(hash(figures)) from ${marts}.kpi_months as figures) as varchar)
      || '-' || cast((select coalesce(bit_xor(hash(members)), 0) from ${marts}.kpi_members as members) as varchar) as content,
      date '${months[0] ?? ''}' as from_month,
      date '${months.at(-1) ?? ''}' as to_month,
      ${texts(dimensions.map(({ name }) => name))} as dimensions,
      ${texts(kept.map(({ name }) => name))} as kpis`
  ])
  const [written] = await readRows(
    connection,
    z.object({ rows: z.number() }),
    'select cast(count(*) as double) as rows from marts.kpi_months as kpi_months'
  )
  return written?.rows ?? 0
}
