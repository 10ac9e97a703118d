import { findKpi } from '../catalog.ts'
import type { KpiName } from '../catalog.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import type { LookedAt } from './looked-at.ts'
import { variableStatements } from '../session.ts'
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

/**
 * Statements that make the views which these figures read, of the days looked at and of the customers who fit; the member
 * of a row is its rep, tier and team, and the line of the rhythm that asked for it.
 */
export function factViews(conditions: CustomerConditions, days: LookedAt, team: TeamColumns): string[] {
  const { joins, where } = conditions
  const view = (
    name: string,
    mart: string,
    day: string,
    columns: { owner: string; tier: string; rhythm: string }
  ) =>
    `create or replace temp view ${name} as
    select
      {
        'owner': coalesce(${columns.owner}, ''),
        'tier': coalesce(${columns.tier}, ''),
        'team': coalesce(home_regions.${team.id}, ''),
        'team_name': coalesce(home_regions.${team.name}, ''),
        'rhythm': ${columns.rhythm}
      } as member,
      events.*
    from marts.${mart} as events
    left join marts.customers as customers on customers.customer_key = events.customer_key
    ${joins(['tiers', 'home_regions'])}
    where
      events.${day} >= getvariable('contacts_from') and events.${day} < getvariable('contacts_until')
      and ${where.join(' and ')}`
  const ofContact = { owner: 'events.owner', tier: 'tiers.tier', rhythm: 'cast(null as integer)' }
  return [
    ...variableStatements({ contacts_from: days.from, contacts_until: days.until, known_until: days.until }),
    view('period_contacts', 'contacts', 'contacted_on', ofContact),
    view('period_next_steps', 'contacts', 'next_due_on', ofContact),
    view('period_requirements', 'contact_coverage', 'due_on', {
      owner: 'customers.owner',
      tier: 'events.tier',
      rhythm: 'events.rhythm'
    })
  ]
}

/** One row per contact, next step, record or requirement that counts, with whether it was as it should be. */
export const factsSql = contactMeasures
  .map(
    (measure) => `select '${measure}' as measure, unnest(counted.member), counted.numerator = 1 as hit
    from (${findKpi(contactKpis[measure]).sql}) as counted`
  )
  .join('\nunion all\n')
