import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['rule', 'search', 'sort'])
  const { rule, search = '', sort } = view.own
  const where = whereOf(view)
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [about, risk, chosen] = await Promise.all([
    answers.describe(),
    answers.risk({ where }),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const list = await soon(() =>
    answers.callList({
      where,
      search,
      limit: firstRows,
      ...(rule !== undefined && { rule }),
      ...(sort !== undefined && { sort })
    })
  )
  return { view, build: answers.build, company: about.company, risk, list, chosen }
}
