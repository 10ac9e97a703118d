import Papa from 'papaparse'
import { ConfigError } from '../../errors.ts'
import {
  figureColumns,
  parseRange,
  scoreColumns,
  type Conditions,
  type FigureColumn,
  type Range,
  type ScoreColumn,
  type ScoreCondition
} from './rule-conditions.ts'

/** One line of a rules file: who matches it, and no line before it, is in its segment. */
export interface SegmentRule {
  readonly segment: string
  readonly conditions: Conditions
  readonly label_zh: string
  readonly label_en: string
  readonly treatment_zh: string
  readonly treatment_en: string
}

const textColumns = ['label_zh', 'label_en', 'treatment_zh', 'treatment_en'] as const
const columns = ['segment', ...textColumns, ...scoreColumns, ...figureColumns]

/** The classes beside those of any rules: who has not bought in the window, and who never has. */
export const reservedSegments = ['outside_window', 'not_yet_customer']

type Record_ = Readonly<Record<string, string>>

/** Where a value stands; lines are counted as an editor does, as long as no cell holds a line break. */
type Refuse = (column: string, value: string, whatToDo: string) => never

/**
 * Reads a file of rules: CSV with the columns `segment`, `label_zh`, `label_en`, the conditions `r`, `f`, `m`
 * (`high`, `low`, `4..5`), `recency_days`, `orders`, `net_amount`, `first_purchase_days` (`..30`, `10..`), and
 * `treatment_zh`, `treatment_en`; the first rule that matches wins. Several rules may lead to one segment, which the
 * first of them describes.
 * @throws ConfigError that names file, line, column and value, and what to write instead.
 */
export function parseSegmentRules(text: string, path: string): SegmentRule[] {
  const { data, meta } = Papa.parse<Record_>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy'
  })
  const unknown = (meta.fields ?? []).find((field) => !columns.includes(field))
  if (unknown !== undefined)
    throw new ConfigError(`unknown column ${unknown} — ${path}, line 1 — allowed: ${columns.join(', ')}`)
  if (!(meta.fields ?? []).includes('segment'))
    throw new ConfigError(`no column segment — ${path}, line 1 — the columns are ${columns.join(', ')}`)
  if (data.length === 0)
    throw new ConfigError(`no rules — ${path} — write one line per rule below the header`)
  const described = new Map<string, SegmentRule>()
  const rules = data.map((row, index) => {
    const rule = ruleOf(row, described, refusal(path, index + 2))
    if (!described.has(rule.segment)) described.set(rule.segment, rule)
    return rule
  })
  refuseUnreachable(rules, path)
  return rules
}

const refusal =
  (path: string, line: number): Refuse =>
  (column, value, whatToDo) => {
    throw new ConfigError(
      `${column}: ${value === '' ? 'empty' : value} — ${path}, line ${line} — ${whatToDo}`
    )
  }

function ruleOf(row: Record_, described: ReadonlyMap<string, SegmentRule>, refuse: Refuse): SegmentRule {
  const segment = cell(row, 'segment')
  if (!/^[a-z][a-z0-9_]*$/.test(segment))
    refuse('segment', segment, 'write lower case letters, digits and _, such as high_value')
  if (reservedSegments.includes(segment))
    refuse('segment', segment, 'this class is made without a rule; choose another name')
  const first = described.get(segment)
  const texts = Object.fromEntries(
    textColumns.map((column) => [column, cell(row, column) || (first?.[column] ?? '')])
  ) as Record<(typeof textColumns)[number], string>
  for (const column of textColumns) {
    if (first && texts[column] !== first[column])
      refuse(column, texts[column], `${segment} is described by its first rule; leave this cell empty`)
  }
  const label_zh = texts.label_zh || texts.label_en || segment
  return {
    segment,
    conditions: conditionsOf(row, refuse),
    ...texts,
    label_zh,
    label_en: texts.label_en || label_zh
  }
}

function conditionsOf(row: Record_, refuse: Refuse): Conditions {
  const conditions: Partial<Record<ScoreColumn, ScoreCondition>> & Partial<Record<FigureColumn, Range>> = {}
  for (const column of scoreColumns) {
    const text = cell(row, column)
    if (text !== '')
      conditions[column] =
        scoreOf(text) ?? refuse(column, text, 'write high, low, or scores of 1 to 5 such as 4..5')
  }
  for (const column of figureColumns) {
    const text = cell(row, column)
    if (text !== '') conditions[column] = figureOf(column, text) ?? refuse(column, text, howToWrite(column))
  }
  return conditions
}

function scoreOf(text: string): ScoreCondition | null {
  if (text === 'high' || text === 'low') return text
  const range = parseRange(text)
  const fits = [range?.from, range?.to].every(
    (score) => score == null || (Number.isInteger(score) && score >= 1 && score <= 5)
  )
  return fits ? range : null
}

/** Days and orders are whole; of money the marts hold four decimals and no more than eleven digits before them. */
function figureOf(column: FigureColumn, text: string): Range | null {
  const range = parseRange(text)
  const most = column === 'net_amount' ? 99_999_999_999 : 1_000_000
  const fits = [range?.from, range?.to].every(
    (value) => value == null || (value <= most && (column === 'net_amount' || Number.isInteger(value)))
  )
  return fits ? range : null
}

const howToWrite = (column: FigureColumn) =>
  column === 'net_amount'
    ? 'write an amount as 20000.. (at least), ..500 (at most) or 500..20000'
    : 'write a whole number as 90.. (at least), ..30 (at most) or 30..90'

const cell = (row: Record_, column: string): string => (row[column] ?? '').trim()

/** A rule without conditions takes whoever is left: it comes last, and there must be one. */
function refuseUnreachable(rules: readonly SegmentRule[], path: string): void {
  const open = rules.findIndex(({ conditions }) => Object.keys(conditions).length === 0)
  if (open >= 0 && open < rules.length - 1)
    throw new ConfigError(
      `segment: ${rules[open]?.segment ?? ''} — ${path}, line ${open + 2} — it has no condition, so that no rule below it is ever reached; move it to the end`
    )
}
