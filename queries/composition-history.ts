import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { firstOfMonth } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { CompositionHistory, CompositionPoint } from './composition-history-answer.ts'
import type { Kind } from './define-query.ts'
import { findDimension, readDimensions } from './dimensions.ts'
import { valuesOf } from './history.ts'
import { openInquiry, splitBy } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { openMemberLabels } from './member-labels.ts'
import { sumMonths } from './month-sums.ts'
import { monthsUpTo } from './period.ts'
import { compositionHistoryRequestSchema, parseRequest } from './request.ts'
import type { CompositionHistoryRequest } from './request.ts'
import { partsAddUp, sharesAddUp, totalIsSum } from './adding-up.ts'
import { readRows } from './session.ts'
import { completeUntil, readBuildPeriod } from './settings.ts'
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
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const kpi = findKpi(parsed.kpi, parsed.definition)
    const by = findDimension(await readDimensions(connection), parsed.by, 'by')
    const inquiry = await openInquiry(connection, kpi, { ...parsed, build })
    const asked = monthsUpTo(parsed.month, parsed.months)
    const begins = firstOfMonth(build.first_order_on)
    const known = asked.filter(({ from, until }) => until > begins && from <= build.as_of)
    await sumMonths(inquiry, by, known)
    await openMemberLabels(connection, by, parsed.language)
    const lines = known.length === 0 ? [] : await readLines(inquiry, parsed)
    const { totals, addUp } = await readTotals(inquiry, known)
    const pointsOf = pointsIn(inquiry, { asked, known, totals: addUp ? totals : null })
    const rest = lines.find(({ is_rest }) => is_rest)
    const canAdd = partsAddUp(kpi, inquiry.question) && (kpi.kind !== 'sum' || addUp)
    return {
      build: build.build,
      kpi: kpi.name,
      unit: kpi.unit,
      kind: kpi.kind,
      definition: kpi.variant,
      by: by.name,
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
  })
}

const monthOf = ({ from }: DayRange): string => from.slice(0, 7)

/** What a month without rows comes to. */
const nothing = (kind: Kind): number | null => (kind === 'sum' ? 0 : null)

type Values = ReadonlyMap<string, number | null>

/** The totals by month, and whether the members' sums come to them in every month. */
async function readTotals(
  inquiry: Inquiry,
  known: readonly DayRange[]
): Promise<{ totals: Values; addUp: boolean }> {
  const { kpi, question } = inquiry
  const sums = known.length === 0 ? new Map<string, number | null>() : await readSums(inquiry)
  if (totalIsSum(kpi, question)) return { totals: sums, addUp: sharesAddUp(kpi, question) }
  const totals = await valuesOf(splitBy(inquiry, null), known)
  const addUp = known.every((range) => (sums.get(monthOf(range)) ?? 0) === (totals.get(monthOf(range)) ?? 0))
  return { totals, addUp: sharesAddUp(kpi, question) && addUp }
}

const monthRow = z.object({
  month: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable()
})

const valueOf = (kind: Kind, { numerator, denominator }: z.output<typeof monthRow>): number | null =>
  kind === 'ratio' ? (denominator ? (numerator ?? 0) / denominator : null) : numerator

async function readSums({ connection, kpi }: Inquiry): Promise<Values> {
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
  return new Map(rows.map((row) => [row.month, valueOf(kpi.kind, row)]))
}

const memberRow = monthRow.extend({
  place: z.number().nullable(),
  key: z.string(),
  label: z.string().nullable(),
  members: z.number()
})

interface Line {
  readonly key: string
  readonly label: string | null
  readonly is_rest: boolean
  readonly members: number
  readonly values: Map<string, number | null>
}

/** The members with their values by month, in the order of their places; the rest of them last. */
async function readLines(
  { connection, kpi }: Inquiry,
  { month, limit }: { month: string; limit?: number | undefined }
): Promise<Line[]> {
  const reader = await connection.runAndReadAll(sql, {
    is_ratio: kpi.kind === 'ratio',
    is_sum: kpi.kind === 'sum',
    last_month: `${month}-01`,
    row_limit: limit ?? Number.MAX_SAFE_INTEGER
  })
  const lines = new Map<number | null, Line>()
  for (const row of z.array(memberRow).parse(reader.getRowObjectsJS())) {
    const { place, key, label, members } = row
    const line = lines.get(place) ?? { key, label, is_rest: place === null, members, values: new Map() }
    line.values.set(row.month, valueOf(kpi.kind, row))
    lines.set(place, line)
  }
  return [...lines.values()]
}

/** Sets the values of a member beside the months asked for, with shares of the totals where there are such. */
function pointsIn(
  { kpi }: Inquiry,
  { asked, known, totals }: { asked: readonly DayRange[]; known: readonly DayRange[]; totals: Values | null }
): (values: Values) => CompositionPoint[] {
  return (values) =>
    asked.map((range) => {
      const value = known.includes(range) ? (values.get(monthOf(range)) ?? nothing(kpi.kind)) : null
      const total = totals?.get(monthOf(range)) ?? 0
      return { value, share: value === null || total <= 0 ? null : value / total }
    })
}
