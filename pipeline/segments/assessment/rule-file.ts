import Papa from 'papaparse'
import { ConfigError } from '../../errors.ts'

export type RuleRow = Readonly<Record<string, string>>

/** Says where a value stands and what to write instead; lines are counted as an editor does. */
export type Refuse = (column: string, value: string, whatToDo: string) => never

/** One line of a file of rules below its header. */
export interface RuleLine {
  readonly cell: (column: string) => string
  readonly refuse: Refuse
}

/**
 * The lines of a CSV of rules.
 * @throws ConfigError for a column that is not allowed or that is missing, and for a file without lines.
 */
export function readRuleLines(
  text: string,
  { path, columns, needed }: { path: string; columns: readonly string[]; needed: readonly string[] }
): RuleLine[] {
  const { data, meta } = Papa.parse<RuleRow>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy'
  })
  const fields = meta.fields ?? []
  const unknown = fields.find((field) => !columns.includes(field))
  if (unknown !== undefined)
    throw new ConfigError(`unknown column ${unknown} — ${path}, line 1 — allowed: ${columns.join(', ')}`)
  const missing = needed.find((column) => !fields.includes(column))
  if (missing !== undefined)
    throw new ConfigError(`no column ${missing} — ${path}, line 1 — the columns are ${columns.join(', ')}`)
  return data.map((row, index) => ({
    cell: (column) => (row[column] ?? '').trim(),
    refuse: (column, value, whatToDo) => {
      throw new ConfigError(
        `${column}: ${value === '' ? 'empty' : value} — ${path}, line ${index + 2} — ${whatToDo}`
      )
    }
  }))
}

/** A number as files write it; null for anything else. */
export function numberOf(text: string): number | null {
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : null
}
