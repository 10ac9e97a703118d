import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Book } from './book/book.ts'
import { readBookHistory } from './book/history-from-book.ts'
import { readBook } from './book/read-book.ts'
import { firstOfMonth } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { KpiName } from './catalog.ts'
import type {
  CompositionHistory,
  CompositionPoint,
  HistoryLine,
  MonthValues
} from './composition-history-answer.ts'
import type { Kind } from './define-query.ts'
import { findDimension, readDimensions } from './dimensions.ts'
import { historyMonths } from './history-points.ts'
import type { HistoryMonths } from './history-points.ts'
import { valuesOf } from './history.ts'
import { openInquiry, splitBy } from './inquiry.ts'
import type { Asked, Inquiry } from './inquiry.ts'
import { openMemberLabels } from './member-labels.ts'
import { sumMonths } from './month-sums.ts'
import { compositionHistoryRequestSchema, parseRequest } from './request.ts'
import type { CompositionHistoryRequest } from './request.ts'
import { partsAddUp, sharesAddUp, totalIsSum } from './adding-up.ts'
import { readRows } from './session.ts'
import { completeUntil, readBuildPeriod } from './settings.ts'
import { figureOf } from './sums.ts'
import { inTurn } from './turns.ts'

const sql = readFileSync(new URL('composition-history.sql', import.meta.url), 'utf8')

/**
 * Value and share of each member of a dimension in the months that end with `month` (24 unless told): the `limit`
 * largest of the last month, and the others together. Each month classifies customers by its own opening, as its
 * composition does.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCompositionHistory(
  connection: DuckDBConnection,
  request: CompositionHistoryRequest
): Promise<CompositionHistory> {
  const parsed = parseRequest(compositionHistoryRequestSchema, request)
  const book = await readBook(connection)
  return (
    (book && compositionHistoryFromBook(book, parsed)) ??
    inTurn(connection, () => countCompositionHistory(connection, parsed))
  )
}

type ParsedRequest = z.output<typeof compositionHistoryRequestSchema>

/** As queryCompositionHistory, for a request that is checked, on a connection whose turn is taken. */
export async function countCompositionHistory(
  connection: DuckDBConnection,
  request: ParsedRequest
): Promise<CompositionHistory> {
  const build = await readBuildPeriod(connection)
  const kpi = findKpi(request.kpi, request.definition)
  const by = findDimension(await readDimensions(connection), request.by, 'by')
  const inquiry = await openInquiry(connection, kpi, { ...request, build })
  const months = historyMonths(request, build)
  await sumMonths(inquiry, by, months.known)
  await openMemberLabels(connection, by, request.language)
  const lines = months.known.length === 0 ? [] : await readLines(inquiry, request)
  return composedHistory(inquiry, {
    by: by.name,
    months,
    lines,
    ...(await readTotals(inquiry, months.known))
  })
}

/** The same without a look at the tables; null where the book does not hold all of it. */
export function compositionHistoryFromBook(book: Book, request: ParsedRequest): CompositionHistory | null {
  const months = historyMonths(request, book.build)
  const read = readBookHistory(book, request, months.known)
  if (read === null) return null
  const { asked, lines, sums, totals } = read
  const addUp = addsUpTo(asked, { sums, totals, known: months.known })
  return composedHistory(asked, { by: request.by, months, lines, totals, addUp })
}

interface History {
  readonly by: string
  readonly months: HistoryMonths
  readonly lines: readonly HistoryLine[]
  readonly totals: MonthValues
  readonly addUp: boolean
}

