import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { renameSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { BuildRunning, OutputError } from './errors.ts'
import { memoryLimit, sync } from './warehouse.ts'

export interface Addition {
  /** The folder of a published build. */
  readonly folder: string
  /** `<name>.duckdb` appears beside the build's own file; `name` is its database while it is made. */
  readonly name: string
  /** Makes it on a connection on which `marts.<table>` names each mart of the build; the number of its rows. */
  readonly make: (connection: DuckDBConnection) => Promise<number>
}

/**
 * Adds to a published build what takes long to make of it. The build's own file is only read; the other one appears whole,
 * or not at all.
 * @returns what `make` returns
 * @throws BuildRunning when another run is making the same · OutputError when it cannot be written.
 */
export async function addBeside({ folder, name, make }: Addition): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(availableParallelism()),
    memory_limit: memoryLimit(),
    temp_directory: tmpdir()
  })
  const connection = await instance.connect()
  try {
    const unfinished = join(folder, `${name}.unfinished.duckdb`)
    await attach(connection, `'${quoted(join(folder, 'clientele.duckdb'))}' as build (read_only)`, folder)
    await attach(connection, `'${quoted(unfinished)}' as ${name}`, folder)
    await connection.run(`set search_path = 'memory.main,build.marts'`)
    const rows = await make(connection)
    await connection.run(`checkpoint ${name}`)
    await connection.run(`detach ${name}`)
    sync(unfinished)
    renameSync(unfinished, join(folder, `${name}.duckdb`))
    sync(folder)
    return rows
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const quoted = (path: string): string => path.replaceAll("'", "''")

async function attach(connection: DuckDBConnection, what: string, folder: string): Promise<void> {
  try {
    await connection.run(`attach ${what}`)
  } catch (cause) {
    const message = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]
    if (/conflicting lock/i.test(String(message)))
      throw new BuildRunning(`another run makes the same: ${folder} — wait for it to end`, { cause })
    throw new OutputError(`cannot add to ${folder}: ${message}`, { cause })
  }
}
