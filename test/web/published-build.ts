import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runChecks } from '../../pipeline/models/checks.ts'
import { makeBook } from '../../queries/index.ts'
import { tinyWarehouse, type TinySources } from '../support/warehouse.ts'

/**
 * Publishes the marts of literal rows as the pipeline publishes a build: the file first, then its name.
 * @param isChecked whether what the checks found is published, too; the page of quality shows it
 * @param hasBook whether the book of months is, too; without it all figures are counted when they are asked for
 */
export async function publishBuild({
  folder,
  build,
  sources,
  isChecked = false,
  hasBook = false
}: {
  folder: string
  build: string
  sources: TinySources
  isChecked?: boolean
  hasBook?: boolean
}): Promise<void> {
  const home = join(folder, 'builds', build)
  await mkdir(home, { recursive: true })
  const settings = { ...sources.settings, build_id: build }
  const { connection, close } = await tinyWarehouse({ ...sources, settings })
  try {
    if (isChecked) await runChecks({ connection })
    if (hasBook) await makeBook(connection)
    await connection.run(`attach '${join(home, 'clientele.duckdb')}' as published`)
    await connection.run('copy from database build to published')
    await connection.run('detach published')
  } finally {
    close()
  }
  await nameCurrent(folder, build)
}

/** Makes a build the live one. */
export async function nameCurrent(folder: string, build: string): Promise<void> {
  await writeFile(join(folder, 'current.next'), `${build}\n`)
  await rename(join(folder, 'current.next'), join(folder, 'current'))
}
