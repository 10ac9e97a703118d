import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { QueryError } from '../errors.ts'
import { parseRequest } from '../request.ts'
import { amongSql } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { shareOf } from '../statistics/share.ts'
import type { Share } from '../statistics/share.ts'
import { inTurn } from '../turns.ts'
import { effectOf, roiOf } from './campaign-effect.ts'
import type { CampaignEffect, GroupSums } from './campaign-effect.ts'
import { campaignsRequestSchema } from './campaigns-request.ts'
import type { CampaignsRequest } from './campaigns-request.ts'
import { openCampaigns } from './open-campaigns.ts'

const amounts = z.number().nullable()
const sums = { members: z.number(), bought: z.number(), margin_mean: amounts, margin_variance: amounts }
const priors = { prior_mean: amounts, prior_variance: amounts }
const groupRow = z.object({ ...sums, ...priors })

const campaignRow = z.object({
  campaign_id: z.string(),
  campaign_name: z.string(),
  channel: z.string().nullable(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
  cost: z.number(),
  treated_in_all: z.number(),
  has_contacts: z.boolean(),
  reached: z.number(),
  responded: z.number(),
  net_amount: z.number(),
  margin_amount: z.number(),
  window_net_amount: z.number(),
  window_costed_amount: z.number(),
  still_running: z.number(),
  overlapping: z.number(),
  holdout_treated_elsewhere: z.number(),
  tagged_buyers: z.number(),
  tagged_net_amount: z.number(),
  tagged_costed_amount: z.number(),
  tagged_cost_amount: z.number(),
  members: z.number(),
  treated: groupRow,
  holdout: groupRow
})

type CampaignRow = z.infer<typeof campaignRow>

/** A campaign with what it cost, whom it reached, and what it brought. Money is in the build's currency. */
export interface Campaign {
  readonly campaign_id: string
  readonly campaign_name: string
  readonly channel: string | null
  readonly starts_on: Day
  readonly ends_on: Day | null
  /** Of the members in view: a part of `cost_in_all` by their number where filters or the viewer's scope leave some out. */
  readonly cost: number
  readonly cost_in_all: number
  /**
   * What its sales are: those of the treated in their windows (`members`), or, of a campaign that chose nobody, those that
   * bear its id (`orders`); `none` where there is neither.
   */
  readonly basis: 'members' | 'orders' | 'none'
  /** Members chosen to be treated, reached or not. */
  readonly treated: number
  /** Members held out, whom nobody contacts. */
  readonly holdout: number
  /** Of the treated, those who were contacted or responded; null where no contact is noted for any of them. */
  readonly reached: Share | null
  /** Who responded, of the reached; of the treated where it is not noted who was reached. */
  readonly responded: Share
  /** Treated who bought in the window. */
  readonly bought: Share
  /** Customers with such sales. */
  readonly buyers: number
  /** Net sales of the treated in their windows, whatever made them buy; or those that bear the campaign's id. */
  readonly net_amount: number
  /** Share of the net sales, of the holdout, too, whose cost of goods is known; null without sales. */
  readonly costed_share: number | null
  /** Margin of these sales; those of unknown cost bring none. Null where no cost is known. */
  readonly margin_amount: number | null
  /**
   * (margin − cost) ÷ cost: counts as the campaign's what would have been bought anyway. Null without cost or margin, and of
   * a part of the orders that bear an id, as there is nobody to share the cost out over.
   */
  readonly naive_roi: number | null
  /** Against the holdout; null where there is none. */
  readonly effect: CampaignEffect | null
  /** Fewer than the settings' minimum n on one of the two sides. */
  readonly is_small: boolean
  /** Members whose window goes on after the last day that is looked at. */
  readonly still_running: number
  /** Treated whom another campaign treated at about the same time: their sales count in both. */
  readonly overlapping: number
  /** Held out here, and yet treated by another campaign at about the same time. */
  readonly holdout_treated_elsewhere: number
}

export interface CampaignsAnswer {
  readonly build: string
  /** The last day that is looked at: the month's, or that of the data. */
  readonly as_of: Day
  /** Days from a member's contact, else from the campaign's start, whose sales count. */
  readonly window_days: number
  readonly minimum_n: number
  /** The latest first. */
  readonly campaigns: readonly Campaign[]
}

/**
 * What campaigns cost and brought: reach, response, sales in the attribution window, the return on investment as it looks
 * (naive), and as it is against the customers who were held out (incremental); all as it was known at the end of a month.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCampaigns(
  connection: DuckDBConnection,
  request: CampaignsRequest
): Promise<CampaignsAnswer> {
  const parsed = parseRequest(campaignsRequestSchema, request)
  return inTurn(connection, async () => {
    const { conditions, until } = await openCampaigns(connection, parsed)
    const settings = await readSettings(connection)
    const minimum_n = Number(settings['minimum_n'])
    const rows = await readRows(connection, campaignRow, campaignsSql(conditions))
    const isWhole = conditions.where.every((condition) => condition === 'true')
    const asked = rows.filter(
      ({ campaign_id }) => parsed.campaign === undefined || campaign_id === parsed.campaign
    )
    if (parsed.campaign !== undefined && asked.length === 0) throw unknownCampaign(parsed.campaign)
    return {
      build: conditions.build.build,
      as_of: addDays(until, -1),
      window_days: Number(settings['campaign_window_days']),
      minimum_n,
      campaigns: asked.map((row) => campaignOf(row, minimum_n, isWhole))
    }
  })
}

export const unknownCampaign = (campaign: string): QueryError =>
  new QueryError({
    parameter: 'campaign',
    value: campaign,
    allowed: 'the id of a campaign that has begun by then'
  })

function campaignOf(row: CampaignRow, minimumN: number, isWhole: boolean): Campaign {
  const { campaign_id, campaign_name, channel, starts_on, ends_on } = row
  const { treated, holdout } = row
  const cost = row.treated_in_all === 0 ? row.cost : (row.cost * treated.members) / row.treated_in_all
  const sales = salesOf(row)
  const costed_share = sales.in_all === 0 ? null : sales.costed / sales.in_all
  // Without any sale there is no margin either, and that is known.
  const hasMargin = sales.basis !== 'none' && costed_share !== 0
  const margin_amount = hasMargin ? sales.margin_amount : null
  const reached = row.has_contacts ? shareOf(row.reached, treated.members) : null
  const hasRoi = margin_amount !== null && (sales.basis === 'members' || isWhole)
  return {
    ...{ campaign_id, campaign_name, channel, starts_on, ends_on },
    cost,
    cost_in_all: row.cost,
    basis: sales.basis,
    treated: treated.members,
    holdout: holdout.members,
    reached,
    responded: shareOf(row.responded, reached?.hits ?? treated.members),
    bought: shareOf(treated.bought, treated.members),
    buyers: sales.buyers,
    net_amount: sales.net_amount,
    costed_share,
    margin_amount,
    naive_roi: hasRoi ? roiOf(margin_amount, cost) : null,
    effect: effectOf(groupOf(treated), groupOf(holdout), { cost, hasMargin }),
    is_small:
      sales.basis === 'members' &&
      (treated.members < minimumN || (holdout.members > 0 && holdout.members < minimumN)),
    still_running: row.still_running,
    overlapping: row.overlapping,
    holdout_treated_elsewhere: row.holdout_treated_elsewhere
  }
}

/** What the sales of a campaign are; `in_all` and `costed` tell how much of them has a known cost. */
function salesOf(row: CampaignRow) {
  const { net_amount, margin_amount, window_net_amount, window_costed_amount } = row
  if (row.members > 0) {
    const sums = { buyers: row.treated.bought, net_amount, margin_amount }
    return {
      basis: 'members',
      ...sums,
      in_all: window_net_amount,
      costed: window_costed_amount
    } as const
  }
  const tagged = row.tagged_net_amount
  return {
    basis: row.tagged_buyers > 0 || tagged !== 0 ? 'orders' : 'none',
    buyers: row.tagged_buyers,
    net_amount: tagged,
    margin_amount: row.tagged_costed_amount - row.tagged_cost_amount,
    in_all: tagged,
    costed: row.tagged_costed_amount
  } as const
}

const groupOf = ({ members, bought, ...row }: z.infer<typeof groupRow>): GroupSums => ({
  bought,
  margin: { n: members, mean: row.margin_mean ?? 0, variance: row.margin_variance },
  prior: { n: members, mean: row.prior_mean ?? 0, variance: row.prior_variance }
})

/** Sums of the rows of `members` in one group, as one struct. */
const groupSql = (group: string): string => {
  const of = `filter (where members.is_shown and members.member_group = '${group}')`
  return `{
    members: cast(count(*) ${of} as double),
    bought: cast(count(*) filter (
      where members.is_shown and members.member_group = '${group}' and members.orders > 0
    ) as double),
    margin_mean: avg(members.margin) ${of},
    margin_variance: var_samp(members.margin) ${of},
    prior_mean: avg(members.prior) ${of},
    prior_variance: var_samp(members.prior) ${of}
  }`
}

const counts = [
  'members',
  'treated_in_all',
  'reached',
  'responded',
  'net_amount',
  'margin_amount',
  'window_net_amount',
  'window_costed_amount',
  'still_running',
  'overlapping',
  'holdout_treated_elsewhere'
]
const tagged = ['buyers', 'net_amount', 'costed_amount', 'cost_amount'].map((name) => `tagged.tagged_${name}`)

const doubleOf = (column: string): string =>
  `cast(coalesce(${column}, 0) as double) as ${column.slice(column.indexOf('.') + 1)}`

const campaignsSql = (conditions: CustomerConditions): string => `
  with members as (
    select
      members.*,
      ${amongSql('members.customer_key', conditions)} as is_shown,
      cast(members.costed_net_amount - members.cost_amount as double) as margin,
      cast(members.prior_net_amount as double) as prior
    from known_members as members
  ),
  counted as (
    select
      members.campaign_id,
      count(*) as members,
      count(*) filter (where members.member_group = 'treated') as treated_in_all,
      coalesce(bool_or(members.contacted_on is not null) filter (where members.member_group = 'treated'), false)
        as has_contacts,
      count(*) filter (
        where members.is_shown and members.member_group = 'treated'
          and (members.contacted_on is not null or members.responded_on is not null)
      ) as reached,
      count(*) filter (
        where members.is_shown and members.member_group = 'treated' and members.responded_on is not null
      ) as responded,
      sum(members.net_amount) filter (where members.is_shown and members.member_group = 'treated') as net_amount,
      sum(members.costed_net_amount - members.cost_amount) filter (
        where members.is_shown and members.member_group = 'treated'
      ) as margin_amount,
      sum(members.net_amount) filter (where members.is_shown) as window_net_amount,
      sum(members.costed_net_amount) filter (where members.is_shown) as window_costed_amount,
      count(*) filter (
        where members.is_shown and members.days_observed < getvariable('campaign_window_days')
      ) as still_running,
      count(*) filter (
        where members.is_shown and members.member_group = 'treated' and members.overlapping_campaigns > 0
      ) as overlapping,
      count(*) filter (
        where members.is_shown and members.member_group = 'holdout' and members.overlapping_campaigns > 0
      ) as holdout_treated_elsewhere,
      ${groupSql('treated')} as treated,
      ${groupSql('holdout')} as holdout
    from members
    group by members.campaign_id
  ),
  tagged as (
    select
      tagged.campaign_id,
      count(distinct tagged.customer_key) filter (where tagged.orders > 0) as tagged_buyers,
      sum(tagged.net_amount) as tagged_net_amount,
      sum(tagged.costed_net_amount) as tagged_costed_amount,
      sum(tagged.cost_amount) as tagged_cost_amount
    from marts.campaign_orders as tagged
    where tagged.ordered_on < getvariable('known_until') and ${amongSql('tagged.customer_key', conditions)}
    group by tagged.campaign_id
  )
  select
    campaigns.campaign_id, campaigns.campaign_name, campaigns.channel,
    cast(campaigns.starts_on as varchar) as starts_on, cast(campaigns.ends_on as varchar) as ends_on,
    cast(campaigns.cost as double) as cost,
    ${[...counts.map((name) => `counted.${name}`), ...tagged].map(doubleOf).join(',\n    ')},
    coalesce(counted.has_contacts, false) as has_contacts,
    coalesce(counted.treated, ${nobody}) as treated,
    coalesce(counted.holdout, ${nobody}) as holdout
  from marts.campaigns as campaigns
  left join counted on counted.campaign_id = campaigns.campaign_id
  left join tagged on tagged.campaign_id = campaigns.campaign_id
  where campaigns.starts_on < getvariable('known_until')
  order by campaigns.starts_on desc, campaigns.campaign_id`

const nobody = `{
  members: 0.0::double, bought: 0.0::double, margin_mean: null::double, margin_variance: null::double,
  prior_mean: null::double, prior_variance: null::double
}`
