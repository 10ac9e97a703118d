import { parseArgs } from 'node:util'
import { buildWarehouse, type BuildOutcome, type FileAccount } from '../pipeline/build.ts'
import { loadConfig, type Config } from '../pipeline/config.ts'
import { count, counted, reportProgress } from '../pipeline/log.ts'
import { findStrayTargets, makeBook, type StrayTarget } from '../queries/index.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { alignedTable } from './format-table.ts'
import { oneOf } from './option-values.ts'
import { shortestPath } from './shortest-path.ts'

export const command: Command = {
  name: 'build',
  summary:
    'Loads the files named in the config, checks them and publishes a build; or leaves the last one live.',
  usage: 'build [--config clientele.yaml] [--as-of YYYY-MM-DD] [--out data] [--format text|json]',
  run: async (argv, io) => {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        config: { type: 'string', default: 'clientele.yaml' },
        'as-of': { type: 'string' },
        out: { type: 'string', default: 'data' },
        format: { type: 'string', default: 'text' }
      }
    })
    const format = oneOf('--format', values.format, ['text', 'json'] as const)
    const config = asOf(loadConfig(values.config), values['as-of'])
    const progress = reportProgress({ write: io.err, isTTY: io.isTerminal, columns: io.columns })
    let strays: readonly StrayTarget[] = []
    try {
      const outcome = await buildWarehouse({
        config,
        out: values.out,
        now: io.now(),
        onStep: progress.onStep,
        complete: {
          table: 'marts.kpi_pages',
          make: async (connection) => {
            strays = await findStrayTargets(connection)
            return makeBook(connection)
          }
        }
      })
      progress.end()
      const told = { ...outcome, warnings: [...outcome.warnings, ...strayWarnings(strays)] }
      io.out(format === 'json' ? outcomeJson(told) : summarise(told))
    } finally {
      progress.end()
    }
    return exitCodes.done
  }
}

function asOf(config: Config, day: string | undefined): Config {
  if (day === undefined) return config
  const date = new Date(`${day}T00:00:00Z`)
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(day) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== day
  ) {
    throw new UsageError(`--as-of: ${day} — is not a day; write one like 2026-10-31`)
  }
  return { ...config, as_of: day }
}

/** The account of every file, what to look at, and the build's name. */
export function summarise({ id, seconds, files, warnings }: BuildOutcome): string {
  const cells = ({ source, path, rowsIn, rowsKept, rowsRejected, rowsDuplicate }: FileAccount) => [
    source,
    shortestPath(path),
    ...[rowsIn, rowsKept, rowsRejected, rowsDuplicate].map(count)
  ]
  const table = alignedTable({
    head: ['source', 'file', 'rows in', 'kept', 'rejected', 'duplicates'],
    rows: files.map(cells),
    rightAligned: [2, 3, 4, 5]
  })
  const notes = warnings.map(({ check_name, detail }) => `warning  ${check_name}: ${detail}\n`)
  const rejected = files.reduce((sum, file) => sum + file.rowsRejected, 0)
  const hint = rejected > 0 ? `${counted(rejected, 'rejected row')}: npm run -s clientele -- rejects\n` : ''
  return `${table}\n${notes.join('')}${hint}published ${id} in ${seconds.toFixed(1)} s\n`
}

/** What the pipeline cannot know of targets: which figures there are, and in what unit. */
function strayWarnings(strays: readonly StrayTarget[]): BuildOutcome['warnings'] {
  const warning = (reason: StrayTarget['reason'], what: string, advice: string) => {
    const found = strays.filter((stray) => stray.reason === reason)
    const [first] = found
    if (first === undefined) return []
    const sample = `${first.kpi} ${first.month} ${first.value}`
    const detail = `${count(found.length)} ${what}, such as ${sample} — ${advice}`
    const stands = { check_name: 'targets', severity: 'warning', amount: null } as const
    return [{ ...stands, failing_rows: found.length, detail, sample }]
  }
  return [
    ...warning('unknown', 'of no known figure', '"clientele kpis" names them all'),
    ...warning('beyond', 'that no figure can reach', 'write shares as 0.85 or 85%, scores from -100 to 100')
  ]
}

/** The same for programs; names are those of the answers. */
function outcomeJson({ id, seconds, files, warnings }: BuildOutcome): string {
  const accounts = files.map(({ source, path, rowsIn, rowsKept, rowsRejected, rowsDuplicate, detected }) => ({
    source,
    path,
    rows_in: rowsIn,
    rows_kept: rowsKept,
    rows_rejected: rowsRejected,
    rows_duplicate: rowsDuplicate,
    detected: detected === '' ? null : (JSON.parse(detected) as unknown)
  }))
  return `${JSON.stringify({ build: id, seconds, files: accounts, warnings }, null, 2)}\n`
}
