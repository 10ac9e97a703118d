import { requireAnswers } from '#lib/server/answers.ts'
import { readView } from '#lib/server/view.ts'
import { bridgeOf } from './bridge.server.ts'
import { loadReview } from './review.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['bridge'])
  const bridge = bridgeOf(view)
  const about = await answers.describe()
  const frame = { view, build: answers.build, company: about.company }
  const month = about.months.find((candidate) => candidate.month === view.month)
  if (month === undefined) return { ...frame, review: null }
  const dataTo = month.is_complete ? null : about.as_of
  return {
    ...frame,
    review: await loadReview({
      answers,
      about,
      view,
      bridge,
      dataTo,
      language: locals.language,
      isSwitch: isDataRequest
    })
  }
}
