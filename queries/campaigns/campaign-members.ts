import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import { parseRequest } from '../request.ts'
import { amongSql } from '../risk/customer-conditions.ts'
import { readRows, setText } from '../session.ts'
import { inTurn } from '../turns.ts'
import { campaignMembersRequestSchema } from './campaigns-request.ts'
import type { CampaignMembersRequest, MemberGroup } from './campaigns-request.ts'
import { openCampaigns } from './open-campaigns.ts'
import { unknownCampaign } from './query-campaigns.ts'

/** The columns of the list in their order: each can be sorted by. */
const columns: readonly { readonly name: string; readonly sql: string; readonly order?: string }[] = [
  { name: 'customer_id', sql: 'coalesce(customers.customer_id, members.customer_id)' },
  {
    name: 'customer_name',
    sql: 'customers.customer_name',
    order: 'coalesce(customers.customer_name, members.customer_id)'
  },
  { name: 'is_known', sql: 'members.customer_key is not null' },
  { name: 'owner', sql: 'customers.owner' },
  { name: 'home_region', sql: 'regions.region_name' },
  { name: 'member_group', sql: 'members.member_group' },
  { name: 'contacted_on', sql: 'members.contacted_on' },
  { name: 'responded_on', sql: 'members.responded_on' },
  { name: 'counts_from', sql: 'members.counts_from' },
  { name: 'days_observed', sql: 'members.days_observed' },
  { name: 'orders', sql: 'members.orders' },
  { name: 'net_amount', sql: 'members.net_amount' },
  { name: 'costed_net_amount', sql: 'members.costed_net_amount' },
  {
    name: 'margin_amount',
    sql: `case when members.costed_net_amount <> 0 or members.cost_amount <> 0 or members.net_amount = 0
      then members.costed_net_amount - members.cost_amount end`
  },
  { name: 'prior_net_amount', sql: 'members.prior_net_amount' },
  { name: 'overlapping_campaigns', sql: 'members.overlapping_campaigns' }
]

/** The members of a campaign, still to be read. */
export interface OpenCampaignMembers {
  readonly build: string
  readonly campaign_id: string
  readonly campaign_name: string
  /** How many there are, whatever the limit. */
  readonly total: number
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A row of the list as JSON has it. */
export interface CampaignMemberRow {
  readonly customer_id: string
  readonly customer_name: string | null
  /** False where neither the customers nor the sales know the id. */
  readonly is_known: boolean
  readonly owner: string | null
  readonly home_region: string | null
  readonly member_group: MemberGroup
  readonly contacted_on: Day | null
  readonly responded_on: Day | null
  /** The first day of the attribution window. */
  readonly counts_from: Day
  /** Days of the window up to the last one that is looked at. */
  readonly days_observed: number
  /** In the window, as what follows. */
  readonly orders: number
  readonly net_amount: number
  /** Of sales whose cost of goods is known. */
  readonly costed_net_amount: number
  /** Null where the cost of none of the sales is known. */
  readonly margin_amount: number | null
  /** Net sales of the year before the campaign. */
  readonly prior_net_amount: number
  /** Other campaigns that treated the customer at about the same time. */
  readonly overlapping_campaigns: number
}

export interface CampaignMembers extends Omit<OpenCampaignMembers, 'select'> {
  readonly rows: readonly CampaignMemberRow[]
}

const campaignRow = z.object({ campaign_name: z.string(), total: z.number() })
const begunRow = z.object({ campaign_id: z.string() })

/**
 * Who was chosen for a campaign, treated and held out, with what each of them had bought by the end of a month.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openCampaignMembers(
  connection: DuckDBConnection,
  request: CampaignMembersRequest
): Promise<OpenCampaignMembers> {
  const parsed = parseRequest(campaignMembersRequestSchema, request)
  const { campaign, group, search, limit, offset } = parsed
  return inTurn(connection, async () => {
    const { conditions, members, valued } = await openCampaigns(connection, parsed)
    const order = orderOf(parsed.sort)
    await setText(connection, 'campaign', campaign)
    await setText(connection, 'campaign_search', search)
    const where = [
      "members.campaign_id = getvariable('campaign')",
      amongSql('members.customer_key', conditions),
      ...(group === undefined ? [] : [`members.member_group = '${group}'`]),
      ...(search === '' ? [] : [searchSql])
    ].join(' and ')
    const from = `from (${members}) as members
      left join marts.customers as customers on customers.customer_key = members.customer_key
      left join marts.regions as regions on regions.region_key = members.region_key
      where ${where}`
    const [about] = await readRows(
      connection,
      campaignRow,
      valued(`select campaigns.campaign_name, cast((select count(*) ${from}) as double) as total
      from marts.campaigns as campaigns
      where campaigns.campaign_id = getvariable('campaign') and campaigns.starts_on < getvariable('known_until')`)
    )
    if (about === undefined) {
      const begun = `select campaigns.campaign_id from marts.campaigns as campaigns
        where campaigns.starts_on < getvariable('known_until')
        order by campaigns.starts_on desc, campaigns.campaign_id`
      throw unknownCampaign(campaign, await readRows(connection, begunRow, valued(begun)))
    }
    return {
      build: conditions.build.build,
      campaign_id: campaign,
      ...about,
      select: {
        sql: `select ${columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')}
          ${from}
          order by ${order}
          limit ${limit} offset ${offset}`
      }
    }
  })
}

/** As openCampaignMembers, read at once: for pages, not for millions. */
export async function queryCampaignMembers(
  connection: DuckDBConnection,
  request: CampaignMembersRequest
): Promise<CampaignMembers> {
  const { select, ...about } = await openCampaignMembers(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { ...about, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as CampaignMemberRow[] }
}

const searchSql = `(contains(lower(members.customer_id), lower(getvariable('campaign_search')))
  or ${['customer_id', 'customer_name', 'owner']
    .map((column) => `contains(lower(customers.${column}), lower(getvariable('campaign_search')))`)
    .join(' or ')})`

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string): string {
  const isDescending = sort.startsWith('-')
  const column = columns.find(({ name }) => name === (isDescending ? sort.slice(1) : sort))
  if (column === undefined) {
    const allowed = `${listAllowed(columns.map(({ name }) => name))}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return `${column.order ?? column.sql} ${isDescending ? 'desc' : 'asc'} nulls last, members.customer_id`
}
