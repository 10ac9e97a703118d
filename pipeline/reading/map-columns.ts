import type { SourceEntry } from '../config.ts'
import { SourceError } from '../errors.ts'
import type { ColumnType, SourceDefinition } from '../sources/define-source.ts'

/** Where a canonical column's text comes from; `path` joins level columns, coarse to fine, up to the first empty one. */
export type Reading = { readonly name: string; readonly type: ColumnType } & (
  | { readonly from: 'field'; readonly index: number }
  | { readonly from: 'constant'; readonly value: string }
  | { readonly from: 'path'; readonly indexes: readonly number[]; readonly part: 'whole' | 'last' | 'parent' }
)

/** What the mapping needs to know of a file. */
export interface Fields {
  readonly path: string
  readonly hasHeader: boolean
  readonly layout: string
  readonly fields: readonly string[]
  readonly samples: readonly (readonly string[])[]
}

/** Headers are compared without regard to case, width and blanks. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./]+/g, '')
}

/**
 * Finds every mapped column in one file.
 * @throws SourceError naming the column that is not there and what the file has instead.
 */
export function mapColumns({
  source,
  entry,
  regionLevels,
  plan
}: {
  source: SourceDefinition
  entry: SourceEntry
  regionLevels: readonly (string | number)[]
  plan: Fields
}): Reading[] {
  const find = (column: string, place: string | number) => findField({ source, plan, column, place })
  const readings: Reading[] = []
  for (const [name, { type }] of Object.entries(source.columns)) {
    const constant = entry.constants[name]
    const place = entry.columns[name]
    if (constant !== undefined) readings.push({ name, type, from: 'constant', value: constant })
    else if (place !== undefined) readings.push({ name, type, from: 'field', index: find(name, place) })
    else {
      const index =
        plan.hasHeader || plan.layout === 'json-lines'
          ? plan.fields.findIndex((field) => field.toLowerCase() === name)
          : -1
      if (index >= 0) readings.push({ name, type, from: 'field', index })
    }
  }
  for (const [name, { column }] of Object.entries(entry.attributes)) {
    readings.push({
      name: `attribute_${name}`,
      type: 'text',
      from: 'field',
      index: find(`attributes.${name}`, column)
    })
  }
  readings.push(...levelReadings({ source, entry, regionLevels, plan, mapped: readings, find }))
  requireColumns({ source, plan, readings })
  return readings
}

/** Regions from level columns, and the place of a sale that names its region by the same columns. */
function levelReadings({
  source,
  entry,
  regionLevels,
  plan,
  mapped,
  find
}: {
  source: SourceDefinition
  entry: SourceEntry
  regionLevels: readonly (string | number)[]
  plan: Fields
  mapped: readonly Reading[]
  find: (column: string, place: string | number) => number
}): Reading[] {
  if (entry.levels) {
    const indexes = Object.entries(entry.levels).map(([level, place]) => find(`levels.${level}`, place))
    return [
      { name: 'region_id', type: 'text', from: 'path', indexes, part: 'whole' },
      { name: 'region_name', type: 'text', from: 'path', indexes, part: 'last' },
      { name: 'parent_id', type: 'text', from: 'path', indexes, part: 'parent' }
    ]
  }
  if (source.name !== 'sales' || regionLevels.length === 0 || mapped.some(({ name }) => name === 'region_id'))
    return []
  const indexes = regionLevels.map((place) =>
    typeof place === 'number' ? place - 1 : indexOfHeader(plan, place)
  )
  return indexes.every((index) => index >= 0 && index < plan.fields.length)
    ? [{ name: 'region_id', type: 'text', from: 'path', indexes, part: 'whole' }]
    : []
}

function indexOfHeader(plan: Fields, header: string): number {
  const exact = plan.fields.findIndex((field) => field === header.trim())
  return exact >= 0
    ? exact
    : plan.fields.findIndex((field) => normaliseHeader(field) === normaliseHeader(header))
}

function findField({
  source,
  plan,
  column,
  place
}: {
  source: SourceDefinition
  plan: Fields
  column: string
  place: string | number
}): number {
  const where = `sources.${source.name}.${column.includes('.') ? column : `columns.${column}`}`
  if (typeof place === 'number') {
    if (place <= plan.fields.length) return place - 1
    throw new SourceError(
      `${where}: position ${place} — ${plan.path} — has only ${plan.fields.length} columns; correct the position or the delimiter`,
      { file: plan.path, column, value: String(place) }
    )
  }
  const index = indexOfHeader(plan, place)
  if (index < 0) {
    throw new SourceError(
      `${where}: no column "${place}" — ${plan.path}, line 1 — it has ${quoteList(plan.fields)}; ${hintFor(plan)}`,
      { file: plan.path, line: 1, column, value: place }
    )
  }
  const again = plan.fields.indexOf(plan.fields[index] ?? '', index + 1)
  if (again >= 0) {
    throw new SourceError(
      `${where}: "${place}" stands twice — ${plan.path}, line 1, columns ${index + 1} and ${again + 1} — map it by position`,
      { file: plan.path, line: 1, column, value: place }
    )
  }
  return index
}

function quoteList(names: readonly string[]): string {
  const shown = names
    .slice(0, 30)
    .map((name) => `"${name.slice(0, 60)}"`)
    .join(', ')
  return names.length > 30 ? `${shown} and ${names.length - 30} more` : shown
}

function hintFor(plan: Fields): string {
  if (plan.layout === 'delimited' && plan.fields.length === 1) {
    return 'everything stands in one column, so the delimiter is probably wrong: set format.delimiter'
  }
  if (plan.hasHeader && looksLikeRow(plan.fields)) {
    return 'line 1 looks like data: set format: { header: false } and map by position, such as ordered_at: 3'
  }
  return 'correct the mapping, or let "clientele doctor --write" propose one'
}

/** Numbers and days where names should stand. */
function looksLikeRow(fields: readonly string[]): boolean {
  const values = fields.filter((field) => /^[¥￥$€£]?[\d\s.,:/+-]+$/.test(field))
  return values.length >= fields.length / 2
}

function requireColumns({
  source,
  plan,
  readings
}: {
  source: SourceDefinition
  plan: Fields
  readings: readonly Reading[]
}): void {
  const has = (name: string) => readings.some((reading) => reading.name === name)
  const missing = Object.entries(source.columns).filter(([name, { required }]) => required && !has(name))
  const lacks = [
    ...missing.map(([name]) => name),
    ...(source.oneOf && !source.oneOf.some(has) ? [source.oneOf.join(' or ')] : [])
  ]
  if (lacks.length === 0) return
  throw new SourceError(
    `sources.${source.name}.columns: no ${lacks.join(', no ')} — ${plan.path}, line 1 — it has ${quoteList(plan.fields)}; ${hintFor(plan)}`,
    { file: plan.path, line: 1, column: lacks[0] ?? '' }
  )
}
