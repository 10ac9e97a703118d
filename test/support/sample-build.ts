import type { DuckDBConnection } from '@duckdb/node-api'
import { existsSync, globSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprintOf } from '../../cli/web-build.ts'
import { buildWarehouse } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { makeBook } from '../../queries/index.ts'
import { root } from './cli.ts'

/** What a build of the sample is made of. */
const ingredients = ['pipeline/**', 'queries/**', 'sample-data/clientele.yaml', 'sample-data/data/**']

/**
 * The output folder of a build of the sample, to be read only. Made once for all tests and kept until what it is made of
 * changes; put in its place by a rename, so that parallel tests never see half of it.
 */
export async function sampleBuild(): Promise<string> {
  const cache = join(root, 'node_modules/.cache/clientele')
  const name = `sample-${fingerprintOf(root, ingredients).slice(0, 16)}`
  const folder = join(cache, name)
  if (existsSync(folder)) return folder

  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'building-'))
  const config = loadConfig(join(root, 'sample-data/clientele.yaml'))
  const complete = { table: 'marts.kpi_pages', make: (connection: DuckDBConnection) => makeBook(connection) }
  await buildWarehouse({ config, out: staging, now: new Date('2026-11-01T06:00:00Z'), complete })
  const outdated = globSync('sample-*', { cwd: cache }).filter((each) => each !== name)
  await Promise.all(outdated.map((each) => rm(join(cache, each), { recursive: true, force: true })))
  try {
    await rename(staging, folder)
  } catch (cause) {
    await rm(staging, { recursive: true, force: true })
    // Another test process was first: its build is as good.
    if (!existsSync(folder)) throw cause
  }
  return folder
}
