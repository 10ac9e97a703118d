import { type CsvFile, type CsvRow, toBytes } from './csv.ts'
import { type DefectRecord, type PlantedRow, recordDefects, soundRow } from './defects.ts'
import { plantCustomers, plantProducts } from './master-defects.ts'
import {
  customerColumns,
  lastPurchases,
  plainFile,
  productColumns,
  regionsFile,
  targetsFile
} from './master-files.ts'
import type { Line } from './orders.ts'
import { seed } from './plan.ts'
import { plantSales } from './sales-defects.ts'
import { headersOf } from './sales-files.ts'
import { buildTargets } from './targets.ts'
import type { World } from './world.ts'

export type SampleFiles = {
  /** Path relative to the sample data folder → content. */
  files: ReadonlyMap<string, Uint8Array>
  defects: Readonly<Record<string, DefectRecord>>
  /** The lines that a reader keeps, as they then read (an unknown product has no category). */
  keptLines: readonly Line[]
}

/** Turns the world into the files that are committed, defects and all. */
export function buildSampleFiles(world: World): SampleFiles {
  const sales = plantSales(world.lines, seed)
  const planned = [
    ...sales.map(({ plan, rows }) => ({
      file: { ...plainFile('sales', headersOf(plan), []), path: plan.path, encoding: plan.encoding },
      rows
    })),
    {
      file: plainFile('products', productColumns, []),
      rows: plantProducts(world.products, seed) as PlantedRow<unknown>[]
    },
    {
      // The customer list comes out of a spreadsheet: byte order mark and Windows line ends.
      file: { ...plainFile('customers', customerColumns, []), byteOrderMark: true, lineEnd: '\r\n' as const },
      rows: plantCustomers({
        customers: world.customers,
        lastPurchases: lastPurchases(world.lines),
        seed
      }) as PlantedRow<unknown>[]
    },
    { file: regionsFile(world.geography, []), rows: [namelessRegion()] },
    { file: targetsFile(buildTargets(world.lines, world.geography), []), rows: badTargets() }
  ]
  const files = new Map<string, Uint8Array>()
  const defects: Record<string, DefectRecord> = {}
  for (const { file, rows } of planned) {
    const all = [...file.rows.map((row) => soundRowOf(row)), ...rows]
    const complete: CsvFile = { ...file, rows: all.map(({ row }) => row) }
    files.set(file.path, toBytes(complete))
    defects[file.path] = recordDefects(all, file)
  }
  const keptLines = sales.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.reject === null && row.origin !== null ? [row.origin] : []))
  )
  return { files, defects, keptLines }
}

function soundRowOf(row: CsvRow): PlantedRow<unknown> {
  return { ...soundRow<unknown>([], null), row }
}

function namelessRegion(): PlantedRow<unknown> {
  const row = soundRow<unknown>(['', '海外', 'CN', ''], null)
  row.reject = { column: 'region_id', value: null, reason: 'missing' }
  return row
}

function badTargets(): PlantedRow<unknown>[] {
  const undecided = soundRow<unknown>(['net-sales', '2027-01-01', '待定', '', ''], null)
  undecided.reject = { column: 'value', value: '待定', reason: 'unparseable' }
  const monthless = soundRow<unknown>(['net-sales', '', '52000000', '', ''], null)
  monthless.reject = { column: 'month', value: null, reason: 'missing' }
  return [undecided, monthless]
}
