import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { keptFor, readRows } from '../session.ts'

const figureRow = z.object({
  model: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  text: z.string().nullable()
})

/** Figures of one model by name; a name may come several times. */
export interface ModelFigures {
  readonly value: (name: string) => number | null
  readonly texts: (name: string) => readonly string[]
  /** Why the model is not to be trusted, or not there at all; null where nothing speaks against it. */
  readonly warning: string | null
}

const readFigures = keptFor((connection) =>
  readRows(
    connection,
    figureRow,
    `select figures.model, figures.name, figures.value, figures.text
    from marts.model_figures as figures
    order by figures.model, figures.name, figures.value, figures.text`
  )
)

export async function figuresOf(connection: DuckDBConnection, model: string): Promise<ModelFigures> {
  const figures = (await readFigures(connection)).filter((figure) => figure.model === model)
  const texts = (name: string) =>
    figures.filter((figure) => figure.name === name).flatMap(({ text }) => text ?? [])
  return {
    value: (name) => figures.find((figure) => figure.name === name)?.value ?? null,
    texts,
    warning: texts('warning')[0] ?? null
  }
}
