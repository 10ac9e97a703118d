import { kpis, queryKpis, sourcesOf, type KpiAnswer, type KpiRequest } from './queries.ts'
import type { Lease } from './warehouse.ts'

type Waiting = PromiseWithResolvers<KpiAnswer> & { request: KpiRequest }

const asked = new WeakMap<Lease, Waiting[]>()

/** Figures that count events, of which there are few: then most of the time goes into opening the period. */
const ofEvents: ReadonlySet<string> = new Set(
  kpis.filter((kpi) => sourcesOf(kpi).length > 0).map(({ name }) => name)
)

export const countsEvents = ({ kpi }: Pick<KpiRequest, 'kpi'>): boolean => ofEvents.has(kpi)

/** The total of such a figure, counted together with all others that a request asks for in the same breath. */
export function askEventTotal(from: Lease, request: KpiRequest): Promise<KpiAnswer> {
  const waiting = { ...Promise.withResolvers<KpiAnswer>(), request }
  const others = asked.get(from)
  if (others === undefined) {
    const all = [waiting]
    asked.set(from, all)
    setImmediate(() => {
      asked.delete(from)
      void answerAll(from, all)
    })
  } else others.push(waiting)
  return waiting.promise
}

async function answerAll(from: Lease, all: readonly Waiting[]): Promise<void> {
  try {
    const answers = await from.use((connection) =>
      queryKpis(
        connection,
        all.map(({ request }) => request)
      )
    )
    for (const [place, { resolve, reject }] of all.entries()) {
      const answer = answers[place]
      if (answer?.status === 'fulfilled') resolve(answer.value)
      else reject(answer?.reason)
    }
  } catch (problem) {
    for (const { reject } of all) reject(problem)
  }
}
