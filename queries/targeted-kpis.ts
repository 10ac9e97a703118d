import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { kpis } from './catalog.ts'
import { readRows } from './session.ts'

const targetedRow = z.object({ kpi: z.string() })

/** The KPIs that the build has a target for, in whatever month, for the company or any member of a dimension. */
export async function listTargetedKpis(connection: DuckDBConnection): Promise<readonly string[]> {
  const rows = await readRows(
    connection,
    targetedRow,
    `select distinct targets.kpi from marts.targets as targets order by 1`
  )
  return rows.map(({ kpi }) => kpi)
}

const targetRow = z.object({ kpi: z.string(), month: z.string(), value: z.number() })

/** A target that no figure can come near; the month as YYYY-MM. */
export interface StrayTarget extends Readonly<z.infer<typeof targetRow>> {
  /** `unknown`: the catalog has no such KPI; `beyond`: no share is above 1, and no score beyond 100 points. */
  readonly reason: 'unknown' | 'beyond'
}

/** Targets that were written for something else than the figures of the catalog, or in another unit than theirs. */
export async function findStrayTargets(connection: DuckDBConnection): Promise<StrayTarget[]> {
  const rows = await readRows(
    connection,
    targetRow,
    `select distinct targets.kpi, strftime(targets.month, '%Y-%m') as month, cast(targets.value as double) as value
    from marts.targets as targets
    order by 1, 2, 3`
  )
  return rows.flatMap((row): StrayTarget[] => {
    const kpi = kpis.find(({ name }) => name === row.kpi)
    if (kpi === undefined) return [{ ...row, reason: 'unknown' }]
    const most = kpi.unit === 'rate' ? 1 : kpi.unit === 'points' ? 100 : Infinity
    return Math.abs(row.value) > most ? [{ ...row, reason: 'beyond' }] : []
  })
}
