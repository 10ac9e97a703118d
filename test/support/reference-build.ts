import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWarehouse, type BuildOutcome } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { root } from './cli.ts'
import type { Workspace } from './loading.ts'

/** Published data lie beside the checkout, or nowhere: they are not part of the repository. */
export const reference = join(root, '../shared/data')

export const hasReference = existsSync(reference)

/** Figures that were worked out from a file independently of this project. */
export const facts = (folder: string) =>
  hasReference ? JSON.parse(readFileSync(join(reference, folder, 'facts.json'), 'utf8')) : {}

const retailFile = join(reference, 'online-retail/online-retail.csv.gz')

export const onlineRetail = {
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

export interface ReferenceBuild {
  readonly space: Workspace
  readonly outcome: BuildOutcome
  readonly connection: DuckDBConnection
  /** Closes the build and removes its folder. */
  readonly close: () => void
}

/** Builds the config of a workspace into its `data` folder and opens the build. */
export async function buildOf(space: Workspace): Promise<ReferenceBuild> {
  const out = join(space.folder, 'data')
  const outcome = await buildWarehouse({
    config: loadConfig(space.configPath),
    out,
    now: new Date('2026-11-01T06:00:00Z')
  })
  const instance = await DuckDBInstance.create(join(out, 'builds', outcome.id, 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
    space.remove()
  }
  return { space, outcome, connection, close }
}
