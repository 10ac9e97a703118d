import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { complaintConfig, complaintSettings } from '../../pipeline/complaint-config.ts'
import { runModels, type ModelStep } from '../../pipeline/models/run-models.ts'
import {
  createStagingTables,
  fillCalendar,
  stagingColumns,
  type AttributeColumn,
  type StagingTable
} from '../../pipeline/models/staging-tables.ts'
import {
  fillContactRhythms,
  readContactRhythms,
  type ContactRhythm
} from '../../pipeline/rhythm/contact-rhythms.ts'
import {
  fillAssessment,
  readAssessmentPlan,
  type AssessmentPlan
} from '../../pipeline/segments/assessment/assessment-plan.ts'
import {
  fillSegmentRules,
  readSegmentSchemes,
  type SegmentScheme
} from '../../pipeline/segments/rfm/segment-schemes.ts'
import { sourceNames, type SourceName } from '../../pipeline/sources/catalog.ts'

/** A cell as one would write it in a CSV; null and undefined are missing values. */
export type Cell = string | number | boolean | null | undefined

/** Only the columns that matter to a test. */
export type Row = Readonly<Record<string, Cell>>

export interface TinySources extends Partial<Record<SourceName, readonly Row[]>> {
  /** Without `order_id` each row is an order of its own; `quantity` is 1; `ordered_at` may be a day. */
  sales: readonly Row[]
  settings?: Row
  /** Declared attributes; their values stand in the rows as `attribute_<name>`. */
  attributes?: readonly (AttributeColumn & { label_zh?: string; label_en?: string })[]
  /** Names of the region levels from the root, as config's `level_names` would give them. */
  regionLevels?: readonly { name: string; label_zh?: string; label_en?: string }[]
  rejects?: readonly Row[]
  /** Defaults to the built-in ones. */
  segmentSchemes?: readonly SegmentScheme[]
  /** Defaults to the built-in one. */
  contactRhythms?: readonly ContactRhythm[]
  assessmentPlan?: AssessmentPlan
  /** Defaults to one file per source with every row kept. */
  sourceFiles?: readonly Row[]
}

export interface TinyWarehouse {
  connection: DuckDBConnection
  /** What the models reported while they ran. */
  steps: ModelStep[]
  close: () => void
}

const defaultSettings: Row = {
  company: 'Tiny',
  time_zone: 'UTC',
  currency: 'CNY',
  as_of: '',
  complete_through: '',
  fiscal_year_start_month: 1,
  minimum_n: 30,
  churn_window_days: 90,
  repeat_window_days: 90,
  materiality_rate: 0.05,
  tier_strategic_minimum: '',
  tier_key_minimum: '',
  segment_scheme: 'eight',
  segment_window: 'trailing',
  ...complaintSettings(complaintConfig.parse(undefined)),
  contact_recorded_within_hours: 24,
  contact_stale_after_hours: 72,
  board_calls_per_week: 10,
  board_renewal_lead_days: 30,
  campaign_window_days: 30,
  build_id: '20261101-000000-abcdef',
  built_at: '2026-11-01T00:00:00Z',
  config_path: 'clientele.yaml'
}

const builtInRules = readSegmentSchemes()
const builtInRhythms = readContactRhythms()
const builtInPlan = readAssessmentPlan()

