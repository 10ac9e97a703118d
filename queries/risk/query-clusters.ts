import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'
import { openCustomerConditions } from './customer-conditions.ts'
import type { CustomerConditions } from './customer-conditions.ts'
import { labelColumn } from './label-column.ts'
import { figuresOf } from './model-figures.ts'
import { clustersRequestSchema } from './risk-request.ts'
import type { ClustersRequest } from './risk-request.ts'

const clusterRow = z.object({
  cluster: z.string(),
  position: z.number(),
  label: z.string(),
  customers: z.number(),
  net_amount: z.number(),
  typical_recency_days: z.number(),
  typical_orders: z.number(),
  typical_net_amount: z.number()
})

const pointRow = z.object({
  position: z.number(),
  recency_days: z.number(),
  orders: z.number(),
  net_amount: z.number()
})

/** Customers who are alike, with those of them whom the viewer and the filters see. */
export interface ClusterShare extends Readonly<z.output<typeof clusterRow>> {
  /** Of the customers of all clusters; null where there are none. */
  readonly customer_share: number | null
  /** Of their net sales; null where these are not positive. */
  readonly net_share: number | null
}

/** One customer as a point of a picture. */
export type ClusterPoint = Readonly<z.output<typeof pointRow>>

export interface Clusters {
  readonly build: string
  /** The measures are of the 12 months up to this day. */
  readonly as_of: Day
  /** Why there are no clusters. */
  readonly warning: string | null
  /** How well they are apart, from −1 to 1. */
  readonly silhouette: number | null
  readonly customers: number
  readonly net_amount: number
  /** The best first. */
  readonly clusters: readonly ClusterShare[]
  /** Some of the customers, the same ones every time; their `position` is that of their cluster. */
  readonly points: readonly ClusterPoint[]
}

/**
 * Groups of like customers: how many they are, what they buy, and what is typical of them.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryClusters(
  connection: DuckDBConnection,
  request: ClustersRequest
): Promise<Clusters> {
  const parsed = parseRequest(clustersRequestSchema, request)
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const figures = await figuresOf(connection, 'clusters')
    const label = labelColumn('label', parsed.language)
    const rows = await readRows(connection, clusterRow, clustersSql(conditions, label))
    const customers = rows.reduce((sum, row) => sum + row.customers, 0)
    const net_amount = rows.reduce((sum, row) => sum + row.net_amount, 0)
    return {
      build: conditions.build.build,
      as_of: conditions.build.as_of,
      warning: figures.warning,
      silhouette: figures.value('silhouette'),
      customers,
      net_amount,
      clusters: rows.map((row) => ({
        ...row,
        customer_share: customers === 0 ? null : row.customers / customers,
        net_share: net_amount > 0 ? row.net_amount / net_amount : null
      })),
      points:
        parsed.points === 0 ? [] : await readRows(connection, pointRow, pointsSql(conditions, parsed.points))
    }
  })
}

const fromSql = ({ where, joins }: CustomerConditions): string => `
  from marts.customer_clusters as of_customers
  inner join marts.customers as customers on customers.customer_key = of_customers.customer_key
  ${joins([])}
  where ${where.join(' and ')}`

const clustersSql = (conditions: CustomerConditions, label: string): string => `
  with asked as (
    select of_customers.cluster, count(*) as customers, sum(of_customers.net_amount) as net_amount
    ${fromSql(conditions)}
    group by of_customers.cluster
  )
  select
    clusters.cluster, clusters.position, clusters.${label} as label,
    cast(coalesce(asked.customers, 0) as double) as customers,
    cast(coalesce(asked.net_amount, 0) as double) as net_amount,
    clusters.recency_days as typical_recency_days, clusters.orders as typical_orders,
    clusters.net_amount as typical_net_amount
  from marts.clusters as clusters
  left join asked on asked.cluster = clusters.cluster
  order by clusters.position`

/** The first of the customers in a scattered order of theirs. */
const pointsSql = (conditions: CustomerConditions, count: number): string => `
  with picked as (
    select of_customers.customer_key, of_customers.cluster, of_customers.recency_days, of_customers.orders,
      of_customers.net_amount
    ${fromSql(conditions)}
    order by of_customers.customer_key * 2654435761 % 1000003, of_customers.customer_key
    limit ${count}
  )
  select clusters.position, picked.recency_days, picked.orders, cast(picked.net_amount as double) as net_amount
  from picked
  inner join marts.clusters as clusters on clusters.cluster = picked.cluster
  order by clusters.position, picked.customer_key`
