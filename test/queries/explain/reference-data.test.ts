import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWarehouse } from '../../../pipeline/build.ts'
import { loadConfig } from '../../../pipeline/config.ts'
import { queryExplain, queryKpi, type ExplainRequest } from '../../../queries/index.ts'
import { root } from '../../support/cli.ts'
import { workspace } from '../../support/loading.ts'
import { expectExact } from './bridges.ts'

const file = join(root, '../shared/data/online-retail/online-retail.csv.gz')

let connection: DuckDBConnection
let close = () => {}

async function open(): Promise<void> {
  const columns = {
    order_id: 'InvoiceNo',
    ordered_at: 'InvoiceDate',
    customer_id: 'CustomerID',
    product_id: 'StockCode',
    region_id: 'Country',
    quantity: 'Quantity',
    unit_price: 'UnitPrice'
  }
  const space = workspace({
    config: { time_zone: 'Europe/London', currency: 'GBP', sources: { sales: { files: file, columns } } }
  })
  const out = join(space.folder, 'data')
  const { id } = await buildWarehouse({
    config: loadConfig(space.configPath),
    out,
    now: new Date('2026-11-01T06:00:00Z')
  })
  const instance = await DuckDBInstance.create(join(out, 'builds', id, 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  connection = await instance.connect()
  close = () => {
    connection.closeSync()
    instance.closeSync()
    space.remove()
  }
}

const november: ExplainRequest = {
  kpi: 'net-sales',
  period: { month: '2011-11' },
  compare: '2010-12',
  scope: {}
}

describe.skipIf(!existsSync(file))('Online Retail from December 2010 to November 2011', () => {
  beforeAll(open, 120_000)
  afterAll(() => close())

  it.each(['customer', 'region', 'product'])('is exact by %s, in every way', async (by) => {
    const { total } = await queryKpi(connection, november)
    const answer = await queryExplain(connection, { ...november, by })
    // 748,957.02 and 1,461,756.25 are the revenue of the two months in the file.
    expect([answer.previous, answer.value]).toEqual([748_957.02, 1_461_756.25])
    expect(answer.change).toBe(total.change)
    expect(answer.bridges.length).toBe(by === 'product' ? 3 : 2)
    for (const bridge of answer.bridges) expectExact(bridge, 712_799.23)
  })

  it('has the customers of both months in their classes', async () => {
    const { bridges } = await queryExplain(connection, { ...november, bridge: 'customers', limit: 1 })
    const bars = Object.fromEntries((bridges[0]?.bars ?? []).map((bar) => [bar.effect, bar]))
    const members = (...effects: string[]) =>
      effects.reduce((sum, effect) => sum + (bars[effect]?.members ?? 0), 0)
    const active = async (month: string) =>
      (await queryKpi(connection, { kpi: 'active-customers', period: { month }, scope: {} })).total.value
    const both = members('expanded', 'contracted')
    expect(members('new', 'reactivated', 'returned') + both).toBe(await active('2011-11'))
    expect(members('paused', 'churned') + both).toBe(await active('2010-12'))
  })
})
