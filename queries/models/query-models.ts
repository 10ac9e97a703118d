import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { Language } from '../language.ts'
import { languageSchema, parseRequest } from '../request.ts'
import { keptFor, readRows } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { warningText } from './model-warnings.ts'

export const modelsRequestSchema = z.strictObject({ language: languageSchema.default('zh-CN') })

export type ModelsRequest = z.input<typeof modelsRequestSchema>

/** How often customers buy (BG/NBD); the time unit is a week. */
export interface BgNbdModel {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
  readonly log_likelihood: number
  readonly customers: number
}

/** What customers pay per purchase (Gamma-Gamma), of those who bought again. */
export interface GammaGammaModel {
  readonly p: number
  readonly q: number
  /** In money. */
  readonly gamma: number
  readonly log_likelihood: number
  readonly customers: number
}

export interface ModelWarning {
  readonly model: string
  readonly code: string
  readonly value: number | null
  /** In the language asked for. */
  readonly text: string
}

export interface ModelsAnswer {
  readonly build: string
  readonly as_of: Day
  readonly time_unit: 'week'
  /** Null where too few customers bought again. */
  readonly bg_nbd: BgNbdModel | null
  readonly gamma_gamma: GammaGammaModel | null
  /** The figures of a model by name; null where the build has none. */
  readonly clusters: Readonly<Record<string, number>> | null
  readonly churn_tree: Readonly<Record<string, number>> | null
  readonly warnings: readonly ModelWarning[]
}

const figureRow = z.object({
  model: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  text: z.string().nullable()
})

export type FigureRow = z.infer<typeof figureRow>

/** All figures and warnings of the models of a build, in the order of model, name and text. */
export const readFigures = keptFor((connection): Promise<FigureRow[]> =>
  readRows(
    connection,
    figureRow,
    `select model_figures.model, model_figures.name, model_figures.value, model_figures.text
    from marts.model_figures
    order by model_figures.model, model_figures.name, model_figures.text`
  )
)

/**
 * The parameters that the build found for its models, and what speaks against relying on them. They are the company's:
 * no filter changes them.
 * @throws QueryError when a parameter does not fit.
 */
export async function queryModels(
  connection: DuckDBConnection,
  request: ModelsRequest = {}
): Promise<ModelsAnswer> {
  const { language } = parseRequest(modelsRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, as_of } = await readBuildPeriod(connection)
    return { build, as_of, time_unit: 'week', ...modelsOf(await readFigures(connection), language) }
  })
}

const bgNbdNames = ['r', 'alpha', 'a', 'b', 'log_likelihood', 'customers'] as const
const gammaGammaNames = ['p', 'q', 'gamma', 'log_likelihood', 'customers'] as const

/** The models of a build's figures. */
export function modelsOf(
  figures: readonly FigureRow[],
  language: Language
): Omit<ModelsAnswer, 'build' | 'as_of' | 'time_unit'> {
  return {
    bg_nbd: named(figures, 'bg_nbd', bgNbdNames),
    gamma_gamma: named(figures, 'gamma_gamma', gammaGammaNames),
    clusters: everyFigure(figures, 'clusters'),
    churn_tree: everyFigure(figures, 'churn_tree'),
    warnings: figures.flatMap(({ model, name, value, text }) =>
      name === 'warning' && text !== null
        ? [{ model, code: text, value, text: warningText(text, value, language) }]
        : []
    )
  }
}

/** One figure of a model; null where it has none by that name. */
export function figureOf(figures: readonly FigureRow[], model: string, name: string): number | null {
  return figures.find((figure) => figure.model === model && figure.name === name)?.value ?? null
}

function named<Name extends string>(
  figures: readonly FigureRow[],
  model: string,
  names: readonly Name[]
): Record<Name, number> | null {
  const found = names.flatMap((name): [Name, number][] => {
    const value = figureOf(figures, model, name)
    return value === null ? [] : [[name, value]]
  })
  return found.length === names.length ? (Object.fromEntries(found) as Record<Name, number>) : null
}

function everyFigure(figures: readonly FigureRow[], model: string): Record<string, number> | null {
  const found = figures.flatMap((figure): [string, number][] =>
    figure.model === model && figure.name !== 'warning' && figure.value !== null
      ? [[figure.name, figure.value]]
      : []
  )
  return found.length === 0 ? null : Object.fromEntries(found)
}
