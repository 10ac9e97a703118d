import type { DuckDBConnection } from '@duckdb/node-api'
import { sourceNames, sources } from '../sources/catalog.ts'
import type { SourceDefinition } from '../sources/define-source.ts'
import type { FilePlan } from './file-plan.ts'
import type { Reading } from './map-columns.ts'
import { identifier, literal } from './sql-text.ts'

/** Writes `staging.source_catalog`: what each source may contain, also of those that are not loaded. */
export async function catalogueSources(connection: DuckDBConnection): Promise<void> {
  const rows = sourceNames.flatMap((source) => {
    const definition: SourceDefinition = sources[source]
    return Object.entries(definition.columns).map(
      ([name, { type, required = false, synonyms = [] }], position) =>
        `(${literal(source)}, ${position + 1}, ${literal(name)}, ${literal(type)}, ${required}, ${literal(synonyms.join(', '))})`
    )
  })
  await connection.run(`insert into staging.source_catalog values ${rows.join(', ')}`)
}

/**
 * Writes `staging.source_columns`: of each file, under which header each column stands, in how many kept rows it is
 * filled, and the first and last day in it. One scan, before defaults fill anything in.
 */
export async function countFilledCells({
  connection,
  source,
  plans,
  firstFileId
}: {
  connection: DuckDBConnection
  source: SourceDefinition
  plans: readonly FilePlan[]
  firstFileId: number
}): Promise<void> {
  const names = [...new Set(plans.flatMap(({ readings }) => readings.map(({ name }) => name)))]
  const isDay = (name: string) => ['timestamp', 'date', 'month'].includes(source.columns[name]?.type ?? '')
  const rows =
    source.grain === 'entity' ? `raw.${source.name}_merged` : `raw.${source.name} where reject is null`
  const counts = names.flatMap((name, index) => [
    `count(${identifier(name)}) as filled_${index}`,
    ...(isDay(name)
      ? [
          `cast(cast(min(${identifier(name)}) as date) as varchar) as first_${index}`,
          `cast(cast(max(${identifier(name)}) as date) as varchar) as last_${index}`
        ]
      : [])
  ])
  const result = await connection.runAndReadAll(
    `select file_id, ${counts.join(', ')} from ${rows} group by file_id`
  )
  const counted = new Map(result.getRowObjects().map((row) => [Number(row['file_id']), row]))
  const cells = plans.flatMap((plan, place) => {
    const fileId = firstFileId + place
    const row = counted.get(fileId) ?? {}
    return plan.readings.map((reading) => {
      const index = names.indexOf(reading.name)
      const day = (edge: string) => {
        const value = row[`${edge}_${index}`]
        return typeof value === 'string' ? literal(value) : 'null'
      }
      return `(${fileId}, ${literal(source.name)}, ${literal(reading.name)}, ${literal(headerOf(reading, plan))},
        ${Number(row[`filled_${index}`] ?? 0)}, ${day('first')}, ${day('last')})`
    })
  })
  if (cells.length > 0) await connection.run(`insert into staging.source_columns values ${cells.join(', ')}`)
}

/** Where a column's text comes from, as one would look for it in the file. */
function headerOf(reading: Reading, plan: FilePlan): string {
  if (reading.from === 'constant') return `= ${reading.value}`
  const indexes = reading.from === 'path' ? reading.indexes : [reading.index]
  return indexes.map((index) => plan.fields[index] ?? String(index + 1)).join(' / ')
}
