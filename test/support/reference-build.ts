import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildWarehouse, type BuildOutcome } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { root } from './cli.ts'
import { keptBuild } from './kept-build.ts'
import { workspace, type Workspace } from './loading.ts'

/** Published data lie beside the checkout, or nowhere: they are not part of the repository. */
export const reference = join(root, '../shared/data')

export const hasReference = existsSync(reference)

/** Figures that were worked out from a file independently of this project. */
export const facts = (folder: string) =>
  hasReference ? JSON.parse(readFileSync(join(reference, folder, 'facts.json'), 'utf8')) : {}

const retailFile = join(reference, 'online-retail/online-retail.csv.gz')

const onlineRetail = {
  time_zone: 'Europe/London',
  currency: 'GBP',
  sources: {
    sales: {
      files: retailFile,
      columns: {
        order_id: 'InvoiceNo',
        ordered_at: 'InvoiceDate',
        customer_id: 'CustomerID',
        product_id: 'StockCode',
        region_id: 'Country',
        quantity: 'Quantity',
        unit_price: 'UnitPrice'
      }
    },
    products: { files: retailFile, columns: { product_id: 'StockCode', product_name: 'Description' } }
  }
}

export interface OpenedBuild {
  readonly connection: DuckDBConnection
  /** Closes the build and removes its folder, unless it is kept. */
  readonly close: () => void
}

export interface ReferenceBuild extends OpenedBuild {
  readonly space: Workspace
  readonly outcome: BuildOutcome
}

/** Builds the config of a workspace into its `data` folder and opens the build. */
export async function buildOf(space: Workspace): Promise<ReferenceBuild> {
  const out = join(space.folder, 'data')
  const outcome = await build(space, out)
  const { connection, close } = await open(out)
  return {
    ...{ space, outcome, connection },
    close: () => {
      close()
      space.remove()
    }
  }
}

/** The output folder of a build of Online Retail. */
export const retailBuild = (): Promise<string> =>
  keptBuild({
    name: 'online-retail',
    ingredients: ['pipeline/**', relative(root, import.meta.filename), relative(root, retailFile)],
    make: async (out) => {
      const space = workspace({ config: onlineRetail })
      try {
        await build(space, out)
      } finally {
        space.remove()
      }
    }
  })

/** A build of Online Retail, opened. */
export const openRetail = async (): Promise<OpenedBuild> => open(await retailBuild())

const build = (space: Workspace, out: string): Promise<BuildOutcome> =>
  buildWarehouse({ config: loadConfig(space.configPath), out, now: new Date('2026-11-01T06:00:00Z') })

async function open(out: string): Promise<OpenedBuild> {
  const current = readFileSync(join(out, 'current'), 'utf8').trim()
  const instance = await DuckDBInstance.create(join(out, 'builds', current, 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  return { connection, close }
}
