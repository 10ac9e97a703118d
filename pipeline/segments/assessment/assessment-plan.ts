import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { lineInConfig, type Config } from '../../config.ts'
import { ConfigError } from '../../errors.ts'
import { literal } from '../../reading/sql-text.ts'
import { parseExceptions, parseGrades, type AdviceException, type Grade } from './grades.ts'
import { parseIndicators, type Indicator } from './indicators.ts'

/** How customers are assessed: what counts how much, which grade a score has, and what is advised. */
export interface AssessmentPlan {
  readonly indicators: readonly Indicator[]
  readonly grades: readonly Grade[]
  readonly exceptions: readonly AdviceException[]
}

const builtIn = (name: string) => ({
  path: `${name}.csv`,
  text: readFileSync(new URL(`defaults/${name}.csv`, import.meta.url), 'utf8')
})

/**
 * The plan of a build: what comes with the product, and what the config says otherwise.
 * @throws ConfigError that names file and line, and what to write instead.
 */
export function readAssessmentPlan({
  folder = '',
  path = '',
  assessment
}: Partial<Pick<Config, 'folder' | 'path' | 'assessment'>> = {}): AssessmentPlan {
  const own = (key: 'indicators' | 'exceptions') => {
    const file = assessment?.[key]
    return file === undefined ? builtIn(key) : readText(resolve(folder, file), { key, path })
  }
  const listed = own('indicators')
  const weights = assessment?.weights
  const all = parseIndicators(listed.text, { path: listed.path, weights })
  refuseUnknown(weights ?? {}, all, path)
  const defaults = builtIn('grades')
  const grades = assessment?.grades ?? parseGrades(defaults.text, defaults.path)
  // Exceptions of the product name grades of the product: other grades have none until they are written.
  const hasExceptions = assessment?.exceptions !== undefined || assessment?.grades === undefined
  const excepted = hasExceptions ? own('exceptions') : null
  return {
    indicators: all.filter(({ indicator }) => weights === undefined || weights[indicator] !== undefined),
    grades,
    exceptions: excepted === null ? [] : parseExceptions(excepted.text, excepted.path, grades)
  }
}

function readText(
  file: string,
  { key, path }: { key: string; path: string }
): { path: string; text: string } {
  try {
    return { path: file, text: readFileSync(file, 'utf8') }
  } catch (cause) {
    const line = lineInConfig(path, ['assessment', key])
    throw new ConfigError(
      `assessment.${key}: ${file} cannot be read — ${path}${line === null ? '' : `, line ${line}`} — name a CSV of ${key}`,
      { cause }
    )
  }
}

function refuseUnknown(
  weights: Readonly<Record<string, number>>,
  indicators: readonly Indicator[],
  path: string
): void {
  const names = indicators.map(({ indicator }) => indicator)
  const unknown = Object.keys(weights).find((each) => !names.includes(each))
  if (unknown === undefined) return
  const line = lineInConfig(path, ['assessment', 'weights', unknown])
  throw new ConfigError(
    `assessment.weights: unknown indicator ${unknown} — ${path}${line === null ? '' : `, line ${line}`} — one of ${names.join(', ')}`
  )
}

/** Fills the tables `staging.assessment_…`: the models only compare. */
export async function fillAssessment({
  connection,
  plan: { indicators, grades, exceptions }
}: {
  connection: DuckDBConnection
  plan: AssessmentPlan
}): Promise<void> {
  await insert(
    connection,
    'assessment_indicators',
    indicators.map(({ indicator, weight, measured, label_zh, label_en }, index) => [
      ...[index + 1, indicator, measured === null ? 'entered' : 'measured', measured?.measure ?? null],
      ...[weight, measured?.rule.name ?? null],
      ...[measured?.rule.name === 'percentile' ? measured.rule.better : null, label_zh, label_en]
    ])
  )
  await insert(
    connection,
    'assessment_bands',
    indicators.flatMap(({ measured }, index) =>
      measured?.rule.name === 'bands'
        ? measured.rule.bands.map(({ from, below, score }) => [index + 1, from, below, score])
        : []
    )
  )
  await insert(
    connection,
    'assessment_grades',
    // 100 is a score, so the best grade ends above it.
    grades.map(({ grade, from, advice, label_zh, label_en }, index) => [
      ...[index + 1, grade, from, grades[index - 1]?.from ?? 101, advice, label_zh, label_en]
    ])
  )
  await insert(
    connection,
    'assessment_exceptions',
    exceptions.map((each, index) => [
      ...[index + 1, each.grade, each.tier, each.years_below, each.counted_weight_below],
      ...[each.advice, each.reason_zh, each.reason_en]
    ])
  )
}

type Cell = string | number | null

async function insert(connection: DuckDBConnection, table: string, rows: readonly Cell[][]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(
    (row) =>
      `(${row.map((cell) => (cell === null ? 'null' : typeof cell === 'string' ? literal(cell) : String(cell))).join(', ')})`
  )
  await connection.run(`insert into staging.${table} values ${values.join(',\n')}`)
}
