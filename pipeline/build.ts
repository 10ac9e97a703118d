import type { DuckDBConnection } from '@duckdb/node-api'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { complaintSettings } from './complaint-config.ts'
import type { Config } from './config.ts'
import { CheckFailed, OutputError } from './errors.ts'
import type { Step } from './log.ts'
import { runChecks, type CheckResult } from './models/checks.ts'
import { runModels } from './models/run-models.ts'
import { fillCalendar } from './models/staging-tables.ts'
import { loadSources } from './reading/load-sources.ts'
import { literal } from './reading/sql-text.ts'
import { fillAssessment, readAssessmentPlan } from './segments/assessment/assessment-plan.ts'
import {
  builtInSchemes,
  fillSegmentRules,
  ownScheme,
  readSegmentSchemes
} from './segments/rfm/segment-schemes.ts'
import { fillContactRhythms, readContactRhythms } from './rhythm/contact-rhythms.ts'
import { forgetUnpublished, noteUnpublished } from './unpublished.ts'
import { openBuild } from './warehouse.ts'

export interface BuildRequest {
  readonly config: Config
  /** The output folder; builds, the live one's name and scratch lie in it. */
  readonly out: string
  /** The moment the build is named after; nothing else in it depends on the clock. */
  readonly now: Date
  readonly threads?: number
  readonly onStep?: (step: Step) => void
  /** What others add to the checked marts before they are published. */
  readonly complete?: Completion
}

/** A table that is made of the marts by those who read them; the pipeline does not know its rows. */
export interface Completion {
  readonly table: string
  /** Makes it on a connection on which `marts.<table>` names each mart; the number of its rows. */
  readonly make: (connection: DuckDBConnection) => Promise<number>
}

/** What became of the rows of one file. */
export interface FileAccount {
  readonly source: string
  readonly path: string
  readonly rowsIn: number
  readonly rowsKept: number
  readonly rowsRejected: number
  readonly rowsDuplicate: number
  /** How the file was read, as far as it was found out and not given. */
  readonly detected: string
}

export interface BuildOutcome {
  readonly id: string
  readonly seconds: number
  readonly files: readonly FileAccount[]
  readonly warnings: readonly CheckResult[]
}

/**
 * The story of a build: load, model, check, publish; or nothing at all.
 * @throws ConfigError SourceError ModelError CheckFailed BuildRunning OutputError; whatever it is, the build before stays live.
 */
export async function buildWarehouse({
  config,
  out,
  now,
  threads,
  onStep = () => undefined,
  complete
}: BuildRequest): Promise<BuildOutcome> {
  const began = performance.now()
  const schemes = readSegmentSchemes(config)
  const rhythms = readContactRhythms(config)
  const plan = readAssessmentPlan(config)
  const build = await openBuild({ out, now, ...(threads ? { threads } : {}) })
  const { connection } = build
  try {
    // Staging lives for a minute: compressing it would cost more time than it saves space.
    await connection.run(`set force_compression = 'uncompressed'`)
    await loadSources({ connection, config, scratch: folder(build.scratch, 'text'), onStep })
    await writeSettings({ connection, config, id: build.id, now })
    await fillCalendar({ connection })
    await fillSegmentRules({ connection, schemes })
    await fillContactRhythms({ connection, rhythms })
    await fillAssessment({ connection, plan })
    await connection.run(`set force_compression = 'auto'`)
    await refuseEmptySales(connection)
    await runModels({ connection, martsDatabase: 'build', onStep })
    const checked = performance.now()
    const checks = await runChecks({ connection })
    onStep({ step: 'check', rows: checks.length, ms: performance.now() - checked })
    refuseFailedChecks(checks)
    const files = await readAccounts(connection)
    if (complete) {
      const began = performance.now()
      const rows = await complete.make(connection)
      onStep({ step: 'model', table: complete.table, rows, ms: performance.now() - began })
    }
    const publishing = performance.now()
    await build.publish()
    forgetUnpublished(out)
    onStep({ step: 'publish', ms: performance.now() - publishing })
    const warnings = checks.filter(({ failing_rows }) => failing_rows > 0)
    return { id: build.id, seconds: (performance.now() - began) / 1000, files, warnings }
  } catch (problem) {
    noteUnpublished(out, { now, problem })
    throw diskFull(problem, out) ?? problem
  } finally {
    build.close()
  }
}

function folder(parent: string, name: string): string {
  const path = join(parent, name)
  mkdirSync(path, { recursive: true })
  return path
}

