import { type CsvFile, type CsvRow, toBytes } from './csv.ts'
import { type DefectRecord, type PlantedRow, recordDefects, soundRow } from './defects.ts'
import { eventColumns, type EventSource } from './event-files.ts'
import { plantEvents, type PlantedEvents } from './event-defects.ts'
import type { Events } from './events.ts'
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
  keptEvents: KeptEvents
}

/** What a reader keeps of each file of events. */
export type KeptEvents = {
  [Source in EventSource]: readonly NonNullable<PlantedEvents[Source][number]['origin']>[]
}

/** Turns the world into the files that are committed, defects and all. */
export function buildSampleFiles(world: World, events: Events): SampleFiles {
  const sales = plantSales(world.lines, seed)
  const customers = plantCustomers({
    customers: world.customers,
    lastPurchases: lastPurchases(world.lines),
    seed
  })
  const planted = plantEvents({
    events,
    members: world.campaignMembers,
    refused: new Set(customers.flatMap(({ reject, origin }) => (reject && origin ? [origin.id] : []))),
    seed
  })
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
      rows: customers as PlantedRow<unknown>[]
    },
    { file: regionsFile(world.geography, []), rows: [namelessRegion()] },
    { file: targetsFile(buildTargets(world.lines, world.geography), []), rows: badTargets() },
    ...Object.entries(eventColumns).map(([source, columns]) => ({
      file: plainFile(source, columns, []),
      rows: planted[source as EventSource]
    }))
  ]
  const files = new Map<string, Uint8Array>()
  const defects: Record<string, DefectRecord> = {}
  for (const { file, rows } of planned) {
    const all = [...file.rows.map((row) => soundRowOf(row)), ...rows]
    const complete: CsvFile = { ...file, rows: all.map(({ row }) => row) }
    files.set(file.path, toBytes(complete))
    defects[file.path] = recordDefects(all, file)
  }
  return {
    files,
    defects,
    keptLines: sales.flatMap(({ rows }) => keptOf(rows)),
    keptEvents: {
      survey_responses: keptOf(planted.survey_responses),
      survey_invitations: keptOf(planted.survey_invitations),
      complaints: keptOf(planted.complaints),
      contacts: keptOf(planted.contacts),
      campaigns: keptOf(planted.campaigns),
      campaign_members: keptOf(planted.campaign_members),
      opportunities: keptOf(planted.opportunities),
      opportunity_stages: keptOf(planted.opportunity_stages),
      customer_aliases: keptOf(planted.customer_aliases)
    }
  }
}

function keptOf<T>(rows: readonly PlantedRow<T>[]): T[] {
  return rows.flatMap((row) => (row.reject === null && row.origin !== null ? [row.origin] : []))
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