function composedHistory(
  { kpi, build, question }: Asked,
  { by, months, lines, totals, addUp }: History
): CompositionHistory {
  const { asked, known } = months
  const begins = firstOfMonth(build.first_order_on)
  const pointsOf = pointsIn(kpi.kind, months, addUp ? totals : null)
  const rest = lines.find(({ is_rest }) => is_rest)
  const canAdd = partsAddUp(kpi, question) && (kpi.kind !== 'sum' || addUp)
  return {
    build: build.build,
    kpi: kpi.name as KpiName,
    unit: kpi.unit,
    kind: kpi.kind,
    definition: kpi.variant,
    by,
    parts_add_up: addUp,
    months: asked.map((range) => ({
      month: monthOf(range),
      complete: range.until <= completeUntil(build) && range.until > begins,
      total: known.includes(range) ? (totals.get(monthOf(range)) ?? nothing(kpi.kind)) : null
    })),
    rows: lines
      .filter(({ is_rest }) => !is_rest)
      .map(({ key, label, values }) => ({ key, label, points: pointsOf(values) })),
    other:
      (rest && {
        members: rest.members,
        points: canAdd ? pointsOf(rest.values) : asked.map(() => ({ value: null, share: null }))
      }) ??
      null
  }
}

const monthOf = ({ from }: DayRange): string => from.slice(0, 7)

/** What a month without rows comes to. */
const nothing = (kind: Kind): number | null => (kind === 'sum' ? 0 : null)

/** The totals by month, and whether the members' sums come to them in every month. */
async function readTotals(
  inquiry: Inquiry,
  known: readonly DayRange[]
): Promise<Pick<History, 'totals' | 'addUp'>> {
  const { kpi, question } = inquiry
  const sums = known.length === 0 ? new Map<string, number | null>() : await readSums(inquiry)
  const totals = totalIsSum(kpi, question) ? sums : await valuesOf(splitBy(inquiry, null), known)
  return { totals, addUp: addsUpTo(inquiry, { sums, totals, known }) }
}

/** Whether there are shares: members may come to the total though not every KPI's do. */
function addsUpTo(
  { kpi, question }: Asked,
  { sums, totals, known }: { sums: MonthValues; totals: MonthValues; known: readonly DayRange[] }
): boolean {
  const isSame = (range: DayRange) => (sums.get(monthOf(range)) ?? 0) === (totals.get(monthOf(range)) ?? 0)
  return sharesAddUp(kpi, question) && known.every(isSame)
}

const monthRow = z.object({
  month: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable()
})

async function readSums({ connection, kpi }: Inquiry): Promise<MonthValues> {
  const rows = await readRows(
    connection,
    monthRow,
    `select
      strftime(sums.month, '%Y-%m') as month,
      cast(sum(sums.numerator) as double) as numerator,
      cast(sum(sums.denominator) as double) as denominator
    from period_month_sums as sums
    group by sums.month`
  )
  return new Map(rows.map((row) => [row.month, figureOf(kpi.kind, row).value]))
}

const memberRow = monthRow.extend({
  place: z.number().nullable(),
  key: z.string(),
  label: z.string().nullable(),
  members: z.number()
})

/** The members with their values by month, in the order of their places; the rest of them last. */
async function readLines(
  { connection, kpi }: Inquiry,
  { month, limit }: { month: string; limit?: number | undefined }
): Promise<HistoryLine[]> {
  const reader = await connection.runAndReadAll(sql, {
    is_ratio: kpi.kind === 'ratio',
    is_sum: kpi.kind === 'sum',
    last_month: `${month}-01`,
    row_limit: limit ?? Number.MAX_SAFE_INTEGER
  })
  const lines = new Map<number | null, HistoryLine & { values: Map<string, number | null> }>()
  for (const row of z.array(memberRow).parse(reader.getRowObjectsJS())) {
    const { place, key, label, members } = row
    const line = lines.get(place) ?? { key, label, is_rest: place === null, members, values: new Map() }
    line.values.set(row.month, figureOf(kpi.kind, row).value)
    lines.set(place, line)
  }
  return [...lines.values()]
}

/** Sets the values of a member beside the months asked for, with shares of the totals where there are such. */
function pointsIn(
  kind: Kind,
  { asked, known }: HistoryMonths,
  totals: MonthValues | null
): (values: MonthValues) => CompositionPoint[] {
  return (values) =>
    asked.map((range) => {
      const value = known.includes(range) ? (values.get(monthOf(range)) ?? nothing(kind)) : null
      const total = totals?.get(monthOf(range)) ?? 0
      return { value, share: value === null || total <= 0 ? null : value / total }
    })
}
