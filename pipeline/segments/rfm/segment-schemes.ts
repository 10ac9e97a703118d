import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Config } from '../../config.ts'
import { ConfigError } from '../../errors.ts'
import { literal } from '../../reading/sql-text.ts'
import { describeConditions, figureColumns, scoreColumns, type Range } from './rule-conditions.ts'
import { parseSegmentRules, type SegmentRule } from './segment-rules.ts'

/** The schemes that come with the product, in the order to show them. */
export const builtInSchemes = ['eight', 'eleven', 'threshold'] as const

/** What the rules of a company's own are called. */
export const ownScheme = 'own'

/** A way to put customers into segments; the first rule that matches wins. */
export interface SegmentScheme {
  readonly name: string
  readonly rules: readonly SegmentRule[]
}

/**
 * The schemes of a build: the built-in ones, and a company's own rules where the config names a file of them.
 * @throws ConfigError when that file is missing or wrong, or when the default scheme is not among them.
 */
export function readSegmentSchemes({
  folder = '',
  path = '',
  segments
}: Partial<Pick<Config, 'folder' | 'path' | 'segments'>> = {}): SegmentScheme[] {
  const schemes: SegmentScheme[] = builtInSchemes.map((name) => {
    const file = new URL(`schemes/${name}.csv`, import.meta.url)
    return { name, rules: parseSegmentRules(readFileSync(file, 'utf8'), `${name}.csv`) }
  })
  if (segments?.rules !== undefined) {
    const file = resolve(folder, segments.rules)
    schemes.push({ name: ownScheme, rules: parseSegmentRules(readText(file, path), file) })
    refuseManyLimits(schemes, file)
  }
  const { scheme } = segments ?? {}
  if (scheme !== undefined && !schemes.some(({ name }) => name === scheme))
    throw new ConfigError(
      `segments.scheme: ${scheme} — ${path} — ${scheme === ownScheme ? 'name the file of your rules under segments.rules' : `one of ${schemes.map(({ name }) => name).join(', ')}`}`
    )
  return schemes
}

/** As many limits of one measure as the models compare, those of all schemes together. */
const mostLimits = 10

function refuseManyLimits(schemes: readonly SegmentScheme[], file: string): void {
  for (const column of figureColumns) {
    const limits = new Set(
      schemes.flatMap(({ rules }) =>
        rules.flatMap(({ conditions }) => {
          const { from, to } = conditions[column] ?? { from: null, to: null }
          return [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`to ${to}`])]
        })
      )
    )
    if (limits.size > mostLimits)
      throw new ConfigError(
        `${column}: ${limits.size} different limits — ${file} — the rules of all schemes may name ${mostLimits} together; use fewer`
      )
  }
}

function readText(file: string, configPath: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new ConfigError(`segments.rules: ${file} cannot be read — ${configPath} — name a CSV of rules`, {
      cause
    })
  }
}

/** Fills `staging.segment_rules`, numbers for numbers: the models only compare. */
export async function fillSegmentRules({
  connection,
  schemes
}: {
  connection: DuckDBConnection
  schemes: readonly SegmentScheme[]
}): Promise<void> {
  const rows = schemes.flatMap((scheme, index) => rowsOf(scheme, index + 1))
  const values = rows.map(
    (row) =>
      `(${row.map((cell) => (cell === null ? 'null' : typeof cell === 'string' ? literal(cell) : String(cell))).join(', ')})`
  )
  await connection.run(`insert into staging.segment_rules values ${values.join(',\n')}`)
}

type Cell = string | number | boolean | null

/** In the order of the columns of the staging table. */
function rowsOf({ name, rules }: SegmentScheme, schemeNumber: number): Cell[][] {
  const segments = [...new Set(rules.map(({ segment }) => segment))]
  return rules.map(({ segment, conditions, label_zh, label_en, treatment_zh, treatment_en }, index) => {
    const levels = scoreColumns.map((column) => {
      const condition = conditions[column]
      return typeof condition === 'string' ? condition === 'high' : null
    })
    const scores = scoreColumns.flatMap((column) => ends(conditions[column]))
    const figures = figureColumns.flatMap((column) => ends(conditions[column]))
    const rule = describeSegment(rules, segment)
    return [
      ...[schemeNumber, name, index + 1, segments.indexOf(segment) + 1, segment],
      ...[...levels, ...scores, ...figures],
      ...[label_zh, label_en, rule.zh, rule.en, treatment_zh, treatment_en]
    ]
  })
}

/** The conditions of all rules that lead to a segment, in words. */
function describeSegment(rules: readonly SegmentRule[], segment: string): { zh: string; en: string } {
  const described = rules
    .filter((rule) => rule.segment === segment)
    .map(({ conditions }) => describeConditions(conditions))
  return {
    zh: described.map(({ zh }) => zh).join('；或'),
    en: described.map(({ en }) => en).join('; or: ')
  }
}

const ends = (condition: Range | string | undefined): [number | null, number | null] =>
  typeof condition === 'object' ? [condition.from, condition.to] : [null, null]
