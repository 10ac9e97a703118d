import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { readView } from '#lib/server/view.ts'
import { loadMigration, migrationMonths, ownParameters, segmentsRequest } from './segments.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ownParameters)
  const about = await answers.describe()
  const frame = { view, build: answers.build, company: about.company }
  const months = about.months.map(({ month }) => month)
  if (!months.includes(view.month)) return { ...frame, shown: null }
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const request = segmentsRequest(view)
  const head = await answers.segmentsHead(request)
  const between = migrationMonths(view, about, head.compared_month)
  const [segments, migration] = await Promise.all([
    soon(() => answers.segments(request)),
    between && soon(() => loadMigration(answers, view, between))
  ])
  return { ...frame, shown: { head, segments, between, migration } }
}
