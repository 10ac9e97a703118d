import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildWarehouse } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { runChecks } from '../../pipeline/models/checks.ts'
import {
  littleCompany,
  littleSpace,
  optionalSources,
  rowsOf,
  type SourceFiles
} from '../support/little-company.ts'
import { readRows, tinyWarehouse, type Row, type TinySources } from '../support/warehouse.ts'

const netSales = 'select count(*) as lines, sum(net_amount) as net_amount from marts.order_lines'

/** Builds the company of the given files: what became of each file, and what was published. */
async function build(files: SourceFiles) {
  const space = littleSpace(files)
  const out = join(space.folder, 'data')
  try {
    const config = loadConfig(space.configPath)
    const outcome = await buildWarehouse({ config, out, now: new Date('2026-04-01T06:00:00Z') })
    const path = join(out, 'builds', outcome.id, 'clientele.duckdb')
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
    const connection = await instance.connect()
    const sales = await readRows(connection, netSales)
    const rejects = await readRows(
      connection,
      `select source, cast(record as integer) as record, reason from marts.rejects order by source, record`
    )
    connection.closeSync()
    instance.closeSync()
    return { accounts: new Map(outcome.files.map((file) => [file.source, file])), sales, rejects }
  } finally {
    space.remove()
  }
}

const headerOf = (text: string) => text.split('\n', 1).join('')
/** As many cells as there are headers, none of which is a date, a number or a known word. */
const garbageFor = (text: string) => headerOf(text).replaceAll(/[^,]+/g, '#?!')
const garbled = (text: string) => `${garbageFor(text)},too,many`

/** The company with all files but the sales made into something else. */
const changed = (change: (text: string) => string): SourceFiles =>
  Object.fromEntries(
    Object.entries(littleCompany).map(([source, text]) => [source, source === 'sales' ? text : change(text)])
  )

const whole = await build(littleCompany)
const empty = await build(changed((text) => `${headerOf(text)}\n`))
const broken = await build(changed((text) => [headerOf(text), garbled(text), '#?!', ''].join('\n')))
const partly = await build(
  changed((text) => {
    const [header, first, ...rest] = text.split('\n')
    return [header, first, garbled(text), ...rest].join('\n')
  })
)

describe.each(optionalSources)('the file of %s', (source) => {
  const rows = rowsOf(source).length

  it('is read as a whole, and may have a header only', () => {
    expect(whole.accounts.get(source)).toMatchObject({ rowsIn: rows, rowsKept: rows })
    expect(empty.accounts.get(source)).toMatchObject({ rowsIn: 0, rowsKept: 0, rowsRejected: 0 })
  })

  it('may hold nothing that can be read: each row is rejected with its reason', () => {
    expect(broken.accounts.get(source)).toMatchObject({ rowsIn: 2, rowsKept: 0, rowsRejected: 2 })
    const rejects = broken.rejects.filter((one) => one['source'] === source)
    expect(rejects.map(({ record }) => record)).toEqual([1, 2])
    for (const { reason } of rejects) expect(reason).toMatch(/\w/)
  })

  it('keeps its other rows beside one that cannot be read', () => {
    expect(partly.accounts.get(source)).toMatchObject({ rowsIn: rows + 1, rowsKept: rows, rowsRejected: 1 })
    expect(partly.rejects.filter((one) => one['source'] === source)).toMatchObject([{ record: 2 }])
  })
})

describe('sales', () => {
  it('are the same whatever became of all other files', () => {
    expect(whole.sales).toEqual([{ lines: '5', net_amount: '570.0000' }])
    for (const other of [empty, broken, partly]) expect(other.sales).toEqual(whole.sales)
  })
})

/** The rows of every source but one. */
function without(source?: (typeof optionalSources)[number]): TinySources {
  const others = Object.keys(littleCompany).filter((name) => name !== source) as typeof optionalSources
  const rows = others.map((name): [string, readonly Row[]] => [name, rowsOf(name)])
  return { sales: [], ...Object.fromEntries(rows), settings: { as_of: '2026-03-31' } }
}

/** How many rows each mart has, and what was sold. */
async function martsOf(sources: TinySources) {
  const { connection, close } = await tinyWarehouse(sources)
  const names = await readRows(
    connection,
    `select table_name as name from information_schema.tables where table_schema = 'marts' order by name`
  )
  const counts = names.map(
    ({ name }) => `select '${String(name)}' as name, count(*) as rows from marts.${String(name)}`
  )
  const rows = await readRows(connection, counts.join(' union all '))
  const failed = (await runChecks({ connection })).filter(
    ({ severity, failing_rows }) => severity === 'error' && failing_rows > 0
  )
  const sales = await readRows(connection, netSales)
  close()
  return { rows: new Map(rows.map((row) => [row['name'], row['rows']])), failed, sales }
}

/** Marts that have no rows without the source. Stages of opportunities are known from these, too. */
const made: Readonly<Record<string, readonly string[]>> = {
  customer_aliases: ['customer_aliases'],
  targets: ['targets'],
  survey_responses: ['survey_responses'],
  survey_invitations: ['survey_invitations'],
  complaints: ['complaints'],
  contacts: ['contacts'],
  campaigns: ['campaigns'],
  campaign_members: ['campaign_members'],
  opportunities: ['opportunities']
}
const all = await martsOf(without())

describe.each(optionalSources)('without %s', (source) => {
  it('all marts are made, no check fails, and what was sold is the same', async () => {
    const { rows, failed, sales } = await martsOf(without(source))
    expect([...rows.keys()]).toEqual([...all.rows.keys()])
    expect(failed).toEqual([])
    expect(sales).toEqual(all.sales)
    for (const mart of made[source] ?? []) {
      expect(Number(all.rows.get(mart)), mart).toBeGreaterThan(0)
      expect(Number(rows.get(mart)), mart).toBe(0)
    }
    // What other sources are made into is untouched; only members of no campaign are nobody's.
    for (const [other, marts] of Object.entries(made)) {
      if (other === source || (source === 'campaigns' && other === 'campaign_members')) continue
      for (const mart of marts) expect(rows.get(mart), mart).toEqual(all.rows.get(mart))
    }
  })
})
