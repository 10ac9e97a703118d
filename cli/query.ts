import { parseArgs } from 'node:util'
import {
  describeBuild,
  findMembers,
  kpiRequestSchema,
  kpis,
  languages,
  parseRequest,
  queryKpi,
  type BuildDescription,
  type Filter,
  type KpiAnswer,
  type KpiName,
  type Language
} from '../queries/index.ts'
import type { DuckDBConnection } from '@duckdb/node-api'
import { UsageError, type Command, type Io } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { toCsv } from './format-csv.ts'
import { openBuild } from './open-build.ts'
import { answerNotes, answerTable } from './query-table.ts'

const formats = ['table', 'json', 'csv'] as const

type Format = (typeof formats)[number]

const options = {
  month: { type: 'string' },
  quarter: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  where: { type: 'string', multiple: true, default: [] as string[] },
  compare: { type: 'string' },
  format: { type: 'string', default: 'table' },
  out: { type: 'string', default: 'data' },
  lang: { type: 'string' }
} as const

export const command: Command = {
  name: 'query',
  summary: `Answers one KPI from the live build: ${kpis.map(({ name }) => name).join(', ')}.`,
  usage:
    'query <kpi> [--month YYYY-MM | --quarter YYYY-Qn | --from D --to D] [--by DIM] [--where DIM=VALUE]… [--compare previous|last-year|target] [--format table|json|csv] [--out data] [--lang zh-CN|en]',
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const kpi = onlyKpi(positionals)
    const format = oneOf('--format', values.format, formats)
    const language = values.lang === undefined ? languageOf(io.env) : oneOf('--lang', values.lang, languages)
    const build = await openBuild(values.out)
    try {
      const description = await describeBuild(build.connection)
      const request = parseRequest(kpiRequestSchema, {
        kpi,
        period: periodOf(values, description),
        by: values.by,
        compare: values.compare,
        scope: {},
        language
      })
      const where = await filtersOf(build.connection, values.where, language)
      const answer = await queryKpi(build.connection, { ...request, where })
      io.out(render(format, answer, { language, currency: description.currency }))
      if (format !== 'table') tellNotes(io, answer, language)
    } finally {
      build.close()
    }
    return exitCodes.done
  }
}

function onlyKpi(positionals: readonly string[]): KpiName {
  const [kpi, extra] = positionals
  const names = kpis.map(({ name }) => name)
  if (kpi === undefined) throw new UsageError(`no KPI named — one of ${names.join(', ')}`)
  if (extra !== undefined) throw new UsageError(`one KPI at a time: ${extra} — leave it out`)
  return oneOf('kpi', kpi, names)
}

function oneOf<Name extends string>(parameter: string, value: string, allowed: readonly Name[]): Name {
  const found = allowed.find((name) => name === value)
  if (found === undefined) throw new UsageError(`${parameter}: ${value} — one of ${allowed.join(', ')}`)
  return found
}

/** The language of the terminal, English unless it speaks Chinese. */
function languageOf(env: Io['env']): Language {
  return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh-CN' : 'en'
}

type PeriodOptions = Partial<Record<'month' | 'quarter' | 'from' | 'to', string>>

/** The period asked for; the last complete month, else the last one with data, when none is. */
function periodOf(
  { month, quarter, from, to }: PeriodOptions,
  { latest_month }: BuildDescription
): PeriodOptions {
  const given = Object.entries({ month, quarter, from, to }).filter(([, part]) => part !== undefined)
  if (given.length > 0) return Object.fromEntries(given)
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

function render(
  format: Format,
  answer: KpiAnswer,
  { language, currency }: { language: Language; currency: string }
): string {
  switch (format) {
    case 'table':
      return answerTable(answer, { language, currency })
    case 'json': {
      const { build, kpi, unit, period, rows } = answer
      return `${JSON.stringify({ build, kpi, unit, period, rows }, null, 2)}\n`
    }
    case 'csv': {
      const head = Object.keys(answer.total) as (keyof KpiAnswer['total'])[]
      return toCsv({ head, rows: answer.rows.map((row) => head.map((name) => row[name])) })
    }
  }
}

/** Where the answer itself has no room for what a reader must know. */
function tellNotes(io: Io, answer: KpiAnswer, language: Language): void {
  for (const note of answerNotes(answer, language)) io.err(`${note}\n`)
}
