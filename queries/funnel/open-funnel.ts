import type { DuckDBConnection } from '@duckdb/node-api'
import { memberColumn } from '../backing.ts'
import { addDays, addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { listJoins, neededBy } from '../customers/list-joins.ts'
import { findDimension, readDimensions } from '../dimensions.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { readMemberNames } from '../member-labels.ts'
import type { MemberName } from '../member-labels.ts'
import { endOfMonth } from '../period.ts'
import { amongSql, openCustomerConditions } from '../risk/customer-conditions.ts'
import { runAll, variableStatements } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { opportunityOwner } from './funnel-request.ts'
import type { ParsedFunnel } from './funnel-request.ts'

/** A question about opportunities whose filters and scope are open on the session. */
export interface OpenFunnel {
  readonly build: BuildPeriod
  readonly from: Day
  /** The day after the last one that is looked at. */
  readonly until: Day
  /** Sets the variables that statements about its opportunities read. */
  readonly statements: readonly string[]
  /** The condition that keeps those in view. */
  readonly shown: string
}

/** @throws QueryError for a filter that the build has not, and a month without data. */
export async function openFunnel(connection: DuckDBConnection, parsed: ParsedFunnel): Promise<OpenFunnel> {
  const build = await readBuildPeriod(connection)
  const until = endOfMonth(parsed.month, build)
  const from = addMonths(firstOfMonth(addDays(until, -1)), 1 - parsed.months)
  const conditions = await openCustomerConditions(connection, { ...parsed, until })
  return {
    ...{ build, from, until },
    statements: variableStatements({ from_date: from, known_until: until }),
    shown: amongSql('opportunities.customer_key', conditions)
  }
}

/**
 * Makes `period_funnel`: everything created up to the month's end, as it stood then, with its group in `member`, the last
 * and the furthest stage that it had entered by then, and what is odd about its way there; `is_created` and `is_closed`
 * within the months asked for. A table, for all that is counted is counted on it. Returns what the groups are called that
 * are not their own name.
 * @throws QueryError for a dimension that the build has not, or that does not part customers.
 */
export async function makeFunnel(
  connection: DuckDBConnection,
  { statements, shown, until }: OpenFunnel,
  { by, language }: Pick<ParsedFunnel, 'by' | 'language'>
): Promise<ReadonlyMap<string, MemberName>> {
  const group = by === undefined ? null : groupOf(await readDimensions(connection), by)
  await runAll(connection, [
    ...statements,
    `create or replace temp table period_funnel as ${opportunitiesSql({
      shown,
      member: group?.sql ?? "'all'",
      joins: [reachedJoin, ...(group?.joins(until) ?? [])],
      isStaged: true
    })}`
  ])
  const names = group?.dimension && (await readMemberNames(connection, group.dimension, language))
  return names ?? new Map()
}

/** A select of the same as one group, without what their stages say: what is counted of all needs no more. */
export const unstagedSql = ({ shown }: OpenFunnel): string =>
  opportunitiesSql({ shown, member: "'all'", joins: [], isStaged: false })

interface Group {
  /** Null for who works on the opportunity: a name is its own label. */
  readonly dimension: CataloguedDimension | null
  readonly sql: string
  readonly joins: (until: Day) => readonly string[]
}

function groupOf(dimensions: readonly CataloguedDimension[], name: string): Group {
  if (name === opportunityOwner) return { dimension: null, sql: 'opportunities.owner', joins: () => [] }
  const parting = dimensions.filter((each) => each.attribute_of === 'customer' && each.name !== 'customer')
  const dimension = parting.find((each) => each.name === name)
  if (dimension === undefined) {
    if (name !== 'customer') findDimension(dimensions, name, 'by')
    const allowed = listAllowed([opportunityOwner, ...parting.map((each) => each.name)])
    throw new QueryError({ parameter: 'by', value: name, allowed })
  }
  const { sql, relation } = memberColumn(dimension, 'purchase_days')
  const needed = neededBy({ relation })
  return {
    dimension,
    sql,
    joins: (until) => [
      'left join marts.customers as customers on customers.customer_key = opportunities.customer_key',
      ...listJoins(needed, { until, trailing: '' })
    ]
  }
}

const reachedJoin = `left join (
    select
      entries.opportunity_id,
      max_by(entries.stage, entries.number) as stage,
      max_by(entries.entered_on, entries.number) as entered_on,
      max(entries.position) as furthest_position,
      bool_or(entries.skipped_stages > 0) as skipped,
      bool_or(entries.is_back) as went_back,
      bool_or(entries.entered_on is not null) as is_dated,
      bool_or(entries.position is null) as outside_stages
    from marts.opportunity_stages as entries
    where entries.entered_on < getvariable('known_until') or entries.entered_on is null
    group by entries.opportunity_id
  ) as reached
    on reached.opportunity_id = opportunities.opportunity_id`

const stagesSql = `
    coalesce(reached.stage, opportunities.stage) as stage,
    reached.entered_on,
    reached.furthest_position,
    coalesce(reached.skipped, false) as skipped,
    coalesce(reached.went_back, false) as went_back,
    coalesce(reached.is_dated, false) as is_dated,
    coalesce(reached.outside_stages, false) as outside_stages,`

const noStagesSql = `
    null as stage, null::date as entered_on, false as skipped, false as went_back, false as is_dated,
    false as outside_stages,`

const opportunitiesSql = ({
  member,
  joins,
  shown,
  isStaged
}: {
  member: string
  joins: readonly string[]
  shown: string
  isStaged: boolean
}): string => `select
    ${member} as member,
    opportunities.opportunity_id,${isStaged ? stagesSql : noStagesSql}
    opportunities.amount,
    opportunities.created_on,
    case when opportunities.closed_on < getvariable('known_until') then opportunities.closed_on end as closed_on,
    case
      when opportunities.closed_on >= getvariable('known_until') or opportunities.is_open then 'open'
      else coalesce(opportunities.outcome, 'closed')
    end as fate,
    opportunities.created_on >= getvariable('from_date') as is_created,
    coalesce(
      opportunities.closed_on >= getvariable('from_date') and opportunities.closed_on < getvariable('known_until'),
      false
    ) as is_closed
  from marts.opportunities as opportunities
  ${joins.join('\n')}
  where opportunities.created_on < getvariable('known_until') and ${shown}`
