import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

/** As many as a meeting can go through by name. */
const topCustomers = 20

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const { language } = locals
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers)
  const where = whereOf(view)
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [about, head, models, chosen] = await Promise.all([
    answers.describe(),
    answers.customerValuesHead({ where }),
    answers.models(),
    chosenMembers(answers, view.filters, language)
  ])
  const values = await soon(() => answers.customerValues({ where, limit: topCustomers }))
  return { view, build: answers.build, company: about.company, head, values, models, chosen }
}
