import type { DuckDBConnection } from '@duckdb/node-api'
import { dimensionMembers } from './dimension-members.ts'
import { readDimensions } from './dimensions.ts'
import type { CataloguedDimension } from './dimensions.ts'
import type { Scope } from './request.ts'

/**
 * The dimensions that every page filters by: regions, groups of products, tier and channel, the first two at the
 * coarsest level that splits anything. Fewer where the build has not got them.
 */
export async function headlineDimensions(
  connection: DuckDBConnection,
  scope: Scope
): Promise<CataloguedDimension[]> {
  const dimensions = await readDimensions(connection)
  const chosen = [
    await coarsestDimension(connection, { leaf: 'region', scope }),
    await groupsOf(connection, { leaf: 'product', scope }),
    dimensions.find(({ name }) => name === 'tier'),
    dimensions.find(({ name }) => name === 'channel')
  ]
  return chosen.filter((dimension) => dimension !== undefined)
}

interface Tree {
  /** Its finest dimension. */
  readonly leaf: string
  readonly scope: Scope
}

/** The coarsest level above the leaf, if any: thousands of products are no menu. */
async function groupsOf(connection: DuckDBConnection, tree: Tree): Promise<CataloguedDimension | undefined> {
  const level = await coarsestDimension(connection, tree)
  return level?.name === tree.leaf ? undefined : level
}

/**
 * The coarsest level of a tree that splits anything: the areas of the regions when there is but one country, the
 * categories of the products. Undefined when the build has no such dimension.
 */
export async function coarsestDimension(
  connection: DuckDBConnection,
  { leaf, scope }: Tree
): Promise<CataloguedDimension | undefined> {
  const levels = levelsAbove(await readDimensions(connection), leaf)
  for (const level of levels) {
    const members = await dimensionMembers(connection, { dimension: level.name, scope, limit: 2 })
    if (members.length > 1) return level
  }
  return levels.at(-1)
}

/** From the root of a tree of dimensions down to the leaf. */
function levelsAbove(dimensions: readonly CataloguedDimension[], leaf: string | null): CataloguedDimension[] {
  const dimension = dimensions.find(({ name }) => name === leaf)
  return dimension === undefined ? [] : [...levelsAbove(dimensions, dimension.parent), dimension]
}
