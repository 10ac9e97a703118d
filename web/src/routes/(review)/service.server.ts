import { kpis, QueryError, sourcesOf, type KpiName } from '#lib/server/queries.ts'
import type { Tile } from '#lib/ui/tile.ts'
import { loadTile, type ReviewQuestion } from './tiles.server.ts'

/** Whether customers are satisfied, and looked after: what is shown of it in the meeting. */
const service = [
  'nps',
  'csat',
  'survey-response-rate',
  'complaints',
  'complaint-response-in-time',
  'contact-coverage'
] as const satisfies readonly KpiName[]

export type Service = {
  /** In their order; without a tile where the filters of the view are none of what is counted. */
  figures: readonly { kpi: string; label: string; tile: Tile | null }[]
  /** Sources that the build has not got, without which figures are missing. */
  missing: readonly string[]
}

export async function loadService(question: ReviewQuestion): Promise<Service> {
  const [targeted, present] = await Promise.all([question.answers.targetedKpis(), question.answers.sources()])
  const asked = kpis.filter(({ name }) => service.some((each) => each === name))
  const isPresent = (source: string) => present.has(source)
  const figures = await Promise.all(
    service
      .flatMap((name) => asked.filter((kpi) => kpi.name === name))
      .filter((kpi) => sourcesOf(kpi).every(isPresent))
      .map(async (kpi) => ({
        kpi: kpi.name,
        label: kpi.label[question.language],
        tile: await loadTile(kpi, { ...question, targeted }).catch(noTile)
      }))
  )
  const missing = new Set(asked.flatMap(sourcesOf).filter((source) => !isPresent(source)))
  return { figures, missing: [...missing] }
}

/** Surveys know no products, complaints no channels: filtered by them there is no figure. */
function noTile(problem: unknown): null {
  if (problem instanceof QueryError) return null
  throw problem
}
