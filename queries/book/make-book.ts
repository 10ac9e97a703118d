import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addsEvents } from '../adding-up.ts'
import { kpis } from '../catalog.ts'
import type { KpiDefinition } from '../define-query.ts'
import { dimensionMembers } from '../dimension-members.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { QueryError } from '../errors.ts'
import { headlineDimensions } from '../headline.ts'
import { readSources, sourcesOf } from '../missing-sources.ts'
import { identifier, readRows, runAll } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { idOfCell, mostMembers } from './book-members.ts'
import { askAhead, recentMonths } from './ask-ahead.ts'
import { countSpans } from './count-spans.ts'
import { queriesFingerprint } from './fingerprint.ts'
import { sliceViewSql } from './slice-views.ts'
import { closeSlices, openSlices } from './slices.ts'
import type { Slices } from './slices.ts'
import { bookSpans } from './spans.ts'
import type { BookSpan } from './spans.ts'

export interface MakeBookOptions {
  /** The database whose schema `marts` takes the book; when none is named, that of the marts themselves. */
  readonly into?: string
  /** Whether to count pairs even where that takes long. */
  readonly whole?: boolean
  /** Whether to count headlines ahead; without it, where a whole book of millions of orders is asked for. */
  readonly ahead?: boolean
}

/**
 * Fills the month book of a build: what every KPI comes to in every month, in all and by each headline dimension, sums of
 * lines by each three of them; for the newest months also by each two, and in whatever they are compared with. It is
 * counted by the KPIs' own SQL. To be run on the finished marts. Of millions of orders the pairs take as long as all else,
 * for which nobody wants to wait before a build is published: they are left out unless the `whole` book is asked for, and
 * with them what pages of customers say first (askAhead). A build without sales has no book.
 * @returns the number of its pages
 */
export async function makeBook(
  connection: DuckDBConnection,
  { into, whole = false, ahead }: MakeBookOptions = {}
): Promise<number> {
  const build = await periodOf(connection)
  if (build === null) return 0
  const dimensions = await dimensionsOf(connection)
  const orders = await countOrders(connection)
  const isLarge = orders > mostOrders
  const spans = bookSpans(build, whole || !isLarge ? recentMonths : 0)
  const marts = `${identifier(into ?? (await martsDatabase(connection)))}.marts`
  const fill = async () => {
    const slices = await openSlices(connection, dimensions, spans)
    const sources = await readSources(connection)
    const kept = kpis.filter(
      (kpi) => sourcesOf(kpi).every((source) => sources.has(source)) && isKept(kpi, slices)
    )
    await countSpans(connection, kept, { build, slices, dimensions, spans })
    const isAhead = ahead ?? (whole && isLarge)
    const headlines = isAhead ? await askAhead(connection, { build, dimensions }) : new Map<string, string>()
    const pages = await writeBook(connection, { marts, kept, spans, dimensions, headlines })
    await closeSlices(connection, slices)
    return pages
  }
  return orders <= fewOrders ? onOneThread(connection, fill) : fill()
}

/** To share out the work on so few costs more than it saves: a third, over a thousand statements. */
const fewOrders = 100_000

async function onOneThread(connection: DuckDBConnection, fill: () => Promise<number>): Promise<number> {
  const [before] = await readRows(
    connection,
    z.object({ threads: z.number() }),
    `select cast(current_setting('threads') as double) as threads`
  )
  await connection.run('set threads = 1')
  try {
    return await fill()
  } finally {
    await connection.run(`set threads = ${before?.threads ?? 1}`)
  }
}

/** Of so many orders the pairs are counted within seconds. */
const mostOrders = 2_000_000

