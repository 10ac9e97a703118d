import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { readTeamColumns } from '../contacts/team-level.ts'
import type { Language } from '../language.ts'
import { readSources } from '../missing-sources.ts'
import { parseRequest } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import { labelColumn } from '../risk/label-column.ts'
import { readRows, runAll, setText, variableStatements } from '../session.ts'
import { readSettings } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { boardCustomersSql, boardDaysSql, boardRowsSql } from './board-rows.ts'
import { wordsOf } from './reasons.ts'
import { boardKinds, boardRequestSchema } from './request.ts'
import type { BoardKind, BoardRequest, BoardSpan, ParsedBoard } from './request.ts'

/** Something to be done with a customer, and why. */
export interface BoardRow {
  readonly kind: BoardKind
  readonly customer_id: string
  readonly customer_name: string | null
  /** Who is to do it; '' where nobody is named. */
  readonly rep: string
  readonly team: string
  readonly tier_label: string | null
  /** By when: a day, for complaints with the time. Null for calls: some time in the span. */
  readonly due_at: string | null
  /** From today to the day it is due; negative where it is overdue. */
  readonly days_left: number | null
  readonly reason: string
  readonly action: string
  /** What is at stake with a call. */
  readonly value_at_risk: number | null
  /** What the customer is worth in a year, as far as it is known. */
  readonly yearly_value: number | null
  readonly last_contact_on: Day | null
}

export interface BoardGroup {
  /** '' is "none". */
  readonly key: string
  readonly label: string
  /** How many rows of each kind. */
  readonly counts: Readonly<Record<BoardKind, number>>
  readonly total: number
  /** Of them, what fell due before today. */
  readonly overdue: number
}

export interface Board {
  readonly build: string
  /** When the build was made, UTC. */
  readonly built_at: string
  /** Last day of the data; the board begins on the day after. */
  readonly as_of: Day
  readonly today: Day
  /** Last day of the board. */
  readonly through: Day
  readonly span: BoardSpan
  /** Sources that would bring more onto the board, of which this build read nothing. */
  readonly missing: readonly BoardSource[]
  /** Of what was asked for. */
  readonly total: BoardGroup
  readonly teams: readonly BoardGroup[]
  /** Of the team asked for. */
  readonly reps: readonly BoardGroup[]
  /** By kind, what is most urgent first; at most `limit` of each kind. */
  readonly rows: readonly BoardRow[]
}

/** Beside sales, what a board is made of. */
export const boardSources = ['customers', 'contacts', 'complaints'] as const

export type BoardSource = (typeof boardSources)[number]

const spanDays: Readonly<Record<BoardSpan, number>> = { week: 7, month: 30 }
const daysOfWeek = 7

const row = z.object({
  kind: z.enum(boardKinds),
  customer_id: z.string(),
  customer_name: z.string().nullable(),
  rep: z.string(),
  team: z.string(),
  tier_label: z.string().nullable(),
  due_at: z.string().nullable(),
  days_left: z.number().nullable(),
  detail: z.string().nullable(),
  before: z.string().nullable(),
  since: z.string().nullable(),
  figure: z.number().nullable(),
  value_at_risk: z.number().nullable(),
  yearly_value: z.number().nullable(),
  last_contact_on: z.string().nullable()
})

const countRow = z.object({
  grouping: z.enum(['total', 'team', 'rep']),
  key: z.string(),
  label: z.string(),
  kind: z.enum(boardKinds),
  rows: z.number(),
  overdue: z.number()
})

