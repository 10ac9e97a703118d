import type { DuckDBConnection } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import { readColumns, writeTable } from '../columns.ts'
import { defineAnalysis } from '../define-analysis.ts'
import { writeFigures, type ModelFigure } from '../figures.ts'
import { nameClusters, type ClusterName } from './cluster-names.ts'
import { standardiseLog, type Standardised } from './standardise.ts'

const buyersSql = readFileSync(new URL('recent_buyers.sql', import.meta.url), 'utf8')

/** Fewer customers than these are looked at one by one. */
const fewestCustomers = 100
const limits = { fewest: 3, most: 8, silhouettePoints: 1500 }
/** Centroids hardly move with more customers than these. */
const enoughCustomers = 5000

/** Groups of like customers: k-means on standardised logarithms of days since the last purchase, orders and spend. */
export const clusters = defineAnalysis({
  name: 'clusters',
  tables: ['analytics.clusters', 'analytics.customer_clusters', 'analytics.cluster_figures'],
  reads: ['segments.rfm_purchases', 'intermediate.build_period'],
  run: async (connection) => {
    const buyers = await readBuyers(connection)
    await writeResult(connection, (await clustersOf(buyers)) ?? nothing())
  }
})

interface Buyers {
  readonly customers: Float64Array
  readonly recencyDays: Float64Array
  readonly orders: Float64Array
  readonly netAmounts: Float64Array
  /** Recency, frequency and money, each positive. */
  readonly measures: readonly Float64Array[]
}

async function readBuyers(connection: DuckDBConnection): Promise<Buyers> {
  const names = ['customer_key', 'recency_days', 'order_count', 'net_amount'] as const
  const columns = await readColumns({ connection, sql: buyersSql, names })
  return {
    customers: columns.customer_key,
    recencyDays: columns.recency_days,
    orders: columns.order_count,
    netAmounts: columns.net_amount,
    measures: [
      // A purchase today is no day ago, and returns may have taken all of the money back.
      columns.recency_days.map((days) => days + 1),
      columns.order_count,
      columns.net_amount.map((amount) => Math.max(1, amount))
    ]
  }
}

interface Cluster extends ClusterName {
  readonly customers: number
  /** Geometric means: what is typical of its customers. */
  readonly typical: readonly number[]
}

interface Result extends Omit<Buyers, 'measures'> {
  readonly clusters: readonly Cluster[]
  /** Index in `clusters` */
  readonly clusterOf: Uint8Array
  readonly figures: readonly ModelFigure[]
}

const figure = (name: string, value: number | null, text: string | null = null): ModelFigure => ({
  model: 'clusters',
  name,
  value,
  text
})

function nothing(): Result {
  return {
    clusters: [],
    customers: new Float64Array(),
    recencyDays: new Float64Array(),
    orders: new Float64Array(),
    netAmounts: new Float64Array(),
    clusterOf: new Uint8Array(),
    figures: [figure('warning', null, 'few-customers')]
  }
}

async function clustersOf({ measures, ...buyers }: Buyers): Promise<Result | null> {
  const { customers } = buyers
  if (customers.length < fewestCustomers) return null
  // Small warehouses do not wait for the library to be read.
  const { findClusters, nearest } = await import('./find-clusters.ts')
  const scales = measures.map(standardiseLog)
  const points = Array.from(customers, (_customer, row) => scales.map(({ values }) => values[row] ?? 0))
  const sample = sampleOf(points)
  const found = findClusters(sample, limits)
  if (found === null) return null

  const centroids = [...found.centroids].sort((one, other) => worth(other) - worth(one))
  const clusterOf = nearest(centroids, points)
  const names = nameClusters(
    centroids.map(([recency = 0, frequency = 0, money = 0]) => ({ recency, frequency, money }))
  )
  return {
    clusters: names.map((name, index) => ({ ...name, ...describe(clusterOf, index, scales) })),
    ...buyers,
    clusterOf,
    figures: [
      figure('clusters', centroids.length),
      figure('silhouette', found.silhouettes.get(centroids.length) ?? null),
      figure('sample_customers', sample.length),
      figure('customers', customers.length),
      ...[...found.silhouettes].map(([count, silhouette]) => figure(`silhouette_${count}`, silhouette))
    ]
  }
}

/** The best customers bought recently, often and for much. */
const worth = ([recency = 0, frequency = 0, money = 0]: readonly number[]): number =>
  frequency + money - recency

/**
 * Customers scattered over all of them, in a scattered order, the same ones in every build: the rows by a multiple of
 * theirs that has no factor in common with their number.
 */
function sampleOf<Point>(points: readonly Point[]): Point[] {
  const size = Math.min(enoughCustomers, points.length)
  const step = coprimeStep(points.length)
  return Array.from({ length: size }, (_none, index) => points[(index * step) % points.length]).filter(
    (point) => point !== undefined
  )
}

function coprimeStep(count: number): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other))
  let step = Math.max(1, Math.floor(count * 0.618))
  while (divisor(step, count) !== 1) step += 1
  return step
}

function describe(
  clusterOf: Uint8Array,
  cluster: number,
  scales: readonly Standardised[]
): Pick<Cluster, 'customers' | 'typical'> {
  const rows = clusterOf.reduce((count, each) => count + (each === cluster ? 1 : 0), 0)
  const typical = scales.map(({ values, mean, deviation }) => {
    let sum = 0
    for (const [row, value] of values.entries()) if (clusterOf[row] === cluster) sum += value
    return Math.exp(mean + (deviation * sum) / Math.max(1, rows))
  })
  return { customers: rows, typical }
}

async function writeResult(connection: DuckDBConnection, result: Result): Promise<void> {
  const { clusters: found } = result
  const typical = (measure: number) => found.map((cluster) => cluster.typical[measure] ?? Number.NaN)
  await writeTable({
    connection,
    table: 'analytics.clusters',
    columns: {
      cluster: { type: 'varchar', values: found.map(({ cluster }) => cluster) },
      position: { type: 'integer', values: found.map((_cluster, index) => index + 1) },
      label_zh: { type: 'varchar', values: found.map(({ zh }) => zh) },
      label_en: { type: 'varchar', values: found.map(({ en }) => en) },
      customers: { type: 'integer', values: found.map(({ customers }) => customers) },
      recency_days: { type: 'double', values: typical(0).map((days) => days - 1) },
      orders: { type: 'double', values: typical(1) },
      net_amount: { type: 'double', values: typical(2) }
    }
  })
  await writeTable({
    connection,
    table: 'analytics.customer_clusters',
    columns: {
      customer_key: { type: 'integer', values: result.customers },
      position: { type: 'integer', values: Array.from(result.clusterOf, (index) => index + 1) },
      recency_days: { type: 'integer', values: result.recencyDays },
      orders: { type: 'integer', values: result.orders },
      net_amount: { type: 'double', values: result.netAmounts }
    }
  })
  await writeFigures({ connection, table: 'analytics.cluster_figures', figures: result.figures })
}
