import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { Language } from '../language.ts'
import { readSources } from '../missing-sources.ts'
import { parseRequest } from '../request.ts'
import { labelColumn } from '../risk/label-column.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { readRows, runAll } from '../session.ts'
import { readSettings } from '../settings.ts'
import { wilsonInterval } from '../statistics/wilson.ts'
import { inTurn } from '../turns.ts'
import { contactMeasures, factsSql, factViews } from './facts.ts'
import type { ContactMeasure } from './facts.ts'
import { lookedAt } from './looked-at.ts'
import { contactsRequestSchema } from './request.ts'
import type { ContactsRequest } from './request.ts'
import { readTeamColumns } from './team-level.ts'

/** A share of things that are as they should be; interval: Wilson, 95 %. */
export interface ContactShare {
  readonly hits: number
  readonly n: number
  /** Null where there is nothing to share. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What the contacts of a rep, a tier or a team were like. */
export type ContactShares = Readonly<Record<ContactMeasure, ContactShare>>

export interface ContactGroup extends ContactShares {
  /** '' is "none". */
  readonly key: string
  readonly label: string
  /** Of today, whatever the months. */
  readonly overdue: number
  readonly stale: number
}

/** One line of the rhythm, with how often it was kept. */
export interface RhythmCoverage extends ContactShare {
  readonly rhythm: number
  readonly tier: string
  readonly tier_label: string
  readonly hot: boolean | null
  /** What it asks for, in words. */
  readonly label: string
  /** Customers of whom it asks something that is still to come, and time left for it. */
  readonly open: number
}

export interface ContactsAnswer {
  readonly build: string
  readonly as_of: Day
  /** False where the build read no file of contacts: then everything is empty. */
  readonly loaded: boolean
  readonly month: string
  /** First and last day looked at. */
  readonly from: Day
  readonly through: Day
  readonly recorded_within_hours: number
  readonly stale_after_hours: number
  /** Shares of fewer are too small to rely on. */
  readonly minimum_n: number
  readonly total: ContactGroup
  readonly owners: readonly ContactGroup[]
  readonly tiers: readonly ContactGroup[]
  readonly teams: readonly ContactGroup[]
  /** The dimension whose members the teams are, to filter by; null where the build has none. */
  readonly team_dimension: string | null
  readonly rhythms: readonly RhythmCoverage[]
}

const factRow = z.object({
  grouping: z.enum(['total', 'owner', 'tier', 'team', 'rhythm']),
  key: z.string(),
  label: z.string(),
  measure: z.enum(contactMeasures),
  hits: z.number(),
  n: z.number()
})

const stateRow = z.object({
  grouping: z.enum(['total', 'owner', 'tier', 'team']),
  key: z.string(),
  label: z.string(),
  overdue: z.number(),
  stale: z.number()
})

const rhythmRow = z.object({
  rhythm: z.number(),
  tier: z.string(),
  tier_label: z.string(),
  hot: z.boolean().nullable(),
  label: z.string(),
  open: z.number()
})

type Fact = z.output<typeof factRow>
type State = z.output<typeof stateRow>

/**
 * Whether contacts are recorded, next steps done and customers covered as they should be, by rep, tier and team.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryContacts(
  connection: DuckDBConnection,
  request: ContactsRequest
): Promise<ContactsAnswer> {
  const parsed = parseRequest(contactsRequestSchema, request)
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const { build } = conditions
    const days = lookedAt(parsed.month, build)
    const settings = await readSettings(connection)
    const team = await readTeamColumns(connection)
    await runAll(connection, factViews(conditions, days, team))
    const facts = await readRows(connection, factRow, sharesSql(parsed.language))
    const states = await readRows(connection, stateRow, statesSql(conditions, team, parsed.language))
    const rhythms = await readRows(connection, rhythmRow, rhythmsSql(conditions, parsed.language))
    const groups = (grouping: State['grouping']) => groupsOf(facts, states, grouping)
    return {
      build: build.build,
      as_of: build.as_of,
      loaded: (await readSources(connection)).has('contacts'),
      month: days.month,
      from: days.from,
      through: days.through,
      recorded_within_hours: Number(settings['contact_recorded_within_hours'] ?? 0),
      stale_after_hours: Number(settings['contact_stale_after_hours'] ?? 0),
      minimum_n: Number(settings['minimum_n'] ?? 0),
      total: groups('total')[0] ?? emptyGroup,
      owners: groups('owner'),
      tiers: groups('tier'),
      teams: groups('team'),
      team_dimension: team.dimension,
      rhythms: rhythms.map((rhythm) => ({
        ...rhythm,
        ...shareOf(facts.find(({ grouping, key }) => grouping === 'rhythm' && key === String(rhythm.rhythm)))
      }))
    }
  })
}

/** Which of the grouping sets a row is of, with its key: what is grouped away is null. */
const groupedBy = (keys: readonly string[], select: string) => `select
    case ${keys.map((key) => `when grouping(${key}) = 0 then '${key}'`).join(' ')} else 'total' end as grouping,
    coalesce(${keys.map((key) => `cast(${key} as varchar)`).join(', ')}, '') as key,
    ${select}`

const sharesSql = (language: Language) => `with facts as (${factsSql}),
    grouped as (
      ${groupedBy(
        ['owner', 'tier', 'team', 'rhythm'],
        `measure,
        min(team_name) as team_name,
        cast(count(*) filter (where hit) as double) as hits,
        cast(count(*) as double) as n`
      )}
      from facts
      group by grouping sets ((measure), (measure, owner), (measure, tier), (measure, team), (measure, rhythm))
    )
    select grouped.grouping, grouped.key, ${labelSql(language)}, grouped.measure, grouped.hits, grouped.n
    from grouped
    left join marts.tiers as names on names.tier = grouped.key and grouped.grouping = 'tier'
    where grouped.grouping <> 'rhythm' or grouped.key <> ''`

const labelSql = (language: Language) => `case
    when grouped.grouping = 'team' then grouped.team_name
    when grouped.grouping = 'tier' then coalesce(names.${labelColumn('label', language)}, grouped.key)
    else grouped.key
  end as label`

function statesSql(
  { joins, where }: CustomerConditions,
  team: { id: string; name: string },
  language: Language
): string {
  return `with facts as (
      select
        coalesce(contacts.owner, '') as owner,
        coalesce(tiers.tier, '') as tier,
        coalesce(home_regions.${team.id}, '') as team,
        coalesce(home_regions.${team.name}, '') as team_name,
        contacts.record_in_time
      from marts.contacts as contacts
      inner join marts.customers as customers on customers.customer_key = contacts.customer_key
      ${joins(['tiers', 'home_regions'])}
      where ${overdueSql} and ${where.join(' and ')}
    ),
    grouped as (
      ${groupedBy(
        ['owner', 'tier', 'team'],
        `min(team_name) as team_name,
        cast(count(*) as double) as overdue,
        cast(count(*) filter (where not record_in_time) as double) as stale`
      )}
      from facts
      group by grouping sets ((), (owner), (tier), (team))
    )
    select grouped.grouping, grouped.key, ${labelSql(language)}, grouped.overdue, grouped.stale
    from grouped
    left join marts.tiers as names on names.tier = grouped.key and grouped.grouping = 'tier'`
}

/** A next step that fell due by the last day and is not done. */
export const overdueSql = 'contacts.next_step_done_on is null and not contacts.next_step_in_time'

const rhythmsSql = ({ build, joins, where }: CustomerConditions, language: Language) => `select
    rhythms.position as rhythm,
    rhythms.tier,
    coalesce(names.${labelColumn('label', language)}, rhythms.tier) as tier_label,
    rhythms.hot,
    rhythms.${labelColumn('label', language)} as label,
    cast(coalesce(open.customers, 0) as double) as open
  from marts.contact_rhythms as rhythms
  left join marts.tiers as names on names.tier = rhythms.tier
  left join (
    select coverage.rhythm, count(*) as customers
    from marts.contact_coverage as coverage
    inner join marts.customers as customers on customers.customer_key = coverage.customer_key
    ${joins([])}
    where coverage.due_on > date '${build.as_of}' and coverage.is_met is null and ${where.join(' and ')}
    group by coverage.rhythm
  ) as open on open.rhythm = rhythms.position
  order by rhythms.position`

function shareOf(fact: Pick<Fact, 'hits' | 'n'> | undefined): ContactShare {
  const { hits, n } = fact ?? { hits: 0, n: 0 }
  const interval = wilsonInterval(hits, n)
  return {
    hits,
    n,
    share: n === 0 ? null : hits / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null
  }
}

const emptyGroup: ContactGroup = {
  key: '',
  label: '',
  recorded: shareOf(undefined),
  steps: shareOf(undefined),
  records: shareOf(undefined),
  coverage: shareOf(undefined),
  overdue: 0,
  stale: 0
}

/** The groups with anything in them, those with the least coverage first; "none" comes last. */
function groupsOf(
  facts: readonly Fact[],
  states: readonly State[],
  grouping: State['grouping']
): ContactGroup[] {
  const named = new Map<string, string>()
  for (const row of [...facts, ...states]) if (row.grouping === grouping) named.set(row.key, row.label)
  const groups = [...named].map(([key, label]): ContactGroup => {
    const share = (measure: ContactMeasure) =>
      shareOf(facts.find((row) => row.grouping === grouping && row.key === key && row.measure === measure))
    const state = states.find((row) => row.grouping === grouping && row.key === key)
    return {
      key,
      label,
      recorded: share('recorded'),
      steps: share('steps'),
      records: share('records'),
      coverage: share('coverage'),
      overdue: state?.overdue ?? 0,
      stale: state?.stale ?? 0
    }
  })
  const rank = ({ key, coverage }: ContactGroup) => (key === '' ? 3 : (coverage.share ?? 2))
  return groups.toSorted((one, other) => rank(one) - rank(other) || (one.key < other.key ? -1 : 1))
}
