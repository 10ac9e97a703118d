import { requireAnswers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100
/** Beyond so many campaigns what stands below may move when the month changes. */
const mostRoom = 12

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['show', 'search', 'sort'])
  const { show, search = '', sort } = view.own
  const where = whereOf(view)
  const [about, sources, chosen] = await Promise.all([
    answers.describe(),
    answers.sources(),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const frame = {
    ...{ view, build: answers.build, company: about.company, chosen },
    has_source: sources.has('campaigns'),
    has_members: sources.has('campaign_members'),
    room: Math.min(mostRoom, sources.get('campaigns') ?? 0)
  }
  if (!about.months.some(({ month }) => month === view.month))
    return { ...frame, answer: null, shown: null, members: null }
  const asOf = { month: view.month, where }
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const answer = await answers.campaigns(asOf)
  const { campaigns } = answer
  // A campaign that another month knows may not have begun by this one.
  const asked = campaigns.find(({ campaign_id }) => campaign_id === show)
  // The latest that can tell what it brought says most.
  const shown = asked ?? campaigns.find(({ effect }) => effect !== null) ?? campaigns[0] ?? null
  const members =
    shown === null
      ? null
      : await soon(() =>
          answers.campaignMembers({
            ...{ ...asOf, campaign: shown.campaign_id, search, limit: firstRows },
            ...(sort !== undefined && { sort })
          })
        )
  return { ...frame, answer, shown, members }
}
