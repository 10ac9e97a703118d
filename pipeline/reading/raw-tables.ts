import type { DuckDBConnection } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { createStagingTables, stagingColumns, type AttributeColumn } from '../models/staging-tables.ts'
import type { SourceName } from '../sources/catalog.ts'
import { storedType, type SourceDefinition } from '../sources/define-source.ts'
import { declaredAttributes, declaredLevels } from './declared.ts'
import type { FilePlan, PlannedEntry } from './file-plan.ts'
import { identifier, literal } from './sql-text.ts'

/** Makes the empty tables that loading fills, and writes down what the config declares. */
export async function prepareTables({
  connection,
  config
}: {
  connection: DuckDBConnection
  config: Config
}): Promise<void> {
  const attributes = declaredAttributes(config)
  await connection.run(`set TimeZone = ${literal(config.time_zone)}`)
  await defineParsers(connection)
  await createStagingTables({ connection, attributes })
  await connection.run('create schema raw')
  await connection.run(
    'create table raw.files (file_id integer, source varchar, path varchar, first_rowid bigint)'
  )
  await connection.run(
    'create table raw.broken_records (file_id integer, record bigint, reason varchar, raw_row varchar)'
  )
  await connection.run(`create table raw.settings as select
    ${literal(config.same_day_orders)} as same_day_orders,
    ${(config.sources.regions ?? []).some(({ levels }) => levels)} as regions_from_levels`)
  for (const { source, name, zh, en } of attributes) {
    await connection.run(
      `insert into staging.attributes values (${[source, name, zh, en].map(literal).join(', ')})`
    )
  }
  for (const { depth, name, zh, en } of declaredLevels(config)) {
    await connection.run(
      `insert into staging.region_levels values (${depth}, ${[name, zh, en].map(literal).join(', ')})`
    )
  }
}

/** Defines the macros that turn text into numbers and days on this connection. */
async function defineParsers(connection: DuckDBConnection): Promise<void> {
  await connection.run(readFileSync(new URL('./parse-macros.sql', import.meta.url), 'utf8'))
}

/** `raw.<source>`: the typed columns as read, and in `reject` the fields of rows that cannot be kept. */
export async function createRawTable({
  connection,
  source,
  planned
}: {
  connection: DuckDBConnection
  source: SourceDefinition
  planned: readonly PlannedEntry[]
}): Promise<void> {
  const attributes = new Set(planned.flatMap(({ entry }) => Object.keys(entry.attributes)))
  const columns = [
    'file_id integer',
    ...Object.entries(source.columns).map(([name, { type }]) => `${identifier(name)} ${storedType[type]}`),
    ...[...attributes].map((name) => `${identifier(`attribute_${name}`)} varchar`),
    'reject struct(line_problem varchar, fields varchar[])'
  ]
  await connection.run(`create table raw.${source.name} (${columns.join(', ')})`)
}

/**
 * Records are counted from 1 in each file. Rows are stored in file order, so their place in the table tells it;
 * records that never reached the table shift those after them.
 */
export async function locateRecords({
  connection,
  source,
  plans,
  firstFileId
}: {
  connection: DuckDBConnection
  source: SourceDefinition
  plans: readonly FilePlan[]
  firstFileId: number
}): Promise<void> {
  const paths = plans.map(({ path }, index) => `(${firstFileId + index}, ${literal(path)})`)
  await connection.run(`
    insert into raw.files
    select paths.file_id, ${literal(source.name)}, paths.path, firsts.first_rowid
    from (values ${paths.join(', ')}) as paths(file_id, path)
    left join (select file_id, min(rowid) as first_rowid from raw.${source.name} group by file_id) as firsts
      on firsts.file_id = paths.file_id`)
  const place = 'lines.rowid - files.first_rowid + 1'
  const broken = await connection.runAndReadAll(`
    select count(*) from raw.broken_records as broken join raw.files as files using (file_id) where files.source = ${literal(source.name)}`)
  const shifted = Number(broken.getRows()[0]?.[0] ?? 0) > 0
  await connection.run(`
    create view raw.${source.name}_records as
    select lines.*, ${place} ${shifted ? '+ coalesce(shifts.shift, 0)' : ''} as record, lines.rowid as position
    from raw.${source.name} as lines
    join raw.files as files on files.file_id = lines.file_id
    ${
      shifted
        ? `asof left join (
             select file_id, record - row_number() over (partition by file_id order by record) as good_before,
               row_number() over (partition by file_id order by record) as shift
             from raw.broken_records
           ) as shifts on shifts.file_id = lines.file_id and ${place} > shifts.good_before`
        : ''
    }`)
}

/** `staging.<source>`: the contract's columns in their order, from whatever the source's own SQL or the plain rows give. */
export async function createStagingView({
  connection,
  source,
  attributes
}: {
  connection: DuckDBConnection
  source: SourceDefinition
  attributes: readonly AttributeColumn[]
}): Promise<void> {
  const table = source.name as SourceName
  const columns = stagingColumns({ table, attributes }).map(
    ([name, type]) => `cast(${identifier(name)} as ${type.replace(' not null', '')}) as ${identifier(name)}`
  )
  const rows = source.sql ? readFileSync(source.sql, 'utf8') : `select * from raw.${source.name}_merged`
  await connection.run(`drop table staging.${table}`)
  await connection.run(`create view staging.${table} as select ${columns.join(', ')} from (${rows})`)
}
