import { DuckDBDecimalValue } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { kpiNames } from '../catalog.ts'
import { readDimensions } from '../dimensions.ts'
import { identifier, keptFor, readRows } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { isOfMember } from '../targets.ts'
import { attachedBook } from './attach-book.ts'
import { targetsPageOf } from './book.ts'
import type { Book, BookDimension, BookMember, BookPages, BookSums, Exact } from './book.ts'
import { queriesFingerprint } from './fingerprint.ts'
import { spanKey } from './spans.ts'
import type { BookSpan } from './spans.ts'

/** Builds whose books stay in memory: the live one, the one before it, and what tests open. */
const keptBooks = 4
const books = new Map<string, Promise<Book>>()

/**
 * The month book of the connection's build: the one in a file of its own, where it is attached (attachBook), else that
 * within the build; null where there is none, or only what other queries than these have filled. It is read once per
 * build, whatever the number of connections.
 */
export const readBook: (connection: DuckDBConnection) => Promise<Book | null> = keptFor(
  async (connection) => {
    const marts = await findBook(connection)
    if (marts === null) return null
    const imprint = await readImprint(connection, marts)
    const known = books.get(imprint.content) ?? openBook(connection, imprint)
    books.delete(imprint.content)
    books.set(imprint.content, known)
    known.catch(() => books.delete(imprint.content))
    const [oldest] = books.keys()
    if (books.size > keptBooks && oldest !== undefined) books.delete(oldest)
    return known
  }
)

/** Whether the build's book holds all that there is to look up; false, too, where it has none of these queries. */
export async function hasWholeBook(connection: DuckDBConnection): Promise<boolean> {
  const marts = await findBook(connection)
  if (marts === null) return false
  const { spans } = await readImprint(connection, marts)
  return spansIn(spans).some(({ is_recent }) => is_recent)
}

const bookTable = z.object({ database: z.string() })
const fingerprintRow = z.object({ fingerprint: z.string() })

/** The schema with the book that these queries have filled; one of others may have other columns, too. */
async function findBook(connection: DuckDBConnection): Promise<string | null> {
  const tables = await readRows(
    connection,
    bookTable,
    `select tables.database_name as database from duckdb_tables() as tables
    where tables.schema_name = 'marts' and tables.table_name = 'kpi_book'
    order by tables.database_name = '${attachedBook}' desc`
  )
  for (const { database } of tables) {
    const marts = `${identifier(database)}.marts`
    const [book] = await readRows(
      connection,
      fingerprintRow,
      `select kpi_book.fingerprint from ${marts}.kpi_book as kpi_book`
    )
    if (book?.fingerprint === queriesFingerprint()) return marts
  }
  return null
}

const imprintRow = z.object({
  content: z.string(),
  spans: z.string(),
  dimensions: z.string(),
  kpis: z.string()
})

type Imprint = z.output<typeof imprintRow> & { readonly marts: string }

async function readImprint(connection: DuckDBConnection, marts: string): Promise<Imprint> {
  const [imprint] = await readRows(
    connection,
    imprintRow,
    `select
      kpi_book.content, kpi_book.spans, cast(to_json(kpi_book.dimensions) as varchar) as dimensions,
      cast(to_json(kpi_book.kpis) as varchar) as kpis
    from ${marts}.kpi_book as kpi_book`
  )
  if (imprint === undefined) throw new Error('a book has one imprint')
  return { ...imprint, marts }
}

const names = z.array(z.string())

const spanRows = z.array(
  z.object({
    id: z.number(),
    from: z.string(),
    until: z.string(),
    whole: z.object({ from: z.string(), until: z.string() }),
    known_until: z.string(),
    is_days: z.boolean(),
    is_recent: z.boolean()
  })
)

const spansIn = (json: string): BookSpan[] => spanRows.parse(JSON.parse(json))

async function openBook(connection: DuckDBConnection, imprint: Imprint): Promise<Book> {
  const { members, dimensions } = await readMembers(connection, imprint)
  const kept = z.array(z.enum(kpiNames)).parse(JSON.parse(imprint.kpis))
  return {
    build: await readBuildPeriod(connection),
    kpis: new Set(kept),
    dimensions,
    spans: new Map(spansIn(imprint.spans).map((span) => [spanKey(span), span])),
    pages: await readPages(connection, imprint, members),
    targets: await readTargets(connection, ['total', ...dimensions.map(({ name }) => name)]),
    headlines: await readHeadlines(connection, imprint)
  }
}

const headlineRow = z.object({ question: z.string(), answer: z.string() })

