import { DuckDBInstance } from '@duckdb/node-api'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { SourceError } from '../errors.ts'
import { loadSources } from '../reading/load-sources.ts'
import { examine, type Examination } from './examine.ts'

/** Rows that a build would refuse for the same reason, with the first of them. */
export interface Refusal {
  readonly source: string
  readonly path: string
  readonly column: string | null
  readonly reason: string
  readonly rows: number
  readonly record: number
  readonly value: string | null
}

/**
 * Looks at the files and, where nothing stands in the way, loads them as a build would, to a scratch folder
 * that goes away again.
 */
export async function dryRun({
  config
}: {
  config: Config
}): Promise<{ examination: Examination; refusals: Refusal[] }> {
  const scratch = mkdtempSync(join(tmpdir(), 'clientele-doctor-'))
  const instance = await DuckDBInstance.create(join(scratch, 'work.duckdb'))
  const connection = await instance.connect()
  try {
    const text = join(scratch, 'text')
    mkdirSync(text)
    const examination = await examine({ connection, config, scratch: text })
    if (examination.findings.some(({ problem }) => problem !== null)) return { examination, refusals: [] }
    return await loadInto({ connection, examination, scratch: text })
  } finally {
    connection.closeSync()
    instance.closeSync()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function loadInto({
  connection,
  examination,
  scratch
}: {
  connection: Parameters<typeof loadSources>[0]['connection']
  examination: Examination
  scratch: string
}): Promise<{ examination: Examination; refusals: Refusal[] }> {
  try {
    await loadSources({ connection, config: examination.proposed, scratch, onStep: () => undefined })
  } catch (problem) {
    if (!(problem instanceof SourceError)) throw problem
    const findings = examination.findings.map((finding) =>
      finding.path === problem.place.file ? { ...finding, plan: null, problem: problem.message } : finding
    )
    return { examination: { ...examination, findings }, refusals: [] }
  }
  const result = await connection.runAndReadAll(`
    select source, path, column_name, reason, count(*) as n, min(record) as record, arg_min(value, record) as value
    from staging.rejects group by source, path, column_name, reason order by source, path, n desc`)
  const refusals = result.getRowObjects().map((row) => ({
    source: String(row['source']),
    path: String(row['path']),
    column: row['column_name'] === null ? null : String(row['column_name']),
    reason: String(row['reason']),
    rows: Number(row['n']),
    record: Number(row['record']),
    value: row['value'] === null ? null : String(row['value'])
  }))
  return { examination, refusals }
}
