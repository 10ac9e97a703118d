import type { RowRule, SourceColumn, SourceDefinition } from '../sources/define-source.ts'
import type { FilePlan } from './file-plan.ts'
import type { Reading } from './map-columns.ts'
import { parsed } from './read-sql.ts'
import { identifier } from './sql-text.ts'

/** SQL for a column's typed value, from its text in `text_<column>`. */
export const typed = (source: SourceDefinition, plan: FilePlan, reading: Reading) =>
  parsed({
    reading,
    plan,
    text: identifier(`text_${reading.name}`),
    choices: source.columns[reading.name]?.choices ?? {}
  })

export const isRequired = (column: SourceColumn | undefined) => column?.required === true

/** Rules speak of canonical columns; those that are not mapped are null to them. */
export function applicableRules(source: SourceDefinition, readings: readonly Reading[]): RowRule[] {
  const mapped = new Set(readings.map(({ name }) => name))
  const unmapped = Object.keys(source.columns).filter((name) => !mapped.has(name))
  return (source.rules ?? []).map((rule) => ({
    ...rule,
    when: unmapped.reduce(
      (sql, name) => sql.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), nullOf(source, name)),
      rule.when
    )
  }))
}

/**
 * SQL for what a row is worth, on the columns that `columnOf` names; null for sources that are worth nothing, and
 * cast(null) where one of the columns that it depends on holds a text that does not parse (`isBad`).
 */
export function worthOf(
  source: SourceDefinition,
  readings: readonly Reading[],
  { columnOf, isBad }: { columnOf: (name: string) => string; isBad?: (name: string) => string }
): string {
  const none = 'cast(null as decimal(18,4))'
  const { worth } = source
  if (worth === undefined) return none
  const used = Object.keys(source.columns).filter((name) => new RegExp(`\\b${name}\\b`).test(worth))
  const isMapped = (name: string) => readings.some((reading) => reading.name === name)
  const sql = used.reduce(
    (text, name) =>
      text.replaceAll(
        new RegExp(`\\b${name}\\b`, 'g'),
        isMapped(name) ? columnOf(name) : nullOf(source, name)
      ),
    worth
  )
  const bad = isBad === undefined ? [] : used.filter(isMapped).map(isBad)
  return bad.length === 0 ? sql : `case when ${bad.join(' or ')} then ${none} else ${sql} end`
}

const nullOf = (source: SourceDefinition, name: string) =>
  source.columns[name]?.type === 'number' ? 'cast(null as decimal(18,4))' : 'null'
