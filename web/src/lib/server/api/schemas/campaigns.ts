import { z } from 'zod'
import type { CampaignMembers, CampaignsAnswer, Funnel } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, sharedSchemas } from './shared.ts'

const members = z.int().min(0)

export const interval = z
  .strictObject({ low: z.number(), high: z.number() })
  .nullable()
  .describe('95 %; null where there are too few cases for one.')

const share = z
  .strictObject({
    hits: members,
    n: members,
    value: figure.describe('hits ÷ n; null without cases.'),
    interval
  })
  .register(sharedSchemas, { id: 'ShareOfCases' })

const contrast = z
  .strictObject({
    treated: z.number(),
    holdout: z.number(),
    difference: z.number(),
    interval: interval.describe('Welch’s, 95 %, of the difference.')
  })
  .register(sharedSchemas, { id: 'CampaignContrast' })

const effect = z
  .strictObject({
    conversion: z
      .strictObject({ treated: share, holdout: share, difference: z.number(), interval })
      .describe('Share of members who bought in the window; Newcombe’s interval of the difference.'),
    margin: contrast.nullable().describe('Of a member; null where no cost of goods is known.'),
    incremental_margin: figure.describe('The difference of margins × the treated.'),
    incremental_margin_interval: interval,
    roi: figure.describe('(incremental margin − cost) ÷ cost.'),
    roi_interval: interval,
    prior: contrast.describe('Net sales of a member in the year before the campaign.'),
    is_balanced: z.boolean().describe('False where the groups differed before already.'),
    verdict: z.enum(['pays', 'loses', 'unclear']).nullable()
  })
  .register(sharedSchemas, { id: 'CampaignEffect' })

const campaign = z
  .strictObject({
    campaign_id: z.string(),
    campaign_name: z.string(),
    channel: z.string().nullable(),
    starts_on: day,
    ends_on: day.nullable(),
    cost: z.number().describe('Of the members in view, where filters or the scope leave some out.'),
    cost_in_all: z.number(),
    basis: z
      .enum(['members', 'orders', 'none'])
      .describe('Its sales: of the treated in their windows, or those that bear its id.'),
    treated: members,
    holdout: members,
    reached: share.nullable().describe('Of the treated; null where no contact is noted.'),
    responded: share,
    bought: share,
    buyers: members,
    net_amount: z.number(),
    costed_share: figure.describe('Share of the net sales whose cost of goods is known.'),
    margin_amount: figure.describe('Sales of unknown cost bring none.'),
    naive_roi: figure.describe('(margin − cost) ÷ cost, counting what would have been bought anyway.'),
    effect: effect.nullable().describe('Against the holdout; null where there is none.'),
    is_small: z.boolean(),
    still_running: members.describe('Members whose window is not over.'),
    overlapping: members.describe('Treated whom another campaign treated at about the same time.'),
    holdout_treated_elsewhere: members
  })
  .register(sharedSchemas, { id: 'Campaign' })

export const campaignsSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    window_days: z.int().describe('Days from the contact, else from the start, whose sales count.'),
    minimum_n: z.int(),
    campaigns: z.array(campaign).describe('The latest first.')
  })
  .register(sharedSchemas, { id: 'CampaignsAnswer' })

const memberRow = z
  .strictObject({
    customer_id: z.string(),
    customer_name: z.string().nullable(),
    is_known: z.boolean().describe('False where neither the customers nor the sales know the id.'),
    owner: z.string().nullable(),
    home_region: z.string().nullable(),
    member_group: z.enum(['treated', 'holdout']),
    contacted_on: day.nullable(),
    responded_on: day.nullable(),
    counts_from: day.describe('The first day of the window.'),
    days_observed: z.number(),
    orders: z.number(),
    net_amount: z.number(),
    costed_net_amount: z.number(),
    margin_amount: figure,
    prior_net_amount: z.number().describe('Of the year before the campaign.'),
    overlapping_campaigns: z.number()
  })
  .register(sharedSchemas, { id: 'CampaignMember' })

export const campaignMembersSchema = z
  .strictObject({
    build: z.string(),
    campaign_id: z.string(),
    campaign_name: z.string(),
    total: members.describe('How many there are, whatever the limit.'),
    limit: z.int(),
    offset: z.int(),
    rows: z.array(memberRow)
  })
  .register(sharedSchemas, { id: 'CampaignMembersAnswer' })

const group = z
  .strictObject({
    key: z.string().describe('Empty: none.'),
    label: z.string().nullable(),
    created: members,
    created_won: members,
    created_open: members,
    won: members.describe('Closed in the months.'),
    lost: members,
    win_rate: share,
    won_amount: z.number(),
    median_cycle_days: figure.describe('From creation to winning.'),
    open: members.describe('At the end of the months.'),
    open_with_amount: members,
    open_amount: z.number(),
    stages: z.array(
      z.strictObject({ position: z.int(), went_on: share, median_days: figure, stays: members })
    )
  })
  .register(sharedSchemas, { id: 'FunnelGroup' })

export const funnelSchema = z
  .strictObject({
    build: z.string(),
    from: day,
    to: day,
    by: z.string().nullable(),
    minimum_n: z.int(),
    is_order_configured: z.boolean(),
    total: group,
    skipped: members.describe('Opportunities that left out a stage.'),
    went_back: members,
    undated: members.describe('Without a history of their stages.'),
    outside_stages: members,
    stages: z.array(
      z
        .strictObject({
          stage: z.string(),
          position: z.int().nullable(),
          entered: members,
          advanced: members.describe('Entered a later stage.'),
          won: members,
          lost: members,
          open: members,
          closed: members.describe('Without an outcome.'),
          went_on: share,
          went_on_of_decided: share,
          median_days: figure.describe('Kaplan and Meier’s, with the stays that are not over.'),
          stays: members,
          stays_open: members,
          pipeline: z.strictObject({
            opportunities: members,
            with_amount: members,
            amount: z.number(),
            median_age_days: figure,
            oldest_age_days: figure,
            median_days_in_stage: figure
          })
        })
        .register(sharedSchemas, { id: 'FunnelStage' })
    ),
    groups: z.array(group),
    left_out: members
  })
  .register(sharedSchemas, { id: 'FunnelAnswer' })

agreed<Agrees<typeof campaignsSchema, CampaignsAnswer>>()
agreed<Agrees<typeof campaignMembersSchema, CampaignMembers & { limit: number; offset: number }>>()
agreed<Agrees<typeof funnelSchema, Funnel>>()
