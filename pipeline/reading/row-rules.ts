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

const nullOf = (source: SourceDefinition, name: string) =>
  source.columns[name]?.type === 'number' ? 'cast(null as decimal(18,4))' : 'null'
