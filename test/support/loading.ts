import type { DuckDBConnection } from '@duckdb/node-api'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { loadConfig } from '../../pipeline/config.ts'
import { loadSources } from '../../pipeline/reading/load-sources.ts'
import { openBuild } from '../../pipeline/warehouse.ts'

/** A folder of files that goes away again, with a config beside them. */
export interface Workspace {
  readonly folder: string
  readonly configPath: string
  readonly write: (name: string, content: string | Buffer) => string
  readonly remove: () => void
}

/** Makes a folder with the given files and `clientele.yaml`. */
export function workspace({
  files = {},
  config
}: {
  files?: Readonly<Record<string, string | Buffer>>
  config: unknown
}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'))
  const write = (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  const configPath = write('clientele.yaml', typeof config === 'string' ? config : stringify(config))
  return { folder, configPath, write, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Loaded {
  /** Counts over all files of all sources. */
  readonly rowsIn: number
  readonly kept: number
  readonly rejected: number
  readonly duplicates: number
  readonly rejects: readonly {
    record: number
    column_name: string | null
    value: string | null
    reason: string
    raw_row: string | null
  }[]
  /** Rows of a `select` over `staging.*`, as JSON values. */
  readonly rows: readonly Record<string, unknown>[]
}

/** Loads a workspace's sources as a build would, asks what is in `staging`, and publishes nothing. */
export async function inStaging<Answer>(
  space: Workspace,
  ask: (connection: DuckDBConnection) => Promise<Answer>
): Promise<Answer> {
  const build = await openBuild({
    out: join(space.folder, 'data'),
    now: new Date('2026-11-01T06:00:00Z'),
    threads: 2
  })
  try {
    const scratch = join(build.scratch, 'text')
    mkdirSync(scratch)
    await loadSources({
      connection: build.connection,
      config: loadConfig(space.configPath),
      scratch,
      onStep: () => undefined
    })
    return await ask(build.connection)
  } finally {
    build.close()
  }
}

/** Loads a workspace's sources, and reads back what became of every row. */
export const load = (
  space: Workspace,
  select = 'select * from staging.sales order by file_id, record'
): Promise<Loaded> =>
  inStaging(space, async (connection) => {
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
    const [counts = {}] = await ask(
      'select sum(rows_in) as n_in, sum(rows_kept) as kept, sum(rows_rejected) as rejected, sum(rows_duplicate) as duplicates from staging.source_files'
    )
    const rejects = await ask(
      'select cast(record as integer) as record, column_name, value, reason, raw_row from staging.rejects order by file_id, record'
    )
    return {
      rowsIn: Number(counts['n_in']),
      kept: Number(counts['kept']),
      rejected: Number(counts['rejected']),
      duplicates: Number(counts['duplicates']),
      rejects: rejects as unknown as Loaded['rejects'],
      rows: await ask(select)
    }
  })
