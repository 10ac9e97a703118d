import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { copyEvents, eventSources } from './bulk-events.ts'
import { copyMonth, type OrderDay, ordersFor, prepareLines } from './bulk-lines.ts'
import { copyCustomers, copyTargets } from './bulk-lists.ts'
import { buildCalendar, type Day } from './calendar.ts'
import { toBytes } from './csv.ts'
import { buildGeography } from './geography.ts'
import { plainFile, productCells, productColumns, regionsFile } from './master-files.ts'
import { seed } from './plan.ts'
import { buildProducts } from './products.ts'

/** A customer for so many lines: 160,000 at 10 million. */
const linesPerCustomer = 62.5
const yearlyGrowth = 0.08

export type BulkRequest = { lines: number; folder: string }

/**
 * Writes a benchmark sample of exactly `lines` sales lines: `sales-YYYY-MM.csv` in the order of time, products,
 * regions, customers, targets, the files of events, and a `clientele.yaml` that loads them. DuckDB makes the rows from hashes of their
 * numbers, so the same version of it gives the same bytes.
 */
export async function generateBulk({
  lines,
  folder
}: BulkRequest): Promise<{ files: number; seconds: number }> {
  const began = performance.now()
  mkdirSync(folder, { recursive: true })
  const customers = Math.max(50, Math.round(lines / linesPerCustomer))
  const geography = buildGeography()
  const products = buildProducts(seed)
  const days = spreadOrders({ calendar: buildCalendar(), lines, customers })
  const months = [...new Set(days.map((day) => day.date.slice(0, 7)))]
  const statements = [
    ...months.map((month) => copyMonth({ month, lines, path: join(folder, `sales-${month}.csv`) })),
    copyCustomers(join(folder, 'customers.csv')),
    copyTargets(join(folder, 'targets.csv'), lines),
    ...copyEvents(folder, customers)
  ]
  await runInDuckDb({ before: prepareLines({ customers, products, geography, days }), statements })

  const productRows = products.map((product) => ({ cells: productCells(product) }))
  writeFileSync(join(folder, 'products.csv'), toBytes(plainFile('products', productColumns, productRows)))
  writeFileSync(join(folder, 'regions.csv'), toBytes(regionsFile(geography, [])))
  writeFileSync(join(folder, 'clientele.yaml'), config)
  return { files: statements.length + 3, seconds: (performance.now() - began) / 1000 }
}

/** Series are unrolled by one thread each, so two connections work through the statements side by side. */
async function runInDuckDb(options: {
  before: readonly string[]
  statements: readonly string[]
}): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
  const connections = [await instance.connect(), await instance.connect()] as const
  try {
    for (const sql of options.before) await connections[0].run(sql)
    const queue = [...options.statements]
    await Promise.all(connections.map((connection) => runAll(connection, queue)))
  } finally {
    connections.forEach((connection) => connection.closeSync())
    instance.closeSync()
  }
}

async function runAll(connection: DuckDBConnection, queue: string[]): Promise<void> {
  for (let sql = queue.shift(); sql !== undefined; sql = queue.shift()) await connection.run(sql)
}

/** Shares the orders out over the days by their pace; days without an order are left out. */
function spreadOrders(options: { calendar: readonly Day[]; lines: number; customers: number }): OrderDay[] {
  const { calendar, lines, customers } = options
  const orders = ordersFor(lines)
  const weights = calendar.map((day) => paceOf(day))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let passed = 0
  let firstOrder = 0
  return calendar.flatMap((day, index) => {
    passed += weights[index]!
    const endOrder = index === calendar.length - 1 ? orders : Math.round((orders * passed) / total)
    const span = {
      date: day.date,
      firstOrder,
      endOrder,
      ...livingCustomers(day.index / calendar.length, customers)
    }
    firstOrder = endOrder
    return span.firstOrder < span.endOrder ? [span] : []
  })
}

function paceOf(day: Day): number {
  return day.businessPace * (0.7 + 0.3 * day.onlineBoost) * (1 + (yearlyGrowth * day.index) / 365)
}

/** Half of the customers are there from the start, the rest come evenly; the oldest seventh leaves evenly. */
function livingCustomers(timePassed: number, customers: number): { oldest: number; newest: number } {
  return {
    oldest: Math.floor((customers / 7) * timePassed),
    newest: Math.ceil(customers * (0.5 + 0.5 * timePassed)) - 1
  }
}

const config = `# A generated benchmark sample.
company: 示例公司
time_zone: Asia/Shanghai
currency: CNY
as_of: 2026-10-31
sources:
  sales: { files: sales-*.csv }
  products: { files: products.csv, attributes: { brand: 品牌 } }
  regions: { files: regions.csv, level_names: { country: 国家, area: 区域, province: 省份, city: 城市 } }
  customers: { files: customers.csv, attributes: { need: 需求类型 } }
  targets: { files: targets.csv }
${eventSources}`
