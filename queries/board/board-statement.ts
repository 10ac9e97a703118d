import { contactSql } from '../customers/contact-fields.ts'
import type { TeamColumns } from '../contacts/team-level.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { labelColumn } from '../risk/label-column.ts'
import { boardRowsSql, boardTablesSql } from './board-rows.ts'
import { boardKinds } from './request.ts'
import type { BoardKind, ParsedBoard } from './request.ts'

/** Whose board it is, and of which regions the teams are. */
export interface OfCustomers {
  readonly conditions: Pick<CustomerConditions, 'joins' | 'keys' | 'where'>
  readonly team: Pick<TeamColumns, 'id' | 'name'>
}

const chosenSql = ({ rep, team, kind }: Pick<ParsedBoard, 'rep' | 'team' | 'kind'>): string =>
  [
    'true',
    ...(rep === undefined ? [] : ["board.rep = getvariable('board_rep')"]),
    ...(team === undefined ? [] : ["board.team = getvariable('board_team')"]),
    ...(kind === undefined ? [] : [`board.kind = '${kind}'`])
  ].join(' and ')

/**
 * What both statements begin with. Customers are found once where that takes looking at what they are or bought; all of
 * them are read from their table wherever they are joined, which is faster than to keep them.
 */
const tablesSql = ({ conditions: { joins, keys, where } }: OfCustomers): string => `
  board_customers as ${keys === null ? 'not materialized' : 'materialized'} (
    select customers.customer_key, customers.owner, customers.home_region_key
    from marts.customers as customers
    ${joins([])}
    where ${where.join(' and ')}
  ),
  ${boardTablesSql}`

const teamsSql = ({ id, name }: OfCustomers['team']): string =>
  `coalesce(home_regions.${id}, '') as team, coalesce(home_regions.${name}, '') as team_name`

const repSql = "coalesce(found.owner, customers.owner, '') as rep"

/** The counts of the board: teams of everything, reps of the team asked for, the total of what is asked for. */
export function boardCountsSql(asked: ParsedBoard, of: OfCustomers): string {
  const counted = (grouping: string, key: string, label: string, where: string) => `
    select
      '${grouping}' as grouping, ${key} as key, ${label} as label, board.kind,
      cast(sum(board.rows) as double) as rows, cast(sum(board.overdue) as double) as overdue
    from board
    where ${where}
    group by all`
  return `with ${tablesSql(of)},
    counted as (
      select
        found.kind, ${repSql}, customers.home_region_key,
        count(*) as rows, count(*) filter (where found.due_at < getvariable('today')) as overdue
      from (${boardRowsSql(asked.scope, boardKinds)}) as found
      inner join board_customers as customers on customers.customer_key = found.customer_key
      group by all
    ),
    board as materialized (
      select counted.kind, counted.rep, ${teamsSql(of.team)}, counted.rows, counted.overdue
      from counted
      left join marts.regions as home_regions on home_regions.region_key = counted.home_region_key
    )
    ${[
      counted('total', "''", "''", chosenSql(asked)),
      counted('team', 'board.team', 'board.team_name', 'true'),
      counted(
        'rep',
        'board.rep',
        'board.rep',
        chosenSql({ team: asked.team, rep: undefined, kind: undefined })
      )
    ].join(' union all ')}`
}

// Calls by what is at stake, next steps and treatments by what the customer is worth, the others by day; of complaints
// those that wait for an answer or a solution first.
const urgencySql = `
  board.amount desc nulls last,
  case when board.kind in ('follow_up', 'treatment') then board.yearly_value end desc nulls last,
  board.kind = 'complaint' and board.detail = 'follow_up',
  board.due_at nulls last,
  board.customer_key, board.place`

/** Of what is asked for, the most urgent of a kind. */
const urgentSql = (asked: ParsedBoard, { team }: OfCustomers, kind: BoardKind): string => `(
  select board.*
  from (
    select found.*, ${repSql}, ${teamsSql(team)}, risks.yearly_value
    from (${boardRowsSql(asked.scope, [kind])}) as found
    inner join board_customers as customers on customers.customer_key = found.customer_key
    left join marts.regions as home_regions on home_regions.region_key = customers.home_region_key
    left join marts.customer_risks as risks on risks.customer_key = found.customer_key
  ) as board
  where ${chosenSql(asked)}
  order by ${urgencySql}
  limit ${asked.limit}
)`

/**
 * The rows that are shown, those of a kind together, the most urgent first.
 * One statement: to keep customers and rows in tables of the session would take longer than to find them.
 */
export function boardSql(asked: ParsedBoard, of: OfCustomers): string {
  const kinds = asked.kind === undefined ? boardKinds : [asked.kind]
  const label = labelColumn('label', asked.language)
  return `with ${tablesSql(of)},
    shown as materialized (
      ${kinds.map((kind) => urgentSql(asked, of, kind)).join(' union all ')}
    ),
    last_contacts as (
      select contacts.customer_key, max(contacts.contacted_on) as contacted_on
      from marts.contacts as contacts
      where contacts.customer_key in (select shown.customer_key from shown)
      group by contacts.customer_key
    )
    select
      board.kind, customers.customer_id, customers.customer_name, board.rep, board.team_name as team,
      coalesce(tier_names.${label}, tiers.tier) as tier_label,
      case
        when board.kind = 'complaint' then strftime(board.due_at, '%Y-%m-%d %H:%M')
        else strftime(board.due_at, '%Y-%m-%d')
      end as due_at,
      cast(date_diff('day', getvariable('today'), cast(board.due_at as date)) as double) as days_left,
      case board.kind
        when 'call' then rules.${labelColumn('rule', asked.language)}
        when 'birthday' then ${contactSql('contact_name', 'customers.contact_name', asked.scope)}
        when 'treatment' then names.${labelColumn('treatment', asked.language)}
        else board.detail
      end as detail,
      case when board.kind = 'treatment' then before_names.${label} || ' → ' || names.${label} else board.before end as before,
      cast(board.since as varchar) as since,
      cast(board.figure as double) as figure,
      round(board.amount, 2) as value_at_risk,
      round(board.yearly_value, 2) as yearly_value,
      cast(last_contacts.contacted_on as varchar) as last_contact_on
    from shown as board
    inner join marts.customers as customers on customers.customer_key = board.customer_key
    ${of.conditions.joins(['tier_names'])}
    left join marts.risk_rules as rules on board.kind = 'call' and rules.rule = board.detail
    left join marts.segments as names
      on board.kind = 'treatment' and names.segment = board.detail and names.scheme = getvariable('board_scheme')
    left join marts.segments as before_names
      on before_names.segment = board.before and before_names.scheme = getvariable('board_scheme')
    left join last_contacts on last_contacts.customer_key = board.customer_key
    order by list_position([${boardKinds.map((kind) => `'${kind}'`).join(', ')}], board.kind), ${urgencySql}`
}
