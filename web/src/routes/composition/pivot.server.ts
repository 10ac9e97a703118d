import type { Answers } from '#lib/server/answers.ts'
import type { PivotAnswer } from '#lib/server/queries.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Question } from './question.server.ts'

const rowsShown = 40
const columnsShown = 12

export type Pivot = Pick<
  PivotAnswer,
  'rows' | 'columns' | 'cells' | 'total' | 'more_rows' | 'more_columns' | 'rows_add_up' | 'columns_add_up'
>

/** The measure where the members of two dimensions meet. */
export async function loadPivot(
  answers: Answers,
  { measure, by, columns, period, view }: Question
): Promise<Pivot> {
  const {
    rows,
    columns: heads,
    cells,
    total,
    more_rows,
    more_columns,
    ...addUp
  } = await answers.pivot({
    kpi: measure.name,
    definition: view.definitions[measure.name],
    period,
    where: whereOf(view),
    rows: by.name,
    columns: columns.name,
    row_limit: rowsShown,
    column_limit: columnsShown
  })
  const { rows_add_up, columns_add_up } = addUp
  return { rows, columns: heads, cells, total, more_rows, more_columns, rows_add_up, columns_add_up }
}
