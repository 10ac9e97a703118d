import { requireAnswers } from '#lib/server/answers.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { AddressError } from '#lib/server/errors.ts'
import { readView } from '#lib/server/view.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers, ['show', 'search', 'sort'])
  const { show, search = '', sort } = view.own
  const where = Object.entries(view.filters).map(([dimension, values]) => ({
    dimension,
    values: [...values]
  }))
  const [about, sources, answer, chosen] = await Promise.all([
    answers.describe(),
    answers.sources(),
    answers.campaigns({ where }),
    chosenMembers(answers, view.filters, locals.language)
  ])
  const { campaigns } = answer
  const asked = campaigns.find(({ campaign_id }) => campaign_id === show)
  if (show !== undefined && asked === undefined)
    throw new AddressError('show', show, 'the id of a campaign of this build')
  // The latest that can tell what it brought says most.
  const shown = asked ?? campaigns.find(({ effect }) => effect !== null) ?? campaigns[0] ?? null
  const members =
    shown === null
      ? null
      : await answers.campaignMembers({
          ...{ campaign: shown.campaign_id, where, search, limit: firstRows },
          ...(sort !== undefined && { sort })
        })
  return {
    ...{ view, build: answers.build, company: about.company, chosen, answer, shown, members },
    has_source: sources.has('campaigns'),
    has_members: sources.has('campaign_members')
  }
}
