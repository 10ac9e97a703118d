import { z } from 'zod'
import { memberGroups, monthSchema, opportunityOwner } from '../queries.ts'
import { count, formats, language, text, where } from './parameters.ts'

// The query strings of what is asked of campaigns and of the funnel of opportunities.

const month = monthSchema
  .optional()
  .describe('Nothing after its last day is looked at, as YYYY-MM; without it, the last complete month.')

export const campaignsParameters = z.strictObject({
  month,
  where,
  campaign: text.optional().describe('Only this campaign, by its id.'),
  language,
  format: formats
})

export const campaignMembersParameters = z.strictObject({
  campaign: text.describe('The campaign, by its id in /api/v1/campaigns.'),
  month,
  where,
  group: z.enum(memberGroups).optional().describe('Only who was treated, or only who was held out.'),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only members with this in their name, id or owner.'),
  sort: text
    .default('-net_amount')
    .describe('A column of the list to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many members.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many members first.'),
  language,
  format: formats
})

export const funnelParameters = z.strictObject({
  month,
  months: count(
    120,
    12,
    'Stages are of the opportunities created in so many months that end with it, the win rate of those closed in them.'
  ),
  by: text
    .optional()
    .describe(
      `Split by an attribute of customers, a name of /api/v1/dimensions, or by who works on the opportunity (${opportunityOwner}); tables then hold the groups, else the stages.`
    ),
  where,
  limit: count(10_000, 50, 'At most so many groups, those with most opportunities.'),
  language,
  format: formats
})