async function readHeadlines(
  connection: DuckDBConnection,
  { marts }: Imprint
): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows(
    connection,
    headlineRow,
    `select headlines.question, headlines.answer from ${marts}.kpi_headlines as headlines`
  )
  return new Map(rows.map(({ question, answer }) => [question, answer]))
}

const memberRow = z.object({
  id: z.number(),
  dimension: z.string(),
  key: z.string(),
  label_zh: z.string().nullable(),
  label_en: z.string().nullable(),
  position: z.number()
})

interface PlacedMember {
  readonly dimension: string
  readonly member: BookMember
}

async function readMembers(
  connection: DuckDBConnection,
  { marts, dimensions: headline }: Imprint
): Promise<{ members: ReadonlyMap<number, PlacedMember>; dimensions: readonly BookDimension[] }> {
  const rows = await readRows(
    connection,
    memberRow,
    `select
      kpi_members.id, kpi_members.dimension, kpi_members.key, kpi_members.label_zh, kpi_members.label_en,
      cast(kpi_members.position as double) as position
    from ${marts}.kpi_members as kpi_members`
  )
  const members = new Map(
    rows.map(({ id, dimension, key, label_zh, label_en, position }): [number, PlacedMember] => {
      const label = label_zh === null || label_en === null ? null : { 'zh-CN': label_zh, en: label_en }
      return [id, { dimension, member: { key, label, position } }]
    })
  )
  const catalogued = await readDimensions(connection)
  const dimensions = names.parse(JSON.parse(headline)).flatMap((name) => {
    const own = [...members.values()].filter(({ dimension }) => dimension === name)
    const found = catalogued.find((dimension) => dimension.name === name)
    return found ? [{ ...found, members: new Map(own.map(({ member }) => [member.key, member])) }] : []
  })
  return { members, dimensions }
}

const pageRow = z.object({ kpi: z.string(), span: z.number(), dimensions: z.string(), figures: z.string() })

const pageName = (kpi: string, span: number, dimensions: string): string => `${kpi} ${span} ${dimensions}`

/** All pages come with the book, and are taken apart when somebody asks for them: that of all would hold up the start. */
async function readPages(
  connection: DuckDBConnection,
  { marts }: Imprint,
  members: ReadonlyMap<number, PlacedMember>
): Promise<BookPages> {
  const rows = await readRows(
    connection,
    pageRow,
    `select kpi_pages.kpi, kpi_pages.span, kpi_pages.dimensions, kpi_pages.figures from ${marts}.kpi_pages as kpi_pages`
  )
  const texts = new Map(
    rows.map(({ kpi, span, dimensions, figures }) => [pageName(kpi, span, dimensions), figures])
  )
  const pages = new Map<string, readonly BookSums[]>()
  return ({ kpi, span, dimensions }) => {
    const name = pageName(kpi, span.id, dimensions.join(' '))
    const known = pages.get(name) ?? takeApart(texts.get(name) ?? '', members)
    pages.set(name, known)
    return known
  }
}

function takeApart(text: string, members: ReadonlyMap<number, PlacedMember>): BookSums[] {
  const rows = text.split(';').filter((row) => row !== '')
  return rows.map((row) => {
    const [ids = '', numerator = '', denominator = '', squares = '-'] = row.split(' ')
    return {
      members: ids.split(',').flatMap((id) => members.get(Number(id))?.member ?? []),
      numerator: amountIn(numerator),
      denominator: amountIn(denominator),
      squares: amountIn(squares)
    }
  })
}

/** An amount as DuckDB writes a decimal, with all its places. */
const amountIn = (text: string): Exact | null => (text === '-' ? null : BigInt(text.replace('.', '')))

const exact = (cell: unknown): Exact | null => (cell instanceof DuckDBDecimalValue ? cell.value : null)

/** Those that stand for one member in one month; of two for the same neither is to be believed. */
async function readTargets(
  connection: DuckDBConnection,
  dimensions: readonly string[]
): Promise<Map<string, Map<string, Exact>>> {
  const reader = await connection.runAndReadAll(
    `select targets.kpi, cast(targets.month as varchar) as month, targets.dimension, targets.member,
      cast(any_value(targets.value) as decimal(38,4)) as value
    from marts.targets as targets
    where ${isOfMember}
    group by targets.kpi, targets.month, targets.dimension, targets.member
    having count(*) = 1 and any_value(targets.value) is not null`
  )
  const targets = new Map<string, Map<string, Exact>>()
  for (const [kpi, month, dimension, member, value] of reader.getRows()) {
    const amount = exact(value)
    if (amount === null || !dimensions.includes(String(dimension))) continue
    const page = targetsPageOf(String(kpi), String(month), String(dimension))
    const rows = targets.get(page) ?? new Map<string, Exact>()
    targets.set(page, rows.set(String(member), amount))
  }
  return targets
}
