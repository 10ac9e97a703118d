import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { KpiDefinition } from './define-query.ts'
import { QueryError } from './errors.ts'
import { eventViews, isEventView, sourceOfEvents } from './events.ts'
import { keptFor, readRows } from './session.ts'

const sourceRow = z.object({ source: z.string(), rows_kept: z.number() })

/** The sources that the build was made of, with how many of their rows were kept: 0 for one whose files hold none. */
export const readSources = keptFor(async (connection): Promise<ReadonlyMap<string, number>> => {
  const rows = await readRows(
    connection,
    sourceRow,
    `select source_files.source, cast(sum(source_files.rows_kept) as double) as rows_kept
    from marts.source_files as source_files
    group by source_files.source`
  )
  return new Map(rows.map(({ source, rows_kept }) => [source, rows_kept]))
})

/** The optional sources that a KPI counts rows of. */
export const sourcesOf = ({ reads }: Pick<KpiDefinition, 'reads'>): string[] =>
  reads.filter(isEventView).map((view) => sourceOfEvents(eventViews[view]))

/** @throws QueryError when the build was made without a source that the KPI counts rows of. */
export async function refuseWithoutSource(connection: DuckDBConnection, kpi: KpiDefinition): Promise<void> {
  const needed = sourcesOf(kpi)
  if (needed.length === 0) return
  const present = await readSources(connection)
  const missing = needed.filter((source) => !present.has(source))
  if (missing.length === 0) return
  throw new QueryError({
    parameter: 'kpi',
    value: kpi.name,
    allowed: `this build has no ${missing.join(', ')}; add ${missing.map((source) => `sources.${source}`).join(', ')} to clientele.yaml and build again`
  })
}
