import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { shownCohorts } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import {
  loadChurn,
  loadCohorts,
  loadLifecycle,
  loadSurvival,
  ownParameters,
  readQuestion
} from './retention.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const asked = await readView(url.searchParams, answers, ownParameters)
  const question = await readQuestion(asked, answers, locals.language)
  const about = await answers.describe()
  const { view, by, measure, side, event, group, groups } = question
  const frame = { view, build: answers.build, company: about.company }
  if (!about.months.some(({ month }) => month === view.month)) return { ...frame, shown: null }
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const cohorts = await loadCohorts(answers, question)
  const [churn, survival, lifecycle] = await Promise.all([
    soon(() => loadChurn(answers, question)),
    soon(() => loadSurvival(answers, question)),
    soon(() => loadLifecycle(answers, question, locals.language))
  ])
  return {
    ...frame,
    shown: {
      by,
      measure,
      side,
      event,
      group,
      groups,
      cohorts,
      room: shownCohorts[by],
      churn,
      survival,
      lifecycle
    }
  }
}