/**
 * What is to be done with which customers in the week or month after the last day of the data, and why.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryBoard(connection: DuckDBConnection, request: BoardRequest): Promise<Board> {
  const parsed = parseRequest(boardRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, joins, where } = await openCustomerConditions(connection, parsed)
    const settings = await readSettings(connection)
    const today = addDays(build.as_of, 1)
    const until = addDays(today, spanDays[parsed.span])
    const weeks = Math.ceil(spanDays[parsed.span] / daysOfWeek)
    await setText(connection, 'board_scheme', settings['segment_scheme'] ?? '')
    await setText(connection, 'board_rep', parsed.rep ?? '')
    await setText(connection, 'board_team', parsed.team ?? '')
    await runAll(connection, [
      ...variableStatements({
        today,
        board_until: until,
        opening: firstOfMonth(today),
        year_ago: addMonths(today, -12),
        follow_up_from: addDays(today, -spanDays.month),
        calls: weeks * Number(settings['board_calls_per_week'] ?? 0),
        renewal_lead: Number(settings['board_renewal_lead_days'] ?? 0)
      }),
      boardDaysSql,
      boardCustomersSql(
        joins(['tiers', 'home_regions']),
        where.join(' and '),
        await readTeamColumns(connection)
      ),
      boardRowsSql(parsed.scope)
    ])
    const counts = await readRows(connection, countRow, countsSql(parsed))
    const rows = await readRows(connection, row, rowsSql(parsed))
    const loaded = await readSources(connection)
    const currency = settings['currency'] ?? ''
    const groups = (grouping: 'total' | 'team' | 'rep') =>
      groupsOf(counts.filter((count) => count.grouping === grouping))
    return {
      build: build.build,
      built_at: settings['built_at'] ?? '',
      as_of: build.as_of,
      today,
      through: addDays(until, -1),
      span: parsed.span,
      missing: boardSources.filter((source) => !loaded.has(source)),
      total: groups('total')[0] ?? groupOf('', '', []),
      teams: groups('team'),
      reps: groups('rep'),
      rows: rows.map(({ detail, before, since, figure, ...shown }) => ({
        ...shown,
        ...wordsOf(
          {
            kind: shown.kind,
            detail,
            before,
            since,
            figure,
            days_left: shown.days_left,
            basis_yearly_value: shown.yearly_value,
            currency
          },
          parsed.language
        )
      }))
    }
  })
}

const chosenSql = ({ rep, team, kind }: Pick<ParsedBoard, 'rep' | 'team' | 'kind'>): string =>
  [
    'true',
    ...(rep === undefined ? [] : ["board.rep = getvariable('board_rep')"]),
    ...(team === undefined ? [] : ["board.team = getvariable('board_team')"]),
    ...(kind === undefined ? [] : [`board.kind = '${kind}'`])
  ].join(' and ')

/** Teams of everything, reps of the team asked for, the total of what is asked for. */
function countsSql(asked: ParsedBoard): string {
  const counted = (grouping: string, key: string, label: string, where: string) => `
    select
      '${grouping}' as grouping, ${key} as key, ${label} as label, board.kind,
      cast(count(*) as double) as rows,
      cast(count(*) filter (where board.due_at < getvariable('today') and board.kind <> 'treatment') as double) as overdue
    from board_rows as board
    where ${where}
    group by all`
  return [
    counted('total', "''", "''", chosenSql(asked)),
    counted('team', 'board.team', 'board.team_name', 'true'),
    counted('rep', 'board.rep', 'board.rep', chosenSql({ team: asked.team, rep: undefined, kind: undefined }))
  ].join(' union all ')
}

const inLanguage = (stem: string, language: Language) => `board.${stem}_${language === 'en' ? 'en' : 'zh'}`

function rowsSql(asked: ParsedBoard): string {
  const kinds = boardKinds.map((kind) => `'${kind}'`).join(', ')
  return `with last_contacts as (
      select contacts.customer_key, max(contacts.contacted_on) as contacted_on
      from marts.contacts as contacts
      group by contacts.customer_key
    ),
    valued as (
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
            board.kind = 'complaint' and board.detail_zh = 'follow_up',
            board.due_at nulls last,
            board.customer_key, board.place
        ) as rank
      from valued as board
    )
    select
      board.kind, customers.customer_id, customers.customer_name, board.rep,
      customers.team_name as team,
      coalesce(names.${labelColumn('label', asked.language)}, customers.tier) as tier_label,
      case
        when board.kind = 'complaint' then strftime(board.due_at, '%Y-%m-%d %H:%M')
        when board.kind <> 'treatment' then strftime(board.due_at, '%Y-%m-%d')
      end as due_at,
      case
        when board.kind <> 'treatment'
        then cast(date_diff('day', getvariable('today'), cast(board.due_at as date)) as double)
      end as days_left,
      ${inLanguage('detail', asked.language)} as detail,
      ${inLanguage('before', asked.language)} as before,
      cast(board.since as varchar) as since,
      cast(board.figure as double) as figure,
      round(board.amount, 2) as value_at_risk,
      round(board.yearly_value, 2) as yearly_value,
      cast(last_contacts.contacted_on as varchar) as last_contact_on
    from ranked as board
    inner join board_customers as customers on customers.customer_key = board.customer_key
    left join marts.tiers as names on names.tier = customers.tier
    left join last_contacts on last_contacts.customer_key = board.customer_key
    where board.rank <= ${asked.limit}
    order by list_position([${kinds}], board.kind), board.rank`
}

type Count = z.output<typeof countRow>

function groupOf(key: string, label: string, counts: readonly Count[]): BoardGroup {
  const rows = (kind: BoardKind) => counts.find((count) => count.kind === kind)?.rows ?? 0
  return {
    key,
    label,
    counts: Object.fromEntries(boardKinds.map((kind) => [kind, rows(kind)])) as Record<BoardKind, number>,
    total: counts.reduce((sum, count) => sum + count.rows, 0),
    overdue: counts.reduce((sum, count) => sum + count.overdue, 0)
  }
}

/** The ones with the most to do first; who is nobody's comes last. */
function groupsOf(counts: readonly Count[]): BoardGroup[] {
  const labels = new Map(counts.map(({ key, label }) => [key, label]))
  return [...labels]
    .map(([key, label]) =>
      groupOf(
        key,
        label,
        counts.filter((count) => count.key === key)
      )
    )
    .toSorted(
      (one, other) =>
        Number(one.key === '') - Number(other.key === '') ||
        other.total - one.total ||
        (one.key < other.key ? -1 : 1)
    )
}
