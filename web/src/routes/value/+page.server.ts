import { requireAnswers } from '#lib/server/answers.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

/** As many as a meeting can go through by name. */
const topCustomers = 20

export const load: PageServerLoad = async ({ locals, url }) => {
  const { language } = locals
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers)
  const where = whereOf(view)
  const [about, values, models, chosen] = await Promise.all([
    answers.describe(),
    answers.customerValues({ where, limit: topCustomers }),
    answers.models(),
    chosenMembers(answers, view.filters, language)
  ])
  return { view, build: answers.build, company: about.company, values, models, chosen }
}
