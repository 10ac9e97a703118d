import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import { addDays, addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { readTeamColumns } from '../contacts/team-level.ts'
import { readSources } from '../missing-sources.ts'
import { parseRequest } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import { readRows, setText, withValues } from '../session.ts'
import { readSettings } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { boardCountsSql, boardSql } from './board-statement.ts'
import type { OfCustomers } from './board-statement.ts'
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

/** How much there is to be done, by whom and for which team. */
export interface BoardHead {
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
}

export interface Board extends BoardHead {
  /** By kind, what is most urgent first; at most `limit` of each kind. */
  readonly rows: readonly BoardRow[]
}

/** Beside sales, what a board is made of. */
export const boardSources = ['customers', 'contacts', 'complaints'] as const

export type BoardSource = (typeof boardSources)[number]

const spanDays: Readonly<Record<BoardSpan, number>> = { week: 7, month: 30 }
const daysOfWeek = 7

const boardRow = z.object({
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
  return openBoard(connection, request, async (open) => ({
    ...(await readHead(open)),
    rows: await readBoardRows(open)
  }))
}

/**
 * The rows of queryBoard alone.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryBoardRows(
  connection: DuckDBConnection,
  request: BoardRequest
): Promise<readonly BoardRow[]> {
  return openBoard(connection, request, readBoardRows)
}

/**
 * What queryBoard says but for its rows.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryBoardHead(
  connection: DuckDBConnection,
  request: Omit<BoardRequest, 'limit'>
): Promise<BoardHead> {
  const { limit: _rows, language: _words, ...rest } = parseRequest(boardRequestSchema, request)
  // Whose contact fields are masked has no birthdays.
  const asked = { ...rest, contacts: rest.scope.contacts ?? 'shown' }
  return countedAhead(connection, { query: 'board', asked }, () => openBoard(connection, request, readHead))
}

interface OpenBoard {
  readonly connection: DuckDBConnection
  readonly parsed: ParsedBoard
  readonly build: BuildPeriod
  readonly today: Day
  readonly until: Day
  readonly settings: Readonly<Record<string, string>>
  readonly customers: OfCustomers
  /** A statement with the days and numbers of the question in place of its variables. */
  readonly valued: (sql: string) => string
}

function openBoard<Answer>(
  connection: DuckDBConnection,
  request: BoardRequest,
  answer: (open: OpenBoard) => Promise<Answer>
): Promise<Answer> {
  const parsed = parseRequest(boardRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, ...conditions } = await openCustomerConditions(connection, parsed)
    const settings = await readSettings(connection)
    const today = addDays(build.as_of, 1)
    const until = addDays(today, spanDays[parsed.span])
    const weeks = Math.ceil(spanDays[parsed.span] / daysOfWeek)
    if (parsed.rep !== undefined) await setText(connection, 'board_rep', parsed.rep)
    if (parsed.team !== undefined) await setText(connection, 'board_team', parsed.team)
    const team = await readTeamColumns(connection)
    const values = {
      today,
      board_until: until,
      opening: firstOfMonth(today),
      year_ago: addMonths(today, -12),
      follow_up_from: addDays(today, -spanDays.month),
      calls: weeks * Number(settings['board_calls_per_week'] ?? 0),
      renewal_lead: Number(settings['board_renewal_lead_days'] ?? 0),
      board_scheme: settings['segment_scheme'] ?? ''
    }
    return answer({
      ...{ connection, parsed, build, today, until, settings },
      customers: { conditions, team },
      valued: (sql) => withValues(sql, values)
    })
  })
}

async function readHead(open: OpenBoard): Promise<BoardHead> {
  const { connection, parsed, build, today, until, settings } = open
  const counts = await readRows(connection, countRow, open.valued(boardCountsSql(parsed, open.customers)))
  const loaded = await readSources(connection)
  const groups = (grouping: Count['grouping']) =>
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
    reps: groups('rep')
  }
}

async function readBoardRows({
  connection,
  parsed,
  settings,
  customers,
  valued
}: OpenBoard): Promise<BoardRow[]> {
  const rows = await readRows(connection, boardRow, valued(boardSql(parsed, customers)))
  const currency = settings['currency'] ?? ''
  return rows.map(({ detail, before, since, figure, ...shown }) => {
    const { kind, days_left, yearly_value: basis_yearly_value } = shown
    const about = { kind, detail, before, since, figure, days_left, basis_yearly_value, currency }
    return { ...shown, ...wordsOf(about, parsed.language) }
  })
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
