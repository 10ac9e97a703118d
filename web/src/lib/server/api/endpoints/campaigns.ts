import {
  campaignColumns,
  campaignLines,
  exportFormats,
  funnelGroupColumns,
  funnelGroupLines,
  funnelStageColumns,
  funnelStageLines,
  openCampaignMembers,
  queryCampaigns,
  queryFunnel,
  selectOfRows
} from '../../queries.ts'
import { campaignMembersParameters, campaignsParameters, funnelParameters } from '../campaign-parameters.ts'
import { defineEndpoint } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { campaignMembersSchema, campaignsSchema, funnelSchema } from '../schemas/campaigns.ts'

export const campaignsEndpoint = defineEndpoint({
  id: 'Campaigns',
  path: '/api/v1/campaigns',
  summary: 'What campaigns cost and brought: as it looks, and against the customers who were held out.',
  resource: null,
  parameters: campaignsParameters,
  answer: campaignsSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryCampaigns(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      where: await filtersOf(connection, given.where, { scope, language }),
      campaign: given.campaign,
      scope
    }),
  table: ({ campaigns }, { given }) => ({
    select: selectOfRows(campaignColumns, campaignLines(campaigns)),
    name: ['campaigns', given.month]
  })
})

export const campaignMembersEndpoint = defineListEndpoint({
  id: 'CampaignMembers',
  path: '/api/v1/campaigns/members',
  summary: 'Who was chosen for a campaign, treated and held out, with what each of them bought.',
  parameters: campaignMembersParameters,
  answer: campaignMembersSchema,
  counted: 'members',
  openList: async (connection, { given, scope, language }) => {
    const { campaign, where, group, search, sort, limit, offset } = given
    const { select, ...about } = await openCampaignMembers(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      where: await filtersOf(connection, where, { scope, language }),
      ...(group !== undefined && { group }),
      ...{ campaign, search, sort, limit, offset, language, scope }
    })
    return { select, name: ['campaign-members', campaign, given.month], head: about }
  }
})

export const funnelEndpoint = defineEndpoint({
  id: 'Funnel',
  path: '/api/v1/funnel',
  summary: 'Opportunities from stage to stage: who went on, days in each stage, win rate, and what is open.',
  resource: null,
  parameters: funnelParameters,
  answer: funnelSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryFunnel(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      months: given.months,
      by: given.by,
      where: await filtersOf(connection, given.where, { scope, language }),
      limit: given.limit,
      language,
      scope
    }),
  table: (funnel, { given }) => ({
    select:
      given.by === undefined
        ? selectOfRows(funnelStageColumns, funnelStageLines(funnel))
        : selectOfRows(funnelGroupColumns, funnelGroupLines(funnel)),
    name: ['funnel', given.by, given.month]
  })
})
