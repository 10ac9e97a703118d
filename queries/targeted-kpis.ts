import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRows } from './session.ts'

const targetedRow = z.object({ kpi: z.string() })

/** The KPIs that the build has a target for, in whatever month, for the company or any member of a dimension. */
export async function listTargetedKpis(connection: DuckDBConnection): Promise<readonly string[]> {
  const rows = await readRows(
    connection,
    targetedRow,
    `select distinct replace(lower(targets.kpi), '_', '-') as kpi from marts.targets as targets order by 1`
  )
  return rows.map(({ kpi }) => kpi)
}
