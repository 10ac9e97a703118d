import type { DuckDBConnection } from '@duckdb/node-api'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ModelError } from '../errors.ts'
import type { ModelStep } from './run-models.ts'

/** What one check found; `failing_rows` 0 means that it passed, and then `detail` and `sample` are empty. */
export interface CheckResult {
  readonly check_name: string
  /** An error must keep the build from being published, a warning goes with it. */
  readonly severity: 'error' | 'warning'
  readonly failing_rows: number
  /** What is wrong, how much of it, where, and what to do. */
  readonly detail: string
  readonly sample: string
  /** Net sales concerned, with four decimals; null where the check tells none. */
  readonly amount: string | null
}

interface Check {
  readonly name: string
  readonly severity: 'error' | 'warning'
  /** Gives one row: failing_rows, detail, sample, and amount where money is concerned. */
  readonly sql: string
}

const checksFolder = join(dirname(fileURLToPath(import.meta.url)), 'checks')

/**
 * Runs every check on the marts and writes `marts.check_results`, the passed ones included.
 * A check is a SQL file of one row, failing_rows · detail · sample, and amount where net sales are concerned; keys are checked from a list.
 * @param names runs these alone; all when none are named
 * @throws ModelError when a check itself cannot run. What to do about failed checks is the caller's decision.
 */
export async function runChecks({
  connection,
  martsDatabase = 'build',
  names,
  onStep = () => undefined
}: {
  connection: DuckDBConnection
  martsDatabase?: string
  names?: readonly string[] | undefined
  onStep?: (step: Omit<ModelStep, 'step'> & { step: 'check' }) => void
}): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const check of [...readKeyChecks(), ...readChecks()]) {
    if (names !== undefined && !names.includes(check.name)) continue
    const started = performance.now()
    const result = await runCheck({ connection, check })
    results.push(result)
    onStep({
      step: 'check',
      table: check.name,
      rows: result.failing_rows,
      ms: Math.round(performance.now() - started)
    })
  }
  await writeResults({ connection, martsDatabase, results })
  return results
}

async function runCheck({
  connection,
  check
}: {
  connection: DuckDBConnection
  check: Check
}): Promise<CheckResult> {
  try {
    const [row] = (await connection.runAndReadAll(check.sql)).getRowsJson()
    const failing_rows = Number(row?.[0] ?? 0)
    const text = (value: unknown) => (failing_rows > 0 && typeof value === 'string' ? value : '')
    return {
      check_name: check.name,
      severity: check.severity,
      failing_rows,
      detail: text(row?.[1]),
      sample: text(row?.[2]),
      amount: text(row?.[3]) || null
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ModelError(`cannot check ${check.name}: ${reason}`, {
      table: `checks.${check.name}`,
      sql: check.sql,
      cause
    })
  }
}

function readChecks(): Check[] {
  return readdirSync(checksFolder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(checksFolder, file), 'utf8')
      const severity = /^-- severity: (error|warning)$/m.exec(sql)?.[1] === 'warning' ? 'warning' : 'error'
      return { name: basename(file, '.sql'), severity, sql }
    })
}

/** One check per line of `keys.csv`: the columns together are unique, and filled in unless they may be empty. */
function readKeyChecks(): Check[] {
  const [, ...lines] = readFileSync(join(checksFolder, 'keys.csv'), 'utf8').trim().split('\n')
  return lines.map((line) => {
    const [table = '', filled = '', empty = ''] = line.split(',')
    const names = (list: string) => list.split(' ').filter((name) => name !== '')
    const keys = [...names(filled), ...names(empty)]
    const shown = keys.map((key) => `coalesce(cast(${key} as varchar), '(empty)')`).join(` || ' ' || `)
    return {
      name: `key_${table.replace('marts.', '')}${keys.length === 1 ? `_${keys[0]}` : ''}`,
      severity: 'error',
      sql: `
        with repeated as (
          select ${shown} as shown
          from ${table}
          group by ${keys.join(', ')}
          having count(*) > 1 or ${names(filled)
            .map((key) => `${key} is null`)
            .join(' or ')}
        )
        select
          count(*) as failing_rows,
          '${table}: ${keys.join(', ')} must be filled in and unique, but is not for ' || min(shown) as detail,
          min(shown) as sample
        from repeated`
    }
  })
}

async function writeResults({
  connection,
  martsDatabase,
  results
}: {
  connection: DuckDBConnection
  martsDatabase: string
  results: readonly CheckResult[]
}): Promise<void> {
  await connection.run(`
    create or replace table ${martsDatabase}.marts.check_results (
      check_name varchar, severity varchar, failing_rows bigint, detail varchar, sample varchar, amount decimal(38,4))`)
  const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`
  const rows = results.map(
    ({ check_name, severity, failing_rows, detail, sample, amount }) =>
      `(${quoted(check_name)}, ${quoted(severity)}, ${failing_rows}, ${quoted(detail)}, ${quoted(sample)}, ${amount ?? 'null'})`
  )
  await connection.run(`insert into ${martsDatabase}.marts.check_results values ${rows.join(', ')}`)
}
