import type { DuckDBConnection } from '@duckdb/node-api'
import {
  classings,
  describeBuild,
  findMembers,
  kpiNames,
  parseRequest,
  periodSchema,
  type BuildDescription,
  type Classing,
  type Filter,
  type KpiName,
  type Language,
  type PeriodRequest
} from '../queries/index.ts'
import { UsageError, type Io } from './command.ts'
import { openBuild } from './open-build.ts'
import { languageOf, oneOf, wholeNumber } from './option-values.ts'
import { readerOf, type Reader } from './tables/reader.ts'

/** The options of every command that asks the live build; what they mean is the same over HTTP. */
export const askedOptions = {
  month: { type: 'string' },
  quarter: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  where: { type: 'string', multiple: true, default: [] as string[] },
  definition: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  out: { type: 'string', default: 'data' },
  lang: { type: 'string' }
} as const

/** Of those that compare with another period. */
export const comparedOptions = {
  compare: { type: 'string' },
  classes: { type: 'string', default: 'own' }
} as const

export const askedUsage =
  '[--month YYYY-MM | --quarter YYYY-Qn | --from D --to D] [--where DIM=VALUE]… [--definition NAME]'

/** Another period, by name or chosen. */
export const periodUsage = 'previous|last-year|last-year-lunar|YYYY-MM|YYYY-Qn|D..D'

export const comparedUsage = `${periodUsage}|target|trailing-mean`

export const answerUsage = '[--output FILE] [--out data] [--lang zh-CN|en]'

type Given<Name extends string> = { readonly [name in Name]?: string | undefined }

export interface AskedValues extends Given<
  'month' | 'quarter' | 'from' | 'to' | 'definition' | 'limit' | 'lang'
> {
  readonly where: readonly string[]
  readonly out: string
}

/** What every question has in common, as the queries take it. */
export interface Question {
  readonly period: PeriodRequest
  readonly where: readonly Filter[]
  readonly definition: string | undefined
  readonly limit: number | undefined
  readonly scope: Record<string, never>
  readonly language: Language
}

/** A question put to the live build. */
export interface Asked {
  readonly connection: DuckDBConnection
  readonly question: Question
  readonly reader: Reader
}

/**
 * Opens the live build, reads the options against it and answers; the build is closed afterwards.
 * @throws UsageError, QueryError for options that do not fit.
 */
export async function askBuild<Answer>(
  values: AskedValues,
  io: Io,
  answer: (asked: Asked) => Promise<Answer>
): Promise<Answer> {
  const language = languageOf(values.lang, io.env)
  const limit = limitOf(values.limit)
  const build = await openBuild(values.out)
  try {
    const description = await describeBuild(build.connection)
    const period = periodOf(values, description)
    const where = await filtersOf(build.connection, values.where, language)
    const question = { period, where, definition: values.definition, limit, scope: {}, language }
    return await answer({ connection: build.connection, question, reader: readerOf(description, language) })
  } finally {
    build.close()
  }
}

/** More rows than any build has: what a file gets of a list where no limit is given. */
export const mostRows = 100_000_000

export const limitOf = (limit: string | undefined, parameter = '--limit'): number | undefined =>
  wholeNumber(parameter, limit, { least: 1, most: mostRows })

/** The one KPI that a command line names. @throws UsageError when it names none, another, or several. */
export function onlyKpi(positionals: readonly string[]): KpiName {
  const [kpi, extra] = positionals
  if (kpi === undefined) throw new UsageError(`no KPI named — one of ${kpiNames.join(', ')}`)
  if (extra !== undefined) throw new UsageError(`one KPI at a time: ${extra} — leave it out`)
  return oneOf('kpi', kpi, kpiNames)
}

export const classesOf = (classes: string): Classing => oneOf('--classes', classes, classings)

/** The period asked for; the last complete month, else the last one with data, when none is. */
function periodOf(values: AskedValues, { latest_month }: BuildDescription): PeriodRequest {
  const { month, quarter, from, to } = values
  const given = Object.entries({ month, quarter, from, to }).filter(([, part]) => part !== undefined)
  if (given.length > 0) return parseRequest(periodSchema, Object.fromEntries(given))
  if (latest_month === null)
    throw new UsageError('no period to show: this build holds no sales — load some and build again')
  return { month: latest_month }
}

/** `DIM=VALUE` by member key or name; values of one dimension are alternatives, an empty value is "none". */
async function filtersOf(
  connection: DuckDBConnection,
  conditions: readonly string[],
  language: Language
): Promise<Filter[]> {
  const byDimension = new Map<string, string[]>()
  for (const condition of conditions) {
    const [, dimension, value] = /^([^=]+)=(.*)$/s.exec(condition) ?? []
    if (dimension === undefined || value === undefined) {
      throw new UsageError(`--where: ${condition} — write DIM=VALUE, such as channel=online`)
    }
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), value])
  }
  const filters: Filter[] = []
  for (const [dimension, values] of byDimension) {
    filters.push({
      dimension,
      values: await findMembers(connection, { dimension, values, scope: {}, language })
    })
  }
  return filters
}
