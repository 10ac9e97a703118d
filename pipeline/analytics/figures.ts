import type { DuckDBConnection } from '@duckdb/node-api'
import { writeTable } from './columns.ts'

/** One figure of a model as `marts.model_figures` shows it. */
export interface ModelFigure {
  /** `bg_nbd`, `gamma_gamma`, `clusters`, `churn_tree` */
  readonly model: string
  /** A parameter's name, or `warning`: then `text` is what is wrong, as a code that the queries put into words. */
  readonly name: string
  readonly value: number | null
  readonly text: string | null
}

/** Makes a table of figures, which `marts/model_figures.sql` selects. */
export async function writeFigures({
  connection,
  table,
  figures
}: {
  connection: DuckDBConnection
  table: string
  figures: readonly ModelFigure[]
}): Promise<void> {
  await writeTable({
    connection,
    table,
    columns: {
      model: { type: 'varchar', values: figures.map(({ model }) => model) },
      name: { type: 'varchar', values: figures.map(({ name }) => name) },
      value: { type: 'double', values: figures.map(({ value }) => value) },
      text: { type: 'varchar', values: figures.map(({ text }) => text) }
    }
  })
}
