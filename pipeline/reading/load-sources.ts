import type { DuckDBConnection } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import type { Config, SourceEntry } from '../config.ts'
import type { Step } from '../log.ts'
import { createStagingTables, stagingColumns, type AttributeColumn } from '../models/staging-tables.ts'
import { sourceNames, sources, type SourceName } from '../sources/catalog.ts'
import { storedType, type SourceDefinition } from '../sources/define-source.ts'
import { planFile, type FilePlan, type PlannedEntry } from './file-plan.ts'
import { findFiles } from './find-files.ts'
import { explainRejects, loadGroup, type FileGroup } from './load-group.ts'
import { removeRepeats } from './repeats.ts'
import { identifier, literal } from './sql-text.ts'

export interface LoadRequest {
  readonly connection: DuckDBConnection
  readonly config: Config
  /** Folder for UTF-8 copies. */
  readonly scratch: string
  readonly onStep: (step: Step) => void
}

/** Declared attributes, each once, with the labels under which people know them. */
export function declaredAttributes(config: Config): (AttributeColumn & { zh: string; en: string })[] {
  const found = new Map<string, AttributeColumn & { zh: string; en: string }>()
  for (const source of sourceNames) {
    for (const entry of config.sources[source] ?? []) {
      for (const [name, { column, zh, en }] of Object.entries(entry.attributes)) {
        const label = typeof column === 'string' ? column : name
        found.set(`${source}.${name}`, { source, name, zh: zh ?? label, en: en ?? titleCase(name) })
      }
    }
  }
  return [...found.values()]
}

/** Names of region levels from the root down, from level columns or from `level_names`. */
export function declaredLevels(config: Config): { depth: number; name: string; zh: string; en: string }[] {
  const entry = (config.sources.regions ?? []).find(({ levels, level_names }) => levels ?? level_names)
  return Object.entries(entry?.levels ?? entry?.level_names ?? {}).map(([name, label], index) => ({
    depth: index + 1,
    name,
    zh: typeof label === 'string' ? label : name,
    en: titleCase(name)
  }))
}

const titleCase = (name: string) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ')

/**
 * Loads every source of the config into `staging.*`: typed, without rejects and repeats, every row accounted for
 * in `staging.source_files` and `staging.rejects`.
 * @throws SourceError when a file cannot be read at all.
 */
export async function loadSources(request: LoadRequest): Promise<void> {
  const { config } = request
  await prepare(request)
  let nextFileId = 1
  for (const name of sourceNames) {
    const entries = config.sources[name]
    if (!entries) continue
    const planned = await planSource({ ...request, name, entries })
    nextFileId = await loadSource({ ...request, name, planned, firstFileId: nextFileId })
  }
}

