/** What of contacts is a share of something: the measures, in the order to show them. */
export const contactMeasures = ['recorded', 'steps', 'records', 'coverage'] as const

export type ContactMeasure = (typeof contactMeasures)[number]

/**
 * One row per contact, next step, record or requirement of the days in the variables `contacts_from` and
 * `contacts_until`, with whether it was as it should be. Each counts on its own day: contacts on theirs, the others on
 * that on which they fell due. Reads `customers`, `tiers` and `home_regions` as the joins name them.
 */
export const factsSql = (joins: string, where: string, team: { id: string; name: string }): string => `
  select
    facts.measure, facts.hit, facts.rhythm,
    coalesce(facts.owner, '') as owner,
    coalesce(facts.tier, tiers.tier, '') as tier,
    coalesce(home_regions.${team.id}, '') as team,
    coalesce(home_regions.${team.name}, '') as team_name
  from (
    select
      unnest(['recorded', 'steps', 'records']) as measure,
      unnest([
        case when ${within('contacts.contacted_on')} then contacts.recorded_in_time end,
        case when ${within('contacts.next_due_on')} then contacts.next_step_in_time end,
        case when ${within('contacts.next_due_on')} then contacts.record_in_time end
      ]) as hit,
      cast(null as integer) as rhythm, contacts.owner, cast(null as varchar) as tier, contacts.customer_key
    from marts.contacts as contacts
    where ${within('contacts.contacted_on')} or ${within('contacts.next_due_on')}
    union all
    select
      'coverage' as measure, coverage.is_met as hit, coverage.rhythm, customers.owner, coverage.tier, coverage.customer_key
    from marts.contact_coverage as coverage
    inner join marts.customers as customers on customers.customer_key = coverage.customer_key
    where ${within('coverage.due_on')}
  ) as facts
  left join marts.customers as customers on customers.customer_key = facts.customer_key
  ${joins}
  where facts.hit is not null and ${where}`

const within = (day: string): string =>
  `${day} >= getvariable('contacts_from') and ${day} < getvariable('contacts_until')`
