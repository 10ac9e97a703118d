import { findDimension } from '../dimensions.ts'
import type { CataloguedDimension } from '../dimensions.ts'

type Dimensions = readonly CataloguedDimension[]

/** The dimensions below are in every build. */
export const dimensionOf = (dimensions: Dimensions, name: 'tier' | 'customer' | 'product' | 'region') =>
  findDimension(dimensions, name, 'by')

/** The top of the tree that a dimension stands in. */
function coarsest(dimensions: Dimensions, dimension: CataloguedDimension): CataloguedDimension {
  const parent = dimensions.find(({ name }) => name === dimension.parent)
  return parent === undefined ? dimension : coarsest(dimensions, parent)
}

export const coarsestProduct = (dimensions: Dimensions) =>
  coarsest(dimensions, dimensionOf(dimensions, 'product'))

export const coarsestRegion = (dimensions: Dimensions) =>
  coarsest(dimensions, dimensionOf(dimensions, 'region'))