async function writeSettings({
  connection,
  config,
  id,
  now
}: {
  connection: DuckDBConnection
  config: Config
  id: string
  now: Date
}): Promise<void> {
  const settings: Record<string, string | number | undefined> = {
    company: config.company,
    time_zone: config.time_zone,
    currency: config.currency,
    as_of: config.as_of,
    complete_through: config.complete_through,
    fiscal_year_start_month: config.fiscal_year_start_month,
    same_day_orders: config.same_day_orders,
    minimum_n: config.minimum_n,
    churn_window_days: config.churn_window_days,
    repeat_window_days: config.repeat_window_days,
    materiality_rate: config.materiality_rate,
    tier_strategic_minimum: config.tiers?.strategic,
    tier_key_minimum: config.tiers?.key,
    ...segmentSettings(config),
    ...complaintSettings(config.complaints),
    contact_recorded_within_hours: config.contacts.recorded_within_hours,
    contact_stale_after_hours: config.contacts.stale_after_hours,
    board_calls_per_week: config.contacts.calls_per_week,
    board_renewal_lead_days: config.board.renewal_lead_days,
    campaign_window_days: config.campaigns.attribution_window_days,
    ...funnelSettings(config),
    assessment_months: config.assessment.months,
    build_id: id,
    built_at: now.toISOString(),
    config_path: config.path
  }
  const rows = Object.entries(settings).filter(([, value]) => value !== undefined && value !== '')
  const values = rows.map(([name, value]) => `(${literal(name)}, ${literal(String(value))})`)
  await connection.run(`insert into staging.settings values ${values.join(', ')}`)
}

/** Limits between scores are `segment_<measure>_limit_1` to `_4`: SQL reads no lists. */
function segmentSettings({ segments }: Config): Record<string, string | number | undefined> {
  const limits = (['recency_days', 'orders', 'net_amount'] as const).flatMap((measure) =>
    (segments[measure] ?? []).map((limit, index) => [`segment_${measure}_limit_${index + 1}`, limit] as const)
  )
  return {
    segment_scheme: segments.scheme ?? (segments.rules === undefined ? builtInSchemes[0] : ownScheme),
    segment_window: segments.window,
    ...Object.fromEntries(limits)
  }
}

/** Stages of the funnel are `funnel_stage_1` and so on: SQL reads no lists. */
const funnelSettings = ({ funnel }: Config): Record<string, string> =>
  Object.fromEntries((funnel.stages ?? []).map((stage, index) => [`funnel_stage_${index + 1}`, stage]))

async function refuseEmptySales(connection: DuckDBConnection): Promise<void> {
  const counted = await connection.runAndReadAll(`select count(*) from staging.sales`)
  if (Number(counted.getRows()[0]?.[0] ?? 0) > 0) return
  const rejects = await connection.runAndReadAll(`
    select path, record, column_name, value, reason from staging.rejects where source = 'sales' order by file_id, record limit 5`)
  const rows = rejects.getRowObjects()
  const [first] = rows
  const example = first
    ? `every row was rejected, the first because of ${String(first['column_name'] ?? 'the row')}: ${String(first['value'] ?? '')} (${String(first['reason'])}) — ${String(first['path'])}, record ${String(first['record'])} — correct the mapping or the format`
    : 'the files hold no rows — check that they were exported whole'
  throw new CheckFailed(`no sales: ${example}`, { check: 'sales not empty', rows })
}

function refuseFailedChecks(checks: readonly CheckResult[]): void {
  const failed = checks.filter(({ severity, failing_rows }) => severity === 'error' && failing_rows > 0)
  if (failed.length === 0) return
  const messages = failed.map(({ check_name, detail }) => `${check_name}: ${detail}`)
  throw new CheckFailed(messages.join('\n'), { check: failed[0]?.check_name ?? '', rows: failed })
}

async function readAccounts(connection: DuckDBConnection): Promise<FileAccount[]> {
  const result = await connection.runAndReadAll(
    'select source, path, rows_in, rows_kept, rows_rejected, rows_duplicate, detected from staging.source_files order by file_id'
  )
  return result.getRowObjects().map((row) => ({
    source: String(row['source']),
    path: String(row['path']),
    rowsIn: Number(row['rows_in']),
    rowsKept: Number(row['rows_kept']),
    rowsRejected: Number(row['rows_rejected']),
    rowsDuplicate: Number(row['rows_duplicate']),
    detected: String(row['detected'])
  }))
}

function diskFull(problem: unknown, out: string): OutputError | null {
  const message = problem instanceof Error ? problem.message : String(problem)
  if (!/no space left|could not write|file too large|disk quota/i.test(message)) return null
  return new OutputError(
    `no room to build: ${out} — ${message.split('\n')[0]} — free some space; the build before stays live`,
    {
      cause: problem
    }
  )
}
