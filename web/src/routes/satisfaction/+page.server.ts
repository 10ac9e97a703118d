import { requireAnswers } from '#lib/server/answers.ts'
import { holdPlace, startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import {
  loadBeside,
  loadComments,
  loadFigures,
  loadGroups,
  loadScores,
  ownParameters,
  readQuestion
} from './satisfaction.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ownParameters)
  const [question, about, sources] = await Promise.all([
    readQuestion(view, answers, locals.language),
    answers.describe(),
    answers.sources()
  ])
  const { survey, by, splits, leftOut } = question
  const frame = { view, build: answers.build, company: about.company, survey, by, splits, leftOut }
  const isKnown = about.months.some(({ month }) => month === view.month)
  if (!sources.has('survey_responses')) return { ...frame, isAbsent: true, shown: null }
  if (!isKnown) return { ...frame, isAbsent: false, shown: null }
  const [scores, figures, chosen] = await Promise.all([
    loadScores(answers, question),
    loadFigures(answers, question, locals.language),
    chosenMembers(
      answers,
      Object.fromEntries(question.where.map(({ dimension, values }) => [dimension, values])),
      locals.language
    )
  ])
  // From view to view only what the first lines say is waited for.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [held, groups, comments] = await Promise.all([
    holdPlace(() => loadBeside(answers, question, scores), { isSwitch: isDataRequest }),
    soon(() => loadGroups(answers, question)),
    soon(() => loadComments(answers, question))
  ])
  return { ...frame, isAbsent: false, shown: { scores, figures, beside: held, groups, comments, chosen } }
}
