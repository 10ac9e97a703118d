import { isNamed } from '#lib/view/view.ts'
import { otherPeriods, type CustomerFlow } from '#lib/server/queries.ts'
import type { ReviewQuestion } from './tiles.server.ts'

/** Who came and who went, beside the period compared with where it is one; what it ends with is the page's to show. */
export type Flow = Pick<CustomerFlow, 'churn_window_days' | 'now' | 'previous'> & {
  /** The first day of the data, where old customers seem new because it is so late. */
  since: string | null
}

export async function loadFlow({ answers, view, where, settings }: ReviewQuestion): Promise<Flow> {
  const definition = view.definitions['churn-rate']
  const isPeriod = !isNamed(view.compare) || otherPeriods.some((name) => name === view.compare)
  const flow = await answers.flow({
    period: { month: view.month },
    where,
    ...(isPeriod && { compare: view.compare }),
    ...(definition !== undefined && { definition })
  })
  const { churn_window_days, now, previous, short_history } = flow
  const since = short_history ? (settings['first_order_on'] ?? null) : null
  return { churn_window_days, now, previous, since }
}
