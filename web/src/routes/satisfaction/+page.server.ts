import { requireAnswers } from '#lib/server/answers.ts'
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
  const [satisfaction, figures, groups, comments, chosen] = await Promise.all([
    loadSatisfaction(answers, question),
    loadFigures(answers, question, locals.language),
    loadGroups(answers, question),
    loadComments(answers, question),
    chosenMembers(
      answers,
      Object.fromEntries(question.where.map(({ dimension, values }) => [dimension, values])),
      locals.language
    )
  ])
  return { ...frame, isAbsent: false, shown: { satisfaction, figures, groups, comments, chosen } }
}
