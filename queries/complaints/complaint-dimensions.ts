import type { DuckDBConnection } from '@duckdb/node-api'
import { findKpi } from '../catalog.ts'
import { readEveryDimension } from '../dimensions.ts'
import type { Dimension } from '../dimensions.ts'
import { dimensionsFor } from '../inquiry.ts'

/** What complaints can be split and filtered by in this build, in the order to show it. */
export async function listComplaintDimensions(connection: DuckDBConnection): Promise<Dimension[]> {
  const dimensions = dimensionsFor(findKpi('complaints'), await readEveryDimension(connection))
  return dimensions.map(({ name, label, attribute_of, parent }) => ({ name, label, attribute_of, parent }))
}
