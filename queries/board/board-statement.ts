import { contactSql } from '../customers/contact-fields.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { labelColumn } from '../risk/label-column.ts'
import { boardDaysSql, boardRowsSql } from './board-rows.ts'
import { boardKinds } from './request.ts'
import type { ParsedBoard } from './request.ts'

const chosenSql = ({ rep, team, kind }: Pick<ParsedBoard, 'rep' | 'team' | 'kind'>): string =>
  [
    'true',
    ...(rep === undefined ? [] : ["board.rep = getvariable('board_rep')"]),
    ...(team === undefined ? [] : ["board.team = getvariable('board_team')"]),
    ...(kind === undefined ? [] : [`board.kind = '${kind}'`])
  ].join(' and ')

interface OfCustomers {
  /** The select of the customers of the board. */
  readonly customers: string
  readonly joins: CustomerConditions['joins']
}

/** What both statements count and show: the rows of all reps and teams. */
const rowsSql = ({ scope }: ParsedBoard, { customers }: OfCustomers): string => `
    board_days as materialized (${boardDaysSql}),
    board_customers as materialized (${customers}),
    board_rows as materialized (${boardRowsSql(scope)})`

/** The counts of the board: teams of everything, reps of the team asked for, the total of what is asked for. */
export function boardCountsSql(asked: ParsedBoard, of: OfCustomers): string {
  const counted = (grouping: string, key: string, label: string, where: string) => `
    select
      '${grouping}' as grouping, ${key} as key, ${label} as label, board.kind,
      cast(count(*) as double) as rows,
      cast(count(*) filter (where board.due_at < getvariable('today') and board.kind <> 'treatment') as double) as overdue
    from board_rows as board
    where ${where}
    group by all`
  return `with ${rowsSql(asked, of)} ${[
    counted('total', "''", "''", chosenSql(asked)),
    counted('team', 'board.team', 'board.team_name', 'true'),
    counted('rep', 'board.rep', 'board.rep', chosenSql({ team: asked.team, rep: undefined, kind: undefined }))
  ].join(' union all ')}`
}

/**
 * The rows that are shown, those of a kind together, the most urgent first.
 * One statement: to keep customers and rows in tables of the session would take longer than to find them.
 */
export function boardSql(asked: ParsedBoard, of: OfCustomers): string {
  const kinds = boardKinds.map((kind) => `'${kind}'`).join(', ')
  const label = labelColumn('label', asked.language)
  return `with ${rowsSql(asked, of)},
    ${rankedSql(asked)},
    shown as materialized (
      select board.* from ranked as board where board.rank <= ${asked.limit}
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
        when board.kind <> 'treatment' then strftime(board.due_at, '%Y-%m-%d')
      end as due_at,
      case
        when board.kind <> 'treatment'
        then cast(date_diff('day', getvariable('today'), cast(board.due_at as date)) as double)
      end as days_left,
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
    ${of.joins(['tier_names'])}
    left join marts.risk_rules as rules on board.kind = 'call' and rules.rule = board.detail
    left join marts.segments as names
      on board.kind = 'treatment' and names.segment = board.detail and names.scheme = getvariable('board_scheme')
    left join marts.segments as before_names
      on before_names.segment = board.before and before_names.scheme = getvariable('board_scheme')
    left join last_contacts on last_contacts.customer_key = board.customer_key
    order by list_position([${kinds}], board.kind), board.rank`
}

/** What is asked for, with its place among all of its kind. */
const rankedSql = (asked: ParsedBoard): string => `valued as (
      select board.*, risks.yearly_value
      from board_rows as board
      left join marts.customer_risks as risks on risks.customer_key = board.customer_key
      where ${chosenSql(asked)}
    ),
    ranked as (
      select
        board.*,
        row_number() over (
          partition by board.kind
          order by
            -- Calls by what is at stake, next steps and treatments by what the customer is worth, the others by day; of
            -- complaints those that wait for an answer or a solution first.
            board.amount desc nulls last,
            case when board.kind in ('follow_up', 'treatment') then board.yearly_value end desc nulls last,
            board.kind = 'complaint' and board.detail = 'follow_up',
            board.due_at nulls last,
            board.customer_key, board.place
        ) as rank
      from valued as board
    )`
