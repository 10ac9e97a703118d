import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { listParameters, type ListChoice } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import { withMembers, withOwn } from '#lib/view/view.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const { language } = locals
  const answers = requireAnswers(locals)
  const read = await readView(url.searchParams, answers, [...listParameters, 'search', 'sort'])
  // One class is what the list is narrowed down to; several, or those without one, are filtered by as anywhere.
  const view = listParameters.reduce((rest, name) => {
    const [only, more] = read.filters[name] ?? []
    return only === '' || more !== undefined ? withOwn(rest, { [name]: null }) : withMembers(rest, name, [])
  }, read)
  const { sort, search = '' } = view.own
  const only: ListChoice = Object.fromEntries(
    listParameters.flatMap((name) => (view.own[name] === undefined ? [] : [[name, view.own[name]]]))
  )
  const asked = {
    month: view.month,
    where: whereOf(view),
    only,
    search,
    ...(sort !== undefined && { sort })
  }
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [about, head, chosen] = await Promise.all([
    answers.describe(),
    answers.customersHead(asked),
    chosenMembers(answers, view.filters, language)
  ])
  const page = await soon(() => answers.customers({ ...asked, limit: firstRows }))
  return { view, build: answers.build, company: about.company, asOf: about.as_of, only, chosen, head, page }
}
