import { requireAnswers } from '#lib/server/answers.ts'
import { assessedOrNull } from '#lib/server/assessed-or-null.ts'
import { holdPlace, startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'
import { splitBy } from './assessment.server.ts'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, [
    ...['by', 'grade', 'advice', 'moved_by', 'search', 'sort']
  ])
  const { by, grade, advice, moved_by, search = '', sort } = view.own
  const { month } = view
  const where = whereOf(view)
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [about, head, chosen] = await Promise.all([
    answers.describe(),
    assessedOrNull(answers.assessmentHead({ month, where })),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const frame = { view, build: answers.build, company: about.company, chosen }
  if (head === null) return { ...frame, shown: null }
  const [overview, list] = await Promise.all([
    holdPlace(async () => splitBy(by, await answers.assessment({ month, where })), {
      isSwitch: isDataRequest
    }),
    soon(() =>
      answers.assessed({
        ...{ month, where, search, limit: firstRows },
        ...(grade !== undefined && { grade }),
        ...(advice !== undefined && { advice }),
        ...(moved_by !== undefined && { moved_by }),
        ...(sort !== undefined && { sort })
      })
    )
  ])
  return { ...frame, shown: { head, overview, list } }
}
