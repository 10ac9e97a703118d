import { requireAnswers } from '#lib/server/answers.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

/** Enough for a picture; more would be one black patch, and slow. */
const points = 600

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers)
  const where = whereOf(view)
  const [about, found, chosen] = await Promise.all([
    answers.describe(),
    answers.clusters({ where, points }),
    chosenMembers(answers, view.filters, locals.language)
  ])
  return { view, build: answers.build, company: about.company, found, chosen }
}
