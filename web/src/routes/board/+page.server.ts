import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { boardKinds, boardSpans } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

/** Of each kind, as many as a meeting goes through. */
const rowsOfKind = 10
const wholeKind = 500

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['kind', 'rep', 'span', 'team'])
  const { rep, team } = view.own
  const kind = boardKinds.find((name) => name === view.own['kind'])
  const where = whereOf(view)
  const asked = {
    where,
    span: boardSpans.find((name) => name === view.own['span']) ?? 'week',
    ...(kind !== undefined && { kind }),
    ...(rep !== undefined && { rep }),
    ...(team !== undefined && { team })
  }
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const [about, head, chosen] = await Promise.all([
    answers.describe(),
    answers.boardHead(asked),
    chosenMembers(answers, view.filters, locals.language)
  ])
  // One kind alone is seen whole, as far as anybody reads.
  const rows = await soon(() =>
    answers.boardRows({ ...asked, limit: kind === undefined ? rowsOfKind : wholeKind })
  )
  return {
    view,
    build: answers.build,
    company: about.company,
    head,
    rows,
    chosen,
    kinds: boardKinds,
    spans: boardSpans,
    now: Date.now()
  }
}