async function prepare({ connection, config }: LoadRequest): Promise<void> {
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
export async function defineParsers(connection: DuckDBConnection): Promise<void> {
  await connection.run(readFileSync(new URL('./parse-macros.sql', import.meta.url), 'utf8'))
}

/** Decides for every file of a source how it is read. */
export async function planSource({
  connection,
  config,
  scratch,
  name,
  entries
}: Pick<LoadRequest, 'connection' | 'config' | 'scratch'> & {
  name: SourceName
  entries: readonly SourceEntry[]
}): Promise<PlannedEntry[]> {
  const regionLevels = (config.sources.regions ?? []).flatMap(({ levels }) => Object.values(levels ?? {}))
  const planned: PlannedEntry[] = []
  for (const entry of entries) {
    const plans: FilePlan[] = []
    for (const path of findFiles({ patterns: entry.files, folder: config.folder, source: name })) {
      plans.push(await planFile({ connection, source: sources[name], entry, path, scratch, regionLevels }))
    }
    planned.push({ entry, plans })
  }
  return planned
}

async function loadSource({
  connection,
  config,
  onStep,
  name,
  planned,
  firstFileId
}: LoadRequest & {
  name: SourceName
  planned: readonly PlannedEntry[]
  firstFileId: number
}): Promise<number> {
  const source: SourceDefinition = sources[name]
  const began = performance.now()
  await createRawTable({ connection, source, planned })
  const salesFiles = new Set(
    (config.sources.sales ?? []).flatMap(({ files }) =>
      findFiles({ patterns: files, folder: config.folder, source: 'sales' })
    )
  )
  const groups = planned.flatMap(({ plans }) => groupAlike(plans)).map(withIds(firstFileId))
  const loads = groups.map(({ files, firstId }): FileGroup => ({
    source,
    files,
    firstFileId: firstId,
    skipBlankKeys: name !== 'sales' && files.every(({ path }) => salesFiles.has(path))
  }))
  for (const load of loads) {
    await loadGroup({ connection, ...load })
    onStep({
      step: 'read',
      table: name,
      files: load.files.length,
      ms: performance.now() - began,
      running: true
    })
  }
  const plans = loads.flatMap(({ files }) => files)
  await locateRecords({ connection, source, plans, firstFileId })
  for (const load of loads) await explainRejects({ connection, ...load })
  await connection.run(`
    insert into staging.rejects
    select ${literal(name)}, broken.file_id, files.path, broken.record, null, null, broken.reason, broken.raw_row
    from raw.broken_records as broken join raw.files as files on files.file_id = broken.file_id
    where files.source = ${literal(name)}`)
  await removeRepeats({ connection, source, planned, firstFileId })
  await createStagingView({ connection, source, attributes: declaredAttributes(config) })
  const counted = await account({ connection, source, plans, firstFileId })
  onStep({ step: 'load', table: name, ...counted, files: plans.length, ms: performance.now() - began })
  return firstFileId + plans.length
}

/** Neighbours that are read the same way are read together; DuckDB then spreads them over its threads. */
function groupAlike(plans: readonly FilePlan[]): FilePlan[][] {
  const groups: { key: string; files: FilePlan[] }[] = []
  for (const plan of plans) {
    const { path, readPath, bytes, samples, ...manner } = plan
    const key = JSON.stringify({
      ...manner,
      copied: path !== readPath,
      bytes: bytes > 0,
      sampled: samples.length >= 0
    })
    const last = groups.at(-1)
    if (last?.key === key) last.files.push(plan)
    else groups.push({ key, files: [plan] })
  }
  return groups.map(({ files }) => files)
}

function withIds(firstFileId: number) {
  let next = firstFileId
  return (files: readonly FilePlan[]) => {
    const firstId = next
    next += files.length
    return { files, firstId }
  }
}

async function createRawTable({
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
async function locateRecords({
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
async function createStagingView({
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

/** Writes the account of every file: rows in = kept + rejected + duplicates. */
async function account({
  connection,
  source,
  plans,
  firstFileId
}: {
  connection: DuckDBConnection
  source: SourceDefinition
  plans: readonly FilePlan[]
  firstFileId: number
}): Promise<{ rowsIn: number; rowsKept: number; rowsRejected: number; rowsDuplicate: number }> {
  const files = plans.map(
    (plan, index) =>
      `(${firstFileId + index}, ${literal(plan.path)}, ${plan.bytes}, ${literal(describePlan(plan))})`
  )
  await connection.run(`
    insert into staging.source_files
    select files.file_id, ${literal(source.name)}, files.path, files.bytes, files.detected,
      coalesce(good.n, 0) + coalesce(repeats.n, 0) + coalesce(bad.n, 0), coalesce(good.n, 0), coalesce(bad.n, 0), coalesce(repeats.n, 0)
    from (values ${files.join(', ')}) as files(file_id, path, bytes, detected)
    left join (select file_id, count(*) as n from raw.${source.name}_merged group by file_id) as good on good.file_id = files.file_id
    left join (select file_id, count(*) as n from staging.rejects where source = ${literal(source.name)} group by file_id) as bad on bad.file_id = files.file_id
    left join (select file_id, sum(n) as n from raw.${source.name}_repeats group by file_id) as repeats on repeats.file_id = files.file_id`)
  const result = await connection.runAndReadAll(`
    select sum(rows_in), sum(rows_kept), sum(rows_rejected), sum(rows_duplicate) from staging.source_files where source = ${literal(source.name)}`)
  const [rowsIn = 0, rowsKept = 0, rowsRejected = 0, rowsDuplicate = 0] = (result.getRows()[0] ?? []).map(
    Number
  )
  return { rowsIn, rowsKept, rowsRejected, rowsDuplicate }
}

function describePlan({
  layout,
  encoding,
  gzipped,
  delimiter,
  hasHeader,
  decimal,
  dates,
  fields
}: FilePlan): string {
  const dateFormats = Object.fromEntries(
    Object.entries(dates).map(([name, { formats, iso }]) => [
      name,
      [...(iso === 'never' ? [] : ['ISO 8601']), ...formats]
    ])
  )
  return JSON.stringify({
    layout,
    encoding,
    gzipped,
    delimiter,
    header: hasHeader,
    decimal,
    dates: dateFormats,
    fields
  })
}
