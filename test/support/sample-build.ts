import type { DuckDBConnection } from '@duckdb/node-api'
import { join } from 'node:path'
import { buildWarehouse } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { makeBook } from '../../queries/index.ts'
import { root } from './cli.ts'
import { keptBuild } from './kept-build.ts'

/** The output folder of a build of the sample, with its book. */
export const sampleBuild = (): Promise<string> =>
  keptBuild({
    name: 'sample',
    ingredients: ['pipeline/**', 'queries/**', 'sample-data/clientele.yaml', 'sample-data/data/**'],
    make: (out) =>
      buildWarehouse({
        config: loadConfig(join(root, 'sample-data/clientele.yaml')),
        out,
        now: new Date('2026-11-01T06:00:00Z'),
        complete: {
          table: 'marts.kpi_pages',
          make: (connection: DuckDBConnection) => makeBook(connection)
        }
      })
  })
