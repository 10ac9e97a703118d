import { isEventView } from '../../queries/events.ts'
import { kpis, type KpiName } from '../../queries/index.ts'

/** The KPIs that sales alone answer, by any dimension of theirs; the others count events of sources beside. */
export const salesKpis: readonly KpiName[] = kpis
  .filter(({ reads }) => !reads.some(isEventView))
  .map(({ name }) => name)
