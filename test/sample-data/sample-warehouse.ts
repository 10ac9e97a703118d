import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { canonicalName, defects, folder, headersOf, readRaw } from './raw-files.ts'

export type SampleWarehouse = {
  /** Rows with numbers as numbers. */
  rows: (sql: string) => Promise<Record<string, unknown>[]>
}

let opened: Promise<SampleWarehouse> | undefined

/**
 * The committed files in DuckDB, read with nothing of ours: table `lines` (kept sales lines with net value, kind,
 * area of the sale, category, and of the customer home area and industry), `products`, `customers`, `regions`,
 * `targets`. The files of events are tables of their names: the rows that `defects.json` says are kept, with moments as
 * timestamps, and `customer_id` without the aliases of the old system.
 *
 * It is only read: the tests that a process runs share one, which ends with the process.
 */
export const openSampleWarehouse = (): Promise<SampleWarehouse> => (opened ??= readSample())

async function readSample(): Promise<SampleWarehouse> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const scratch = mkdtempSync(join(tmpdir(), 'sample-data-'))
  const sales = Object.keys(defects).filter((path) => defects[path]?.source === 'sales')
  const selects = sales.map((path, index) => {
    const copy = join(scratch, `${index}.csv`)
    const text = new TextDecoder(defects[path]!.encoding).decode(readFileSync(join(folder, path)))
    writeFileSync(copy, text)
    const columns = headersOf(path).map((header) => `"${header}" as ${canonicalName(path, header)}`)
    return `select ${columns.join(', ')} from ${csv(copy)}`
  })
  for (const name of ['products', 'customers', 'regions', 'targets']) {
    await connection.run(
      `create table ${name} as select distinct * from ${csv(join(folder, 'data', `${name}.csv`))}`
    )
  }
  for (const source of eventSources) {
    for (const sql of eventTable(source)) await connection.run(sql)
  }
  await connection.run(`create table raw_lines as ${selects.join(' union all by name ')}`)
  await connection.run(keptLines)
  rmSync(scratch, { recursive: true })
  return { rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS() }
}

const csv = (path: string) =>
  `read_csv('${path.replaceAll("'", "''")}', header = true, delim = ',', quote = '"', all_varchar = true, ignore_errors = true)`

/** Loaded in this order: aliases are needed for the others. */
const eventSources = [
  'customer_aliases',
  'survey_responses',
  'survey_invitations',
  'complaints',
  'contacts',
  'campaigns',
  'campaign_members',
  'opportunities',
  'opportunity_stages'
]

function eventTable(source: string): string[] {
  const path = `data/${source}.csv`
  const { columns, rows } = readRaw(path)
  const { rejects, duplicate_records } = defects[path]!
  const left = new Set([...rejects.map(({ record }) => record), ...duplicate_records])
  const kept = rows.filter((_, index) => !left.has(index + 1))
  const values = kept.map(
    (cells) => `(${cells.map((cell) => (cell === '' ? 'null' : quoted(cell))).join(', ')})`
  )
  const selected = columns.map((column) => {
    if (column.endsWith('_at')) return `cast("${column}" as timestamp) as "${column}"`
    const isOldId = column === 'customer_id' && source !== 'customer_aliases'
    return isOldId
      ? 'coalesce((select aliases.customer_id from customer_aliases as aliases where aliases.alias_id = given.customer_id), customer_id) as customer_id'
      : `"${column}"`
  })
  const names = columns.map((column) => `"${column}"`).join(', ')
  return [
    `create table ${source} as select ${selected.join(', ')} from (values ${values.join(', ')}) as given(${names})`
  ]
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

const keptLines = `
  create table lines as
  with parsed as (
    select distinct on (line_id)
      line_id, order_id, campaign_id, customer_id, product_id, region_id, channel,
      cast(try_cast(replace(ordered_at, '/', '-') as timestamp) as date) as day,
      try_cast(replace(quantity, ',', '') as integer) as quantity,
      try_cast(regexp_replace(unit_price, '[,¥￥]', '', 'g') as decimal(18,2)) as price,
      try_cast(discount_rate as decimal(9,2)) as discount
    from raw_lines
  )
  select parsed.*,
    cast(parsed.quantity * parsed.price * (1 - parsed.discount) as decimal(18,4)) as net,
    case when parsed.quantity < 0 then 'return' when parsed.price > 0 then 'sale' else 'gift' end as kind,
    products.category, products.unit_cost, area.region_name as area,
    customers.industry, home_area.region_name as home_area
  from parsed
  left join products using (product_id)
  left join customers using (customer_id)
  left join regions as city on city.region_id = parsed.region_id
  left join regions as province on province.region_id = city.parent_id
  left join regions as area on area.region_id = province.parent_id
  left join regions as home on home.region_id = customers.region_id
  left join regions as home_province on home_province.region_id = home.parent_id
  left join regions as home_area on home_area.region_id = home_province.parent_id
  where parsed.day is not null and parsed.quantity is not null and parsed.price is not null and parsed.discount is not null`
