import { requireAnswers } from '#lib/server/answers.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['rule', 'search', 'sort'])
  const { rule, search = '', sort } = view.own
  const where = whereOf(view)
  const [about, risk, list, chosen] = await Promise.all([
    answers.describe(),
    answers.risk({ where }),
    answers.callList({
      where,
      search,
      limit: firstRows,
      ...(rule !== undefined && { rule }),
      ...(sort !== undefined && { sort })
    }),
    chosenMembers(answers, view.filters, locals.language)
  ])
  return { view, build: answers.build, company: about.company, risk, list, chosen }
}
