import { copyFileSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { progress } from './figure.ts'
import { buildOf, cache } from './sample-lines.ts'

/** A folder of builds of the same sales, ready to be published one after the other. */
export interface AlternatingBuilds {
  readonly folder: string
  /** In the order in which they are to be published. */
  readonly builds: readonly string[]
  /** By what the money of a build is multiplied: 1 in every other one, 2 in those between. */
  readonly moneyFactor: (build: string) => number
  readonly publish: (build: string) => void
  readonly remove: () => void
}

/**
 * Copies of one build, each with an id of its own; in every other one all money is twice as much. So whatever an answer
 * is made of, it shows from which build.
 */
export async function alternatingBuilds(lines: number, count: number): Promise<AlternatingBuilds> {
  const out = await buildOf(lines)
  const plain = fileOf(out, readFileSync(join(out, 'current'), 'utf8').trim())
  const folder = join(cache, 'scratch/api')
  rmSync(folder, { recursive: true, force: true })
  const builds = Array.from(
    { length: count },
    (_, index) => `20990101-${String(index).padStart(6, '0')}-bench0`
  )
  const moneyFactor = (build: string) => (builds.indexOf(build) % 2 === 0 ? 1 : 2)

  progress(`copying ${count} builds of ${lines} lines`)
  let doubled = ''
  for (const build of builds) {
    const file = fileOf(folder, build)
    mkdirSync(join(folder, 'builds', build), { recursive: true })
    copyFileSync(
      moneyFactor(build) === 2 && doubled !== '' ? doubled : plain,
      file,
      constants.COPYFILE_FICLONE
    )
    await change(file, async (connection) => {
      await connection.run("update marts.settings set value = $1 where name = 'build_id'", [build])
      if (moneyFactor(build) === 2 && doubled === '') await doubleMoney(connection)
    })
    if (moneyFactor(build) === 2) doubled = file
  }
  const publish = (build: string) => {
    writeFileSync(join(folder, 'current.next'), `${build}\n`)
    renameSync(join(folder, 'current.next'), join(folder, 'current'))
  }
  return {
    folder,
    builds,
    moneyFactor,
    publish,
    remove: () => rmSync(folder, { recursive: true, force: true })
  }
}

const fileOf = (folder: string, build: string) => join(folder, 'builds', build, 'clientele.duckdb')

async function change(file: string, work: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await work(connection)
  await connection.run('checkpoint')
  connection.closeSync()
  instance.closeSync()
}

async function doubleMoney(connection: DuckDBConnection): Promise<void> {
  const columns = await connection.runAndReadAll(
    `select columns.table_name, string_agg(columns.column_name || ' = ' || columns.column_name || ' * 2', ', ')
    from information_schema.columns as columns
    where columns.table_schema = 'marts' and columns.column_name like '%\\_amount' escape '\\'
    group by columns.table_name`
  )
  for (const [table, doubling] of columns.getRows())
    await connection.run(`update marts.${String(table)} set ${String(doubling)}`)
}
