import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import { addDays } from '../calendar.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { parseRequest } from '../request.ts'
import { amongSql } from '../risk/customer-conditions.ts'
import { readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { shareOf } from '../statistics/share.ts'
import { inTurn } from '../turns.ts'
import { effectOf, roiOf } from './campaign-effect.ts'
import type { GroupSums } from './campaign-effect.ts'
import type { Campaign, CampaignsAnswer } from './campaigns-answer.ts'
import { campaignsRequestSchema } from './campaigns-request.ts'
import type { CampaignsRequest } from './campaigns-request.ts'
import { openCampaigns } from './open-campaigns.ts'
import type { OpenCampaigns } from './open-campaigns.ts'

const amounts = z.number().nullable()
/** A sum of nothing is 0. */
const total = amounts.transform((sum) => sum ?? 0)

/** A part of the members of a campaign: of one group, in view or not. */
const partRow = z.object({
  member_group: z.string(),
  is_shown: z.boolean(),
  members: z.number(),
  bought: z.number(),
  contacted: z.number(),
  reached: z.number(),
  responded: z.number(),
  still_running: z.number(),
  overlapping: z.number(),
  net_amount: total,
  margin_amount: total,
  costed_amount: total,
  margin_mean: amounts,
  margin_variance: amounts,
  prior_mean: amounts,
  prior_variance: amounts
})

const campaignRow = z.object({
  campaign_id: z.string(),
  campaign_name: z.string(),
  channel: z.string().nullable(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
  cost: z.number(),
  tagged_buyers: total,
  tagged_net_amount: total,
  tagged_costed_amount: total,
  tagged_cost_amount: total,
  /** Null of a campaign that chose nobody. */
  parts: z.array(partRow).nullable()
})

type PartRow = z.infer<typeof partRow>
type CampaignRow = z.infer<typeof campaignRow>

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
  return countedAhead(connection, { query: 'campaigns', asked: parsed }, () =>
    inTurn(connection, () => readCampaigns(connection, parsed))
  )
}

async function readCampaigns(
  connection: DuckDBConnection,
  parsed: z.output<typeof campaignsRequestSchema>
): Promise<CampaignsAnswer> {
  const open = await openCampaigns(connection, parsed)
  const { conditions, until } = open
  const settings = await readSettings(connection)
  const minimum_n = Number(settings['minimum_n'])
  const rows = await readRows(connection, campaignRow, open.valued(campaignsSql(open)))
  const isWhole = conditions.keys === null
  const asked = rows.filter(
    ({ campaign_id }) => parsed.campaign === undefined || campaign_id === parsed.campaign
  )
  if (parsed.campaign !== undefined && asked.length === 0) throw unknownCampaign(parsed.campaign, rows)
  return {
    build: conditions.build.build,
    as_of: addDays(until, -1),
    window_days: Number(settings['campaign_window_days']),
    minimum_n,
    campaigns: asked.map((row) => campaignOf(row, minimum_n, isWhole))
  }
}

/** What to say where a campaign is none of those that had begun. */
export function unknownCampaign(campaign: string, begun: readonly { campaign_id: string }[]): QueryError {
  const allowed =
    begun.length === 0
      ? 'no campaign had begun by then'
      : `${listAllowed(begun.map(({ campaign_id }) => campaign_id))}, which had begun by then`
  return new QueryError({ parameter: 'campaign', value: campaign, allowed })
}

function campaignOf(row: CampaignRow, minimumN: number, isWhole: boolean): Campaign {
  const { campaign_id, campaign_name, channel, starts_on, ends_on } = row
  const parts = row.parts ?? []
  const inAll = parts.filter(({ member_group }) => member_group === 'treated')
  const shown = (group: string) =>
    parts.find((part) => part.is_shown && part.member_group === group) ?? nobody
  const [treated, holdout] = [shown('treated'), shown('holdout')]
  const treatedInAll = sumOf(inAll, 'members')
  const cost = treatedInAll === 0 ? row.cost : (row.cost * treated.members) / treatedInAll
  const sales = salesOf(row, [treated, holdout])
  const costed_share = sales.in_all === 0 ? null : sales.costed / sales.in_all
  // Without any sale there is no margin either, and that is known.
  const hasMargin = sales.basis !== 'none' && costed_share !== 0
  const margin_amount = hasMargin ? sales.margin_amount : null
  const reached = sumOf(inAll, 'contacted') > 0 ? shareOf(treated.reached, treated.members) : null
  const hasRoi = margin_amount !== null && (sales.basis === 'members' || isWhole)
  return {
    ...{ campaign_id, campaign_name, channel, starts_on, ends_on },
    cost,
    cost_in_all: row.cost,
    basis: sales.basis,
    treated: treated.members,
    holdout: holdout.members,
    reached,
    responded: shareOf(treated.responded, reached?.hits ?? treated.members),
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
    still_running: treated.still_running + holdout.still_running,
    overlapping: treated.overlapping,
    holdout_treated_elsewhere: holdout.overlapping
  }
}

const nobody: PartRow = {
  ...{ member_group: '', is_shown: true },
  ...{ members: 0, bought: 0, contacted: 0, reached: 0, responded: 0, still_running: 0, overlapping: 0 },
  ...{ net_amount: 0, margin_amount: 0, costed_amount: 0 },
  ...{ margin_mean: null, margin_variance: null, prior_mean: null, prior_variance: null }
}

const sumOf = (
  parts: readonly PartRow[],
  name: 'members' | 'contacted' | 'net_amount' | 'costed_amount'
): number => parts.reduce((sum, part) => sum + part[name], 0)

/** What the sales of a campaign are; `in_all` and `costed` tell how much of them has a known cost. */
function salesOf(row: CampaignRow, groups: readonly [treated: PartRow, holdout: PartRow]) {
  const [treated] = groups
  if (row.parts !== null) {
    return {
      basis: 'members',
      buyers: treated.bought,
      net_amount: treated.net_amount,
      margin_amount: treated.margin_amount,
      in_all: sumOf(groups, 'net_amount'),
      costed: sumOf(groups, 'costed_amount')
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

const groupOf = ({ members, bought, ...part }: PartRow): GroupSums => ({
  bought,
  margin: { n: members, mean: part.margin_mean ?? 0, variance: part.margin_variance },
  prior: { n: members, mean: part.prior_mean ?? 0, variance: part.prior_variance }
})

const doublesSql = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, sql]) => `cast(${sql} as double) as ${name}`)
    .join(', ')

/** Of the rows of `members` of a part. */
const partColumns = {
  members: 'count(*)',
  bought: 'count(*) filter (where members.orders > 0)',
  contacted: 'count(members.contacted_on)',
  reached: 'count(coalesce(members.contacted_on, members.responded_on))',
  responded: 'count(members.responded_on)',
  still_running: "count(*) filter (where members.days_observed < getvariable('campaign_window_days'))",
  overlapping: 'count(*) filter (where members.overlapping_campaigns > 0)',
  net_amount: 'sum(members.net_amount)',
  margin_amount: 'sum(members.costed_net_amount - members.cost_amount)',
  costed_amount: 'sum(members.costed_net_amount)'
}

const taggedColumns = {
  tagged_buyers: 'count(distinct tagged.customer_key) filter (where tagged.orders > 0)',
  tagged_net_amount: 'sum(tagged.net_amount)',
  tagged_costed_amount: 'sum(tagged.costed_net_amount)',
  tagged_cost_amount: 'sum(tagged.cost_amount)'
}

const campaignsSql = ({ conditions, members }: OpenCampaigns): string => `
  with members as (
    select
      members.*,
      coalesce(${amongSql('members.customer_key', conditions)}, false) as is_shown,
      cast(members.costed_net_amount - members.cost_amount as double) as margin,
      cast(members.prior_net_amount as double) as prior
    from (${members}) as members
  ),
  counted as (
    select
      members.campaign_id, members.member_group, members.is_shown,
      ${doublesSql(partColumns)},
      avg(members.margin) as margin_mean, var_samp(members.margin) as margin_variance,
      avg(members.prior) as prior_mean, var_samp(members.prior) as prior_variance
    from members
    group by members.campaign_id, members.member_group, members.is_shown
  ),
  parts as (select counted.campaign_id, list(counted) as parts from counted group by counted.campaign_id),
  tagged as (
    select tagged.campaign_id, ${doublesSql(taggedColumns)}
    from marts.campaign_orders as tagged
    where tagged.ordered_on < getvariable('known_until') and ${amongSql('tagged.customer_key', conditions)}
    group by tagged.campaign_id
  )
  select
    campaigns.campaign_id, campaigns.campaign_name, campaigns.channel,
    cast(campaigns.starts_on as varchar) as starts_on, cast(campaigns.ends_on as varchar) as ends_on,
    cast(campaigns.cost as double) as cost,
    ${Object.keys(taggedColumns)
      .map((name) => `tagged.${name}`)
      .join(', ')},
    parts.parts
  from marts.campaigns as campaigns
  left join parts on parts.campaign_id = campaigns.campaign_id
  left join tagged on tagged.campaign_id = campaigns.campaign_id
  where campaigns.starts_on < getvariable('known_until')
  order by campaigns.starts_on desc, campaigns.campaign_id`
