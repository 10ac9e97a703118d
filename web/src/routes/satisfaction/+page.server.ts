import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import {
  loadComments,
  loadFigures,
  loadGroups,
  loadSatisfaction,
  ownParameters,
  readQuestion
} from './satisfaction.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
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
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink()
  const [satisfaction, figures, chosen] = await Promise.all([
    loadSatisfaction(answers, question),
    loadFigures(answers, question, locals.language),
    chosenMembers(
      answers,
      Object.fromEntries(question.where.map(({ dimension, values }) => [dimension, values])),
      locals.language
    )
  ])
  const [groups, comments] = await Promise.all([
    soon(loadGroups(answers, question)),
    soon(loadComments(answers, question))
  ])
  return { ...frame, isAbsent: false, shown: { satisfaction, figures, groups, comments, chosen } }
}
