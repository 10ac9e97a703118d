import type { DuckDBConnection } from '@duckdb/node-api'
import { findDimension } from './dimensions.ts'
import type { CataloguedDimension } from './dimensions.ts'
import type { Filter } from './request.ts'
import { setTexts } from './session.ts'

/** A filter of a request with its dimension found, and the session variable that holds its values. */
export interface NamedFilter {
  readonly dimension: CataloguedDimension
  readonly values: readonly string[]
  readonly variable: string
}

/** @throws QueryError when the build has no such dimension. */
export function nameFilters(
  filters: readonly Filter[],
  dimensions: readonly CataloguedDimension[]
): NamedFilter[] {
  return filters.map(({ dimension, values }, index) => ({
    dimension: findDimension(dimensions, dimension, 'where'),
    values,
    variable: `filter_${index}`
  }))
}

export async function openFilters(
  connection: DuckDBConnection,
  filters: readonly NamedFilter[]
): Promise<void> {
  for (const { variable, values } of filters) await setTexts(connection, variable, values)
}

/** Keeps the rows whose key is one of the filter's values; '' is "none". */
export function filterCondition({ variable, values }: NamedFilter, key: string): string {
  const [first, ...more] = values
  // A scan leaves out what cannot be equal without looking at each row of it.
  return first !== undefined && first !== '' && more.length === 0
    ? `cast(${key} as varchar) = getvariable('${variable}')[1]`
    : `list_contains(getvariable('${variable}'), coalesce(cast(${key} as varchar), ''))`
}
