import { requireAnswers } from '#lib/server/answers.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { contactKpis, contactLists } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['by', 'list', 'rep', 'search', 'sort'])
  const { list, rep, search = '', sort } = view.own
  const where = Object.entries(view.filters).map(([dimension, values]) => ({
    dimension,
    values: [...values]
  }))
  const asked = { where, month: view.month }
  const [about, contacts, rows, chosen] = await Promise.all([
    answers.describe(),
    answers.contacts(asked),
    answers.contactList({
      ...asked,
      list: contactLists.find((name) => name === list) ?? 'overdue',
      search,
      limit: firstRows,
      ...(rep !== undefined && { owner: rep }),
      ...(sort !== undefined && { sort })
    }),
    chosenMembers(answers, view.filters, locals.language)
  ])
  return {
    view,
    build: answers.build,
    company: about.company,
    contacts,
    rows,
    chosen,
    lists: contactLists,
    kpis: contactKpis
  }
}
