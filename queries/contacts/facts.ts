import type { Day } from '../calendar.ts'
import type { KpiName } from '../catalog.ts'
import { amongSql } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import type { TeamColumns } from './team-level.ts'

/** What of contacts is a share of something: the measures, in the order to show them. */
export const contactMeasures = ['recorded', 'steps', 'records', 'coverage'] as const

export type ContactMeasure = (typeof contactMeasures)[number]

/** The figures of the catalog that they are. */
export const contactKpis = {
  recorded: 'contacts-recorded-in-time',
  steps: 'next-steps-done-in-time',
  records: 'records-updated-in-time',
  coverage: 'contact-coverage'
} as const satisfies Record<ContactMeasure, KpiName>

/** A next step that fell due by the last day and is not done. */
export const overdueSql = 'contacts.next_step_done_on is null and not contacts.next_step_in_time'

/**
 * Contacts and requirements of the days, with whether each was as it should be; null where it does not count. These are
 * the rows of the KPIs, which split by one dimension at a time.
 */
export function factEvents({ from, until }: { from: Day; until: Day }): string {
  const within = (day: string) => `${day} >= date '${from}' and ${day} < date '${until}'`
  const isDue = `${within('contacts.next_due_on')} and contacts.customer_key is not null`
  return `select
      contacts.customer_key, contacts.region_key, contacts.owner, contacts.tier, cast(null as integer) as rhythm,
      case when ${within('contacts.contacted_on')} then contacts.recorded_in_time end as recorded,
      case when ${isDue} then contacts.next_step_in_time end as steps,
      case when ${isDue} then contacts.record_in_time end as records,
      cast(null as boolean) as coverage
    from marts.contacts as contacts
    where (${within('contacts.contacted_on')}) or (${within('contacts.next_due_on')})
    union all
    select
      coverage.customer_key, coverage.region_key, coverage.owner, coverage.tier, coverage.rhythm,
      null as recorded, null as steps, null as records, coverage.is_met as coverage
    from marts.contact_coverage as coverage
    where ${within('coverage.due_on')}`
}

/** Next steps that are overdue on the last day, with whether their customer's record is stale. */
export const overdueEvents = `select
    contacts.customer_key, contacts.region_key, contacts.owner, contacts.tier, cast(null as integer) as rhythm,
    not contacts.record_in_time as is_stale
  from marts.contacts as contacts
  where ${overdueSql} and contacts.customer_key is not null`

/** Sums of events. */
export interface Counted {
  /** A select of their rows. */
  readonly events: string
  /** Which of the events each sum counts. */
  readonly counts: Readonly<Record<string, string>>
}

/** Several such sums in all, side by side in one row. */
export const totalSql = (conditions: CustomerConditions, parts: readonly Counted[]): string =>
  `select * from ${parts
    .map(
      ({ events, counts }) => `(
        select ${countsSql(counts, (count) => `cast(${count} as double)`)}
        from (${events}) as events
        where ${amongSql('events.customer_key', conditions)}
      )`
    )
    .join(' cross join ')}`

const countsSql = (counts: Counted['counts'], typed: (count: string) => string): string =>
  Object.entries(counts)
    .map(([name, condition]) => `${typed(`count(*) filter (where ${condition})`)} as ${name}`)
    .join(', ')

/** Such sums by rep, by tier, by team and by line of the rhythm. */
export function groupedSql(
  conditions: CustomerConditions,
  team: TeamColumns,
  { events, counts }: Counted
): string {
  const names = Object.keys(counts)
  // Once by all keys together: to add up some hundreds of rows five ways is cheap, to count thousands five ways is not.
  return `with fine as (
      select
        events.owner, events.tier, teams.${team.id} as team, min(teams.${team.name}) as team_name, events.rhythm,
        ${countsSql(counts, (count) => count)}
      from (${events}) as events
      left join marts.regions as teams on teams.region_key = events.region_key
      where ${amongSql('events.customer_key', conditions)}
      group by events.owner, events.tier, teams.${team.id}, events.rhythm
    )
    select
      case
        when grouping(owner) = 0 then 'owner'
        when grouping(tier) = 0 then 'tier'
        when grouping(team) = 0 then 'team'
        else 'rhythm'
      end as grouping,
      coalesce(owner, tier, team, cast(rhythm as varchar), '') as key,
      min(team_name) as team_name,
      ${names.map((name) => `cast(coalesce(sum(${name}), 0) as double) as ${name}`).join(', ')}
    from fine
    group by grouping sets ((owner), (tier), (team), (rhythm))`
}