/** An in-memory warehouse with staging filled from literal rows; no model has run yet. */
export async function tinyStaging(sources: TinySources): Promise<Omit<TinyWarehouse, 'steps'>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await connection.run("attach ':memory:' as build")
  const attributes = sources.attributes ?? []
  await createStagingTables({ connection, attributes })
  const fill = (table: StagingTable, rows: readonly Row[]) =>
    insertRows({ connection, table, attributes, rows })

  await fill(
    'sales',
    sources.sales.map((row, index) => ({
      file_id: 1,
      record: index + 1,
      order_id: `order ${index + 1}`,
      quantity: 1,
      ...row
    }))
  )
  for (const [position, table] of sourceNames.entries()) {
    if (table === 'sales') continue
    const rows = sources[table] ?? []
    await fill(
      table,
      rows.map((row, index) => ({ file_id: position + 1, record: index + 1, ...row }))
    )
  }
  await fill(
    'settings',
    Object.entries({ ...defaultSettings, ...sources.settings }).map(([name, value]) => ({ name, value }))
  )
  await fill(
    'attributes',
    attributes.map((attribute) => ({ ...attribute }))
  )
  await fill(
    'region_levels',
    (sources.regionLevels ?? []).map((level, index) => ({ depth: index + 1, ...level }))
  )
  await fill('rejects', sources.rejects ?? [])
  await fill('source_files', sources.sourceFiles ?? defaultFiles(sources))
  await fillCalendar({ connection })
  await fillSegmentRules({ connection, schemes: sources.segmentSchemes ?? builtInRules })
  await fillContactRhythms({ connection, rhythms: sources.contactRhythms ?? builtInRhythms })
  await fillAssessment({ connection, plan: sources.assessmentPlan ?? builtInPlan })
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    }
  }
}

/**
 * A warehouse with every mart made from literal rows, or only those named, `marts.<table>` on its search path.
 * @throws ModelError when a model fails.
 */
export async function tinyWarehouse(
  sources: TinySources,
  { marts }: { marts?: readonly string[] | undefined } = {}
): Promise<TinyWarehouse> {
  const staging = await tinyStaging(sources)
  const steps: ModelStep[] = []
  await runModels({
    connection: staging.connection,
    martsDatabase: 'build',
    tables: marts?.map((mart) => `marts.${mart}`),
    onStep: (step) => steps.push(step)
  })
  return { ...staging, steps }
}

/** The rows of a select on a warehouse that is made for it, of the tables alone that it names and what those need. */
export async function askWarehouse(sources: TinySources, sql: string): Promise<Record<string, unknown>[]> {
  const { connection, close } = await tinyStaging(sources)
  try {
    const tables = sql.match(/\b(?:intermediate|segments|analytics|marts)\.\w+/g) ?? []
    await runModels({ connection, martsDatabase: 'build', tables })
    return await readRows(connection, sql)
  } finally {
    close()
  }
}

/** Rows as plain objects; decimals, dates and 64-bit counts come as text. */
export async function readRows(
  connection: DuckDBConnection,
  sql: string
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}

function defaultFiles(sources: TinySources): Row[] {
  return sourceNames
    .map((source, index) => ({ source, file_id: index + 1, count: sources[source]?.length ?? 0 }))
    .filter(({ source, count }) => source === 'sales' || count > 0)
    .map(({ source, file_id, count }) => ({
      file_id,
      source,
      path: `${source}.csv`,
      bytes: 0,
      detected: '{}',
      rows_in: count,
      rows_kept: count,
      rows_rejected: 0,
      rows_duplicate: 0
    }))
}

async function insertRows({
  connection,
  table,
  attributes,
  rows
}: {
  connection: DuckDBConnection
  table: StagingTable
  attributes: readonly AttributeColumn[]
  rows: readonly Row[]
}): Promise<void> {
  if (rows.length === 0) return
  const columns = stagingColumns({ table, attributes })
  const known = new Set(columns.map(([name]) => name))
  const unknown = rows.flatMap((row) => Object.keys(row)).find((name) => !known.has(name))
  if (unknown) throw new Error(`staging.${table} has no column ${unknown}`)
  const literal = (cell: Cell, type: string) =>
    `cast(${cell == null ? 'null' : `'${String(cell).replaceAll("'", "''")}'`} as ${type.replace(' not null', '')})`
  const values = rows.map((row) => `(${columns.map(([name, type]) => literal(row[name], type)).join(', ')})`)
  await connection.run(`insert into staging.${table} values ${values.join(',\n')}`)
}
