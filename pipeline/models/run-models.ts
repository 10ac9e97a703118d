import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { analyses } from '../analytics/catalog.ts'
import type { Analysis } from '../analytics/define-analysis.ts'
import { ModelError } from '../errors.ts'
import { countFilledColumns } from './column-fill.ts'
import { findModelFiles, type Layer } from './model-files.ts'
import { analysisModels, modelsBehind, orderModels, readModel, type Model } from './order-models.ts'
import { stagingTables } from './staging-tables.ts'
import { makeWorkDays } from './work-days.ts'

/** One finished step of a build. */
export interface ModelStep {
  readonly step: 'model'
  readonly table: string
  readonly rows: number
  readonly ms: number
}

/**
 * Makes every table right of `staging` from its model file or by its analysis, in the order of what they read.
 * `marts` goes into the attached database `martsDatabase`, all other layers into the connection's own one.
 * Leaves the connection with a search path on which `<layer>.<table>` names each of them.
 * @param tables makes these alone, with what they need; all when none are named
 * @throws ModelError with the table, its SQL and DuckDB's error.
 */
export async function runModels({
  connection,
  martsDatabase,
  tables,
  onStep = () => undefined
}: {
  connection: DuckDBConnection
  martsDatabase: string
  tables?: readonly string[] | undefined
  onStep?: (step: ModelStep) => void
}): Promise<void> {
  const workDatabase = await currentDatabase(connection)
  const databaseOf = (layer: Layer) => (layer === 'marts' ? martsDatabase : workDatabase)

  const every = [...(await readModels()), ...analyses.flatMap(analysisModels)]
  const models = tables === undefined ? every : modelsBehind({ models: every, tables })
  for (const layer of new Set(every.map((model) => model.layer))) {
    await connection.run(`create schema if not exists ${databaseOf(layer)}.${layer}`)
  }
  await connection.run(`set search_path = '${workDatabase}.main,${martsDatabase}.marts'`)
  await countFilledColumns({ connection })
  await makeWorkDays({ connection })
  const given = new Set([
    'intermediate.column_fill',
    'intermediate.work_days',
    ...Object.keys(stagingTables).map((name) => `staging.${name}`)
  ])
  const attributes = await readAttributes(connection)

  const analysed = new Set<Analysis>()
  for (const model of orderModels({ models, given })) {
    const started = performance.now()
    if (model.kind === 'analysis') {
      if (!analysed.has(model.analysis)) await runAnalysis({ connection, analysis: model.analysis })
      analysed.add(model.analysis)
      const rows = await countRows({ connection, table: model.table })
      onStep({ step: 'model', table: model.table, rows, ms: Math.round(performance.now() - started) })
      continue
    }
    const select = model.kind === 'rows' ? readRows(model) : addAttributes({ sql: model.text, attributes })
    const rows = await createTable({ connection, model, database: databaseOf(model.layer), select })
    if (!isView(model)) {
      onStep({ step: 'model', table: model.table, rows, ms: Math.round(performance.now() - started) })
    }
  }
}

let filed: Promise<Model[]> | undefined

/** The model files with what they read. They do not change while a process runs: a second build need not take them apart again. */
const readModels = (): Promise<Model[]> => (filed ??= readModelFiles())

/** Asked of an empty database: where `staging.sales` is a view, the build's own would name what lies behind it. */
async function readModelFiles(): Promise<Model[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    return findModelFiles().map((file) => readModel({ connection, file }))
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** A model whose second line is `-- view: <reason>` is computed anew by each of its readers. */
function isView(model: Model): boolean {
  return /^-- grain: .*\n-- view: /.test(model.text)
}

async function createTable({
  connection,
  model,
  database,
  select
}: {
  connection: DuckDBConnection
  model: Model
  database: string
  select: string
}): Promise<number> {
  const sql = `create ${isView(model) ? 'view' : 'table'} ${database}.${model.table} as\n${select}`
  try {
    const result = await connection.runAndReadAll(sql)
    return Number(result.getRows()[0]?.[0] ?? 0)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ModelError(`cannot make ${model.table}: ${reason} — ${model.path}`, {
      table: model.table,
      sql,
      cause
    })
  }
}

async function runAnalysis({
  connection,
  analysis
}: {
  connection: DuckDBConnection
  analysis: Analysis
}): Promise<void> {
  try {
    await analysis.run(connection)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const table = analysis.tables.join(', ')
    throw new ModelError(`cannot analyse ${analysis.name}: ${reason}`, { table, sql: '', cause })
  }
}

/** @throws ModelError when an analysis has not made the table that it lists. */
async function countRows({
  connection,
  table
}: {
  connection: DuckDBConnection
  table: string
}): Promise<number> {
  const sql = `select count(*) from ${table}`
  try {
    return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0)
  } catch (cause) {
    throw new ModelError(`${table} was not made — its analysis lists it`, { table, sql, cause })
  }
}

/** Every column of a rules file is text; the models cast what they compare as numbers. */
function readRows(model: Model): string {
  return `select * from read_csv('${model.path.replaceAll("'", "''")}', header = true, all_varchar = true)`
}

/**
 * A select that passes a source's declared attributes on says where with a comment,
 * `/* attributes of <source> from <alias> *\/` after its last column; without attributes it runs as it stands.
 */
function addAttributes({
  sql,
  attributes
}: {
  sql: string
  attributes: ReadonlyMap<string, string[]>
}): string {
  return sql.replace(/\/\* attributes of (\w+) from (\w+) \*\//g, (_comment, source: string, alias: string) =>
    (attributes.get(source) ?? []).map((name) => `, ${alias}."attribute_${name}"`).join('')
  )
}

async function readAttributes(connection: DuckDBConnection): Promise<Map<string, string[]>> {
  const result = await connection.runAndReadAll(
    'select source, name from staging.attributes order by source, name'
  )
  const attributes = new Map<string, string[]>()
  for (const row of result.getRows()) {
    const [source = '', name = ''] = row.map(String)
    attributes.set(source, [...(attributes.get(source) ?? []), name])
  }
  return attributes
}

async function currentDatabase(connection: DuckDBConnection): Promise<string> {
  const result = await connection.runAndReadAll('select current_database()')
  return result.getRows().flat().map(String).join()
}
