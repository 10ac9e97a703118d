import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiDefinition } from './define-query.ts'
import { rowOf } from './member-rows.ts'
import type { MemberRow } from './member-rows.ts'

/** How a figure stands beside the one compared with. */
export interface Beside {
  readonly kpi: KpiDefinition
  /** Whether what is missing among the sums compared with is unknown, or was nothing. */
  readonly absentIsUnknown: boolean
  /**
   * Those compared with are rows of another period, so that a change of a share of them has an interval, too; a target or
   * a mean of months has none.
   */
  readonly bothCounted: boolean
}

/** The columns of a total: its sums, those compared with, and their difference as exact as they are stored. */
const columnsOf = (own: string, compared: string): string[] => [
  ...['numerator', 'denominator', 'squares'].map((name) => `cast(${own}.${name} as double)`),
  ...['numerator', 'denominator', 'squares'].map((name) => `cast(${compared}.${name} as double)`),
  `cast(${own}.numerator - ${compared}.numerator as double)`
]

const width = columnsOf('', '').length

/** Statement of the totals of several figures, by the names of their sums in `from` and those compared with. */
export const totalsSql = (
  sums: readonly (readonly [own: string, compared: string])[],
  from: string
): string => `select ${sums.flatMap(([own, compared]) => columnsOf(own, compared)).join(', ')} from ${from}`

/** The totals of several figures, in their order, as a statement of totalsSql reads them. */
export async function readTotals(
  connection: DuckDBConnection,
  figures: readonly Beside[],
  statement: string
): Promise<MemberRow[]> {
  const reader = await connection.runAndReadAll(statement)
  const [cells = []] = reader.getRowsJS()
  return figures.map((figure, index) => totalRow(figure, cells.slice(index * width, (index + 1) * width)))
}

const together = (table: string): string => `(
    select
      sum(${table}.numerator) as numerator, sum(${table}.denominator) as denominator, sum(${table}.squares) as squares
    from ${table}
  )`

/**
 * The total of `period_sums` beside that of `period_compared_sums`: of a figure that was not split, or whose members add
 * up to it.
 */
export async function readTotalRow(connection: DuckDBConnection, figure: Beside): Promise<MemberRow> {
  const from = `${together('period_sums')} as sums, ${together('period_compared_sums')} as compared`
  const [total] = await readTotals(connection, [figure], totalsSql([['sums', 'compared']], from))
  if (!total) throw new Error(`the total of ${figure.kpi.name} has no row`)
  return total
}

const number = (cell: unknown): number | null =>
  typeof cell === 'number' && Number.isFinite(cell) ? cell : null

/** Nothing sold is a sum of 0, a ratio of 0 by 0, which is none, and has no middle one. */
function totalRow({ kpi, absentIsUnknown, bothCounted }: Beside, cells: readonly unknown[]): MemberRow {
  const [own = null, count = null, squares = null, ...others] = cells.map(number)
  const [compared = null, comparedCount = null, comparedSquares = null, difference = null] = others
  const nothing = kpi.kind === 'median' ? null : 0
  const isRatio = kpi.kind === 'ratio'
  const numerator = own ?? nothing
  const comparedNumerator = compared ?? (absentIsUnknown ? null : nothing)
  const known = numerator !== null && comparedNumerator !== null
  return rowOf(
    kpi,
    {
      key: 'total',
      label: null,
      is_rest: false,
      members: 1,
      numerator,
      denominator: isRatio ? (count ?? 0) : null,
      compared_numerator: comparedNumerator,
      compared_denominator: absentIsUnknown ? comparedCount : isRatio ? (comparedCount ?? 0) : null,
      difference: known ? (difference ?? numerator - comparedNumerator) : null,
      squares,
      compared_squares: comparedSquares
    },
    { bothCounted }
  )
}
