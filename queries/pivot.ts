import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { findDimension, readEveryDimension } from './dimensions.ts'
import { dimensionsFor, openInquiry, splitBy } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { Language } from './language.ts'
import { memberTableSql, openMemberLabels } from './member-labels.ts'
import { readMemberRows } from './member-rows.ts'
import { resolvePeriod } from './period.ts'
import type { Period } from './period.ts'
import type { PivotAnswer, PivotMember } from './pivot-answer.ts'
import { parseRequest, pivotRequestSchema } from './request.ts'
import type { PivotRequest } from './request.ts'
import { sharesAddUp, totalIsSum } from './adding-up.ts'
import { readRows, setTexts } from './session.ts'
import { readBuildPeriod } from './settings.ts'
import { sumInto, sumNothing, totalOf } from './sums.ts'
import { inTurn } from './turns.ts'
import { windowOf } from './window.ts'

/**
 * A KPI by two dimensions at once, with totals by each and over all: runs of their own, so that distinct customers and
 * ratios have right totals too.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryPivot(connection: DuckDBConnection, request: PivotRequest): Promise<PivotAnswer> {
  const parsed = parseRequest(pivotRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const kpi = findKpi(parsed.kpi, parsed.definition)
    const period = resolvePeriod(parsed.period, build)
    const dimensions = dimensionsFor(kpi, await readEveryDimension(connection))
    const [row, column] = [
      findDimension(dimensions, parsed.rows, 'rows'),
      findDimension(dimensions, parsed.columns, 'columns')
    ]
    const inquiry = await openInquiry(connection, kpi, { ...parsed, build })
    const { language } = parsed
    const rows = await readMembers(inquiry, row, { period, language, limit: parsed.row_limit })
    const columns = await readMembers(inquiry, column, { period, language, limit: parsed.column_limit })
    const pair: Pair = { row, column }
    const window = windowOf(kpi, period, build)
    return {
      build: build.build,
      kpi: kpi.name,
      unit: kpi.unit,
      kind: kpi.kind,
      definition: kpi.variant,
      period: { from: period.from, to: addDays(period.until, -1) },
      window: { from: window.from, to: addDays(window.until, -1) },
      through: period.through,
      complete: period.complete,
      row_dimension: row.name,
      column_dimension: column.name,
      rows: rows.shown,
      columns: columns.shown,
      cells: await readCells(inquiry, pair, { period, rows: rows.shown, columns: columns.shown }),
      total: (await totalOf(inquiry, period)).value,
      more_rows: rows.more,
      more_columns: columns.more,
      rows_add_up: addsUpOver(inquiry, column),
      columns_add_up: addsUpOver(inquiry, row)
    }
  })
}

/** Of orders, which customers may share, only a run over all members could tell: no is the safe answer. */
function addsUpOver(inquiry: Inquiry, dimension: CataloguedDimension): boolean {
  const { kpi, question } = splitBy(inquiry, dimension)
  return sharesAddUp(kpi, question) && totalIsSum(kpi, question)
}

interface Pair {
  readonly row: CataloguedDimension
  readonly column: CataloguedDimension
}

/** The members of a dimension with their totals, largest first, and how many lie beyond the limit. */
async function readMembers(
  inquiry: Inquiry,
  by: CataloguedDimension,
  { period, language, limit }: { period: Period; language: Language; limit: number }
): Promise<{ shown: PivotMember[]; more: number }> {
  const { connection, kpi } = inquiry
  await openMemberLabels(connection, by, language)
  await sumInto('period_sums', splitBy(inquiry, by), period)
  await sumNothing('period_compared_sums', inquiry)
  const members = await readMemberRows(connection, { kpi, absentIsUnknown: true, limit })
  return {
    shown: members
      .filter((member) => !member.is_rest)
      .map(({ key, label, value }) => ({ key, label, value })),
    more: members.find((member) => member.is_rest)?.members ?? 0
  }
}

const cellRow = z.object({
  row_key: z.string(),
  column_key: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable()
})

/** What stands where the rows and columns shown meet: one array per row, null where nothing does. */
async function readCells(
  inquiry: Inquiry,
  { row, column }: Pair,
  { period, rows, columns }: { period: Period; rows: readonly PivotMember[]; columns: readonly PivotMember[] }
): Promise<(number | null)[][]> {
  const { connection, kpi } = inquiry
  await sumInto('period_sums', splitBy(inquiry, [row, column]), period)
  await setTexts(
    connection,
    'pivot_rows',
    rows.map(({ key }) => key)
  )
  await setTexts(
    connection,
    'pivot_columns',
    columns.map(({ key }) => key)
  )
  const cells = await readRows(connection, cellRow, cellsSql(row, column))
  const values = new Map(
    cells.map(({ row_key, column_key, numerator, denominator }) => [
      JSON.stringify([row_key, column_key]),
      kpi.kind === 'ratio' ? (denominator ? (numerator ?? 0) / denominator : null) : numerator
    ])
  )
  return rows.map(({ key }) => columns.map((each) => values.get(JSON.stringify([key, each.key])) ?? null))
}

function cellsSql(row: CataloguedDimension, column: CataloguedDimension): string {
  const keyOf = (side: 'row' | 'column', dimension: CataloguedDimension) => {
    const table = memberTableSql(dimension, 'en')
    const member = `sums.member."${side}"`
    return table === null
      ? { key: `coalesce(cast(${member} as varchar), '')`, join: '' }
      : {
          key: `coalesce(${side}_names.key, cast(${member} as varchar), '')`,
          join: `left join (${table}) as ${side}_names on ${side}_names.member = ${member}`
        }
  }
  const [rowKey, columnKey] = [keyOf('row', row), keyOf('column', column)]
  return `select cells.row_key, cells.column_key, cells.numerator, cells.denominator
  from (
    select
      ${rowKey.key} as row_key,
      ${columnKey.key} as column_key,
      cast(sums.numerator as double) as numerator,
      cast(sums.denominator as double) as denominator
    from period_sums as sums
    ${rowKey.join}
    ${columnKey.join}
  ) as cells
  where
    list_contains(getvariable('pivot_rows'), cells.row_key)
    and list_contains(getvariable('pivot_columns'), cells.column_key)`
}
