import { requireAnswers } from '#lib/server/answers.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { loadComplaints, ownParameters } from './complaints.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ownParameters)
  const [about, sources, chosen] = await Promise.all([
    answers.describe(),
    answers.sources(),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const frame = { view, build: answers.build, company: about.company, chosen }
  const state = sources.has('complaints') ? (sources.get('complaints') === 0 ? 'empty' : 'there') : 'absent'
  const isKnown = about.months.some(({ month }) => month === view.month)
  if (state === 'absent' || !isKnown)
    return { ...frame, state: isKnown ? state : 'no-month', shown: null } as const
  return {
    ...frame,
    state,
    shown: await loadComplaints(view, answers, { language: locals.language, isSwitch: isDataRequest })
  } as const
}