async function countOrders(connection: DuckDBConnection): Promise<number> {
  const [counted] = await readRows(
    connection,
    z.object({ orders: z.number() }),
    'select cast(count(*) as double) as orders from marts.orders as orders'
  )
  return counted?.orders ?? 0
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

/** Lines are summed by a span's own days, not by those of a year that ends with it. */
const isKept = (kpi: KpiDefinition, slices: Slices): boolean =>
  addsEvents(kpi) ||
  ((kpi.window === 'period' || kpi.reads.every((view) => view !== 'period_sales')) &&
    kpi.reads.every((view) => sliceViewSql(view, kpi, { slices, ofPairs: false }) !== null))

/** Cells with the names of their dimensions and the numbers of their members. */
const cellsSql = `select
    cells.cell,
    concat_ws(' ', ${[0, 1, 2].map((place) => `members_${place}.dimension`).join(', ')}) as dimensions,
    concat_ws(',', ${[0, 1, 2].map((place) => `members_${place}.id`).join(', ')}) as ids
  from (select distinct figures.cell from book_figures as figures) as cells
  ${[0, 1, 2]
    .map(
      (place) =>
        `left join book_members as members_${place} on members_${place}.id = ${idOfCell('cells.cell', place)}`
    )
    .join('\n')}`

/** A page holds a KPI's figures of a span by one set of dimensions, as one text: taken apart when somebody looks at it. */
const pagesSql = `select
    figures.kpi, figures.span, cells.dimensions,
    string_agg(
      concat_ws(
        ' ', cells.ids, coalesce(cast(figures.numerator as varchar), '-'),
        coalesce(cast(figures.denominator as varchar), '-'), cast(figures.squares as varchar)
      ),
      ';' order by cells.cell
    ) as figures
  from book_figures as figures
  inner join (${cellsSql}) as cells on cells.cell = figures.cell
  group by all
  order by all`

async function martsDatabase(connection: DuckDBConnection): Promise<string> {
  const [build] = await readRows(
    connection,
    z.object({ name: z.string() }),
    `select tables.database_name as name from duckdb_tables() as tables
    where tables.schema_name = 'marts' and tables.table_name = 'settings'`
  )
  return build?.name ?? ''
}

async function writeBook(
  connection: DuckDBConnection,
  {
    marts,
    kept,
    spans,
    dimensions,
    headlines
  }: {
    marts: string
    kept: readonly KpiDefinition[]
    spans: readonly BookSpan[]
    dimensions: readonly CataloguedDimension[]
    headlines: ReadonlyMap<string, string>
  }
): Promise<number> {
  const texts = (values: readonly string[]) =>
    `[${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')}]::varchar[]`
  await runAll(connection, [
    `create schema if not exists ${marts}`,
    `create or replace table ${marts}.kpi_members as
    select members.id, members.dimension, members.key, members.label_zh, members.label_en, members.position
    from book_members as members order by members.id`,
    `create or replace table ${marts}.kpi_pages as ${pagesSql}`,
    `create or replace table ${marts}.kpi_headlines as
    select
      unnest(${texts([...headlines.keys()])}) as question,
      unnest(${texts([...headlines.values()])}) as answer`,
    `create or replace table ${marts}.kpi_book as
    select
      '${queriesFingerprint()}' as fingerprint,
      cast((
        select bit_xor(hash(settings.name, settings.value)) from marts.settings as settings
      ) as varchar) || '-' || cast((select bit_xor(hash(pages)) from ${marts}.kpi_pages as pages) as varchar)
      || '-' || cast((select coalesce(bit_xor(hash(members)), 0) from ${marts}.kpi_members as members) as varchar)
      || '-' || cast((select coalesce(bit_xor(hash(headlines)), 0) from ${marts}.kpi_headlines as headlines) as varchar) as content,
      '${JSON.stringify(spans)}' as spans,
      ${texts(dimensions.map(({ name }) => name))} as dimensions,
      ${texts(kept.map(({ name }) => name))} as kpis`
  ])
  const [written] = await readRows(
    connection,
    z.object({ pages: z.number() }),
    `select cast(count(*) as double) as pages from ${marts}.kpi_pages as kpi_pages`
  )
  return written?.pages ?? 0
}
