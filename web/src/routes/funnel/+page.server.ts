import { requireAnswers, type Answers } from '#lib/server/answers.ts'
import { startBlink } from '#lib/server/blink.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { oneOf } from '#lib/server/one-of.ts'
import { opportunityOwner } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Language } from '#lib/i18n/language.ts'
import type { PageServerLoad } from './$types'

const mostGroups = 40
const shows = ['conversion', 'days'] as const

export const load: PageServerLoad = async ({ locals, url, isDataRequest }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['group', 'show'])
  const [about, sources, groups, chosen] = await Promise.all([
    answers.describe(),
    answers.sources(),
    groupings(answers, locals.language),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const group = oneOf(
    'group',
    view.own['group'] ?? groups.usual,
    groups.all.map(({ name }) => name)
  )
  const show = oneOf('show', view.own['show'] ?? 'conversion', shows)
  const frame = {
    ...{ view, build: answers.build, company: about.company, chosen, group, show, groups: groups.all },
    has_source: sources.has('opportunities')
  }
  if (!about.months.some(({ month }) => month === view.month)) return { ...frame, shown: null }
  const asked = { month: view.month, where: whereOf(view) }
  // From now on, so that what is slow to say first leaves less time for what follows it.
  const soon = startBlink({ isSwitch: isDataRequest })
  const head = await answers.funnelHead(asked)
  const funnel = await soon(() => answers.funnel({ ...asked, by: group, limit: mostGroups }))
  return { ...frame, shown: { head, funnel } }
}

/** What the funnel can be split by, regions from the coarsest on: who works on it, and what its customers are. */
async function groupings(answers: Answers, language: Language) {
  const [dimensions, area] = await Promise.all([
    answers.dimensions(),
    answers.coarsestDimension('home_region')
  ])
  const parting = dimensions.filter((each) => each.attribute_of === 'customer' && each.name !== 'customer')
  const rep = { name: opportunityOwner, label: null }
  return {
    all: [rep, ...parting.map(({ name, label }) => ({ name, label: label[language] }))],
    usual: area?.name ?? opportunityOwner
  }
}
