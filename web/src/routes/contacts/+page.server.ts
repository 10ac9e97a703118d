import { requireAnswers } from '#lib/server/answers.ts'
import { holdPlace, startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { contactKpis, contactLists } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

const isOfMonths = (list: (typeof contactLists)[number]): boolean => list === 'late' || list === 'missed'

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['by', 'list', 'rep', 'search', 'sort'])
  const { list, rep, search = '', sort } = view.own
  const where = whereOf(view)
  const asked = { where, month: view.month }
  const listed = contactLists.find((name) => name === list) ?? 'overdue'
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [about, head, chosen] = await Promise.all([
    answers.describe(),
    answers.contactsHead(asked),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const [contacts, page] = await Promise.all([
    // As many lines as there are reps: nobody knows how many before.
    holdPlace(() => answers.contacts(asked), { isSwitch: isDataRequest }),
    soon(() =>
      answers.contactList({
        where,
        // What is to be done now is so in any month.
        ...(isOfMonths(listed) && { month: view.month }),
        list: listed,
        search,
        limit: firstRows,
        ...(rep !== undefined && { owner: rep }),
        ...(sort !== undefined && { sort })
      })
    )
  ])
  return {
    view,
    build: answers.build,
    company: about.company,
    head,
    contacts,
    list: listed,
    page,
    chosen,
    lists: contactLists,
    kpis: contactKpis
  }
}
