import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceEntry } from '../config.ts'
import type { ColumnType, SourceDefinition } from '../sources/define-source.ts'
import { AmbiguousDates, chooseDateFormat, settleDateFormat, type DateFormat } from './date-format.ts'
import type { FileLook, LookRequest } from './file-look.ts'
import { mapColumns, type Reading } from './map-columns.ts'
import { rawRelation, textOf } from './read-sql.ts'

/** How one file is read, everything decided. */
export interface FilePlan extends FileLook {
  readonly readings: readonly Reading[]
  readonly decimal: '.' | ','
  readonly dates: Readonly<Record<string, DateFormat>>
  /** The file whose rejected rows these are, corrected: they are read as it is, and belong to it. */
  readonly corrects: string | null
}

/** An entry of the config with the plans of its files. */
export interface PlannedEntry {
  readonly entry: SourceEntry
  readonly plans: readonly FilePlan[]
}

export interface PlanRequest extends Omit<LookRequest, 'path' | 'scratch'> {
  readonly source: SourceDefinition
  readonly entry: SourceEntry
  /** Level columns of the regions, which place a sale that has no region_id. */
  readonly regionLevels: readonly (string | number)[]
  readonly look: FileLook
  /** How the file is read whose rows this one corrects. */
  readonly original?: FilePlan | undefined
}

const numeric: ReadonlySet<ColumnType> = new Set(['number', 'figure', 'rate'])

/**
 * Decides how one file of a source is read: which column is where, how dates and numbers are written.
 * @throws SourceError when it cannot be read under this mapping.
 */
export async function planFile(request: PlanRequest): Promise<FilePlan> {
  const { connection, source, entry, look, original } = request
  const readings = mapColumns({ source, entry, regionLevels: request.regionLevels, plan: look })
  const sampleOf = (reading: Reading) =>
    reading.from === 'field'
      ? look.samples.map((record) => record[reading.index]?.trim() ?? '').filter((value) => value !== '')
      : []
  const numbers = readings.filter(({ type }) => numeric.has(type)).flatMap(sampleOf)
  const decimal = entry.format.decimal ?? original?.decimal ?? (writesDecimalComma(numbers) ? ',' : '.')
  const undated: FilePlan = { ...look, readings, decimal, dates: {}, corrects: original?.path ?? null }
  const dates: Record<string, DateFormat> = {}
  for (const reading of readings) {
    if (reading.from !== 'field' || (reading.type !== 'timestamp' && reading.type !== 'date')) continue
    dates[reading.name] = await dateFormatOf({
      connection,
      given: entry.format.date,
      sample: sampleOf(reading),
      plan: undated,
      reading,
      known: original?.dates[reading.name]
    })
  }
  return { ...undated, dates }
}

/** The first records decide; where they fit two ways, the whole column is read. */
async function dateFormatOf({
  connection,
  given,
  sample,
  plan,
  reading,
  known
}: {
  connection: DuckDBConnection
  given: readonly string[] | undefined
  sample: readonly string[]
  plan: FilePlan
  reading: Reading
  known: DateFormat | undefined
}): Promise<DateFormat> {
  try {
    return await chooseDateFormat({ connection, given, sample, path: plan.path, column: reading.name, known })
  } catch (problem) {
    if (!(problem instanceof AmbiguousDates)) throw problem
    const column = `(select ${textOf(reading, plan)} as value from ${rawRelation({ files: [plan] })})`
    return settleDateFormat({ connection, column, ambiguous: problem })
  }
}

/** A comma that cannot part thousands, and no point that parts decimals. */
function writesDecimalComma(values: readonly string[]): boolean {
  const comma = values.some((value) => /,\d{1,2}$|,\d{4,}$/.test(value))
  return comma && !values.some((value) => /\.\d{1,2}$/.test(value))
}
