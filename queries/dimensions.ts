import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { listAllowed, QueryError } from './errors.ts'
import { eventKinds, isEventKind } from './events.ts'
import type { Text } from './language.ts'
import { keptFor, readRows } from './session.ts'

const dimensionRow = z.object({
  name: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  attribute_of: z.enum(['customer', 'line']),
  relation: z.enum([
    'customers',
    'tiers',
    'segments',
    'stages',
    'products',
    'regions',
    'home_regions',
    'order_lines',
    ...eventKinds
  ]),
  key_column: z.string(),
  label_column: z.string(),
  parent: z.string().nullable(),
  on_orders: z.boolean(),
  on_sales_months: z.boolean()
})

/** Something that this build can split and filter by. */
export interface Dimension {
  readonly name: string
  readonly label: Text
  /** Attributes of customers partition them; attributes of lines do not. */
  readonly attribute_of: 'customer' | 'line'
  /** The coarser dimension to come from when drilling; null at the top. */
  readonly parent: string | null
}

/** A dimension with where its members stand; the names are those of marts.dimensions. */
export interface CataloguedDimension extends Dimension {
  readonly relation: z.infer<typeof dimensionRow>['relation']
  readonly key_column: string
  readonly label_column: string
  readonly on_orders: boolean
  readonly on_sales_months: boolean
}

/** Everything that this build can split and filter by: sales and customers, and events by columns of their own. */
export const readEveryDimension = keptFor(async (connection): Promise<readonly CataloguedDimension[]> => {
  const rows = await readRows(
    connection,
    dimensionRow,
    `select
      dimensions.name, dimensions.label_zh, dimensions.label_en, dimensions.attribute_of, dimensions.relation,
      dimensions.key_column, dimensions.label_column, dimensions.parent, dimensions.on_orders,
      dimensions.on_sales_months
    from marts.dimensions as dimensions
    order by dimensions.position, dimensions.name`
  )
  return rows.map(({ label_zh, label_en, ...row }) => ({
    ...row,
    label: { 'zh-CN': label_zh, en: label_en }
  }))
})

/** What this build can split and filter sales and customers by; events have more of their own. */
export async function readDimensions(connection: DuckDBConnection): Promise<CataloguedDimension[]> {
  return (await readEveryDimension(connection)).filter(({ relation }) => !isEventKind(relation))
}

/** As readDimensions, in the order to show it. */
export async function listDimensions(connection: DuckDBConnection): Promise<Dimension[]> {
  const dimensions = await readDimensions(connection)
  return dimensions.map(({ name, label, attribute_of, parent }) => ({ name, label, attribute_of, parent }))
}

/** @throws QueryError when the build has no such dimension. */
export function findDimension(
  dimensions: readonly CataloguedDimension[],
  name: string,
  parameter: string
): CataloguedDimension {
  const found = dimensions.find((dimension) => dimension.name === name)
  if (found) return found
  throw new QueryError({ parameter, value: name, allowed: listAllowed(dimensions.map((each) => each.name)) })
}
