import type { FilePlan } from './file-plan.ts'
import type { Reading } from './map-columns.ts'
import { rejectReasons } from './reject-reasons.ts'
import { identifier, literal, literalList } from './sql-text.ts'

/** Parts the levels of a region's path. */
const pathSeparator = ' / '

const fieldName = (index: number) => `field_${index + 1}`

/**
 * The relation with one text column per field, `field_1` …, and `file_index` into `files`.
 * Files must have equal plans. Records that do not split into fields land in the temporary tables `rejects`.
 */
export function rawRelation({
  files,
  rejects
}: {
  files: readonly FilePlan[]
  rejects?: RejectTables
}): string {
  const [plan] = files
  if (!plan) throw new TypeError('no files')
  const paths = literalList(files.map(({ readPath }) => readPath))
  const names = plan.fields.map((_, index) => fieldName(index))
  if (plan.layout === 'parquet') {
    const text = plan.fields.map((field, index) => `cast(${identifier(field)} as varchar) as ${names[index]}`)
    return `(select file_index, ${text.join(', ')} from read_parquet(${paths}))`
  }
  const compression = plan.gzipped ? 'gzip' : 'none'
  if (plan.layout === 'delimited') {
    return csvRelation({
      paths,
      names,
      delimiter: plan.delimiter,
      quote: plan.quote,
      header: plan.hasHeader,
      compression,
      rejects
    })
  }
  // One column that takes the whole line: \x01 does not occur in text.
  const lines = csvRelation({
    paths,
    names: ['line'],
    delimiter: '\x01',
    quote: '',
    header: false,
    compression,
    rejects
  })
  if (plan.layout === 'json-lines') {
    const values = plan.fields.map(
      (field, index) => `json_extract_string(line, ${literal(`$.${identifier(field)}`)}) as ${names[index]}`
    )
    return `(select file_index, line, case when not json_valid(line) then ${literal(rejectReasons.notJson)} end as line_problem,
      ${values.map((value) => value.replace('(line,', '(case when json_valid(line) then line end,')).join(', ')}
      from ${lines} where trim(line) <> '')`
  }
  const header = plan.hasHeader ? `where words <> ${literalList(plan.fields)}` : ''
  const words = names.map((name, index) => `words[${index + 1}] as ${name}`)
  return `(select file_index, line,
    case when len(words) <> ${names.length} then len(words) || ${literal(rejectReasons.columnCount('', names.length))} end as line_problem,
    ${words.join(', ')}
    from (select file_index, line, string_split_regex(trim(line, ${literal(oddBlanks)}), '\\s+') as words from ${lines} where trim(line, ${literal(oddBlanks)}) <> '')
    ${header})`
}

export interface RejectTables {
  readonly errors: string
  readonly scans: string
}

function csvRelation({
  paths,
  names,
  delimiter,
  quote,
  header,
  compression,
  rejects
}: {
  paths: string
  names: readonly string[]
  delimiter: string
  quote: string
  header: boolean
  compression: string
  rejects: RejectTables | undefined
}): string {
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')
  const keep = rejects
    ? `, store_rejects = true, rejects_limit = 0, rejects_table = ${literal(rejects.errors)}, rejects_scan = ${literal(rejects.scans)}`
    : ', ignore_errors = true'
  return `(select file_index, * from read_csv(${paths}, auto_detect = false, header = ${header}, delim = ${literal(delimiter)},
    quote = ${literal(quote)}, escape = ${literal(quote)}, compression = ${literal(compression)}, columns = {${columns}}${keep}))`
}

/** SQL for the trimmed text of a column, null when empty. */
export function textOf(reading: Reading, plan: Pick<FilePlan, 'hasOddBlanks'>): string {
  if (reading.from === 'constant') return literal(reading.value)
  if (reading.from === 'field') return trimmed(reading.index, plan)
  const levels = reading.indexes.map((index) => trimmed(index, plan))
  if (reading.part === 'parent') return pathOf(levels, 1)
  if (reading.part === 'whole') return pathOf(levels, 0)
  return lastOf(levels)
}

/** Tabs, line ends, the full-width and the no-break blank. Trimming them costs as much as all other reading. */
const oddBlanks = ' \t\r\n\u3000\u00a0'

function trimmed(index: number, plan: Pick<FilePlan, 'hasOddBlanks'>): string {
  const blanks = plan.hasOddBlanks ? `, ${literal(oddBlanks)}` : ''
  return `nullif(trim(${fieldName(index)}${blanks}), '')`
}

/** Joins the levels up to the first empty one, leaving out the last `drop` of them. */
function pathOf(levels: readonly string[], drop: number): string {
  const cases = levels.map((level, depth) => {
    const used = levels.slice(0, Math.max(0, depth - drop))
    return `when ${level} is null then ${used.length > 0 ? used.join(` || '${pathSeparator}' || `) : 'null'}`
  })
  const whole = levels.slice(0, levels.length - drop)
  return `case ${cases.join(' ')} else ${whole.length > 0 ? whole.join(` || '${pathSeparator}' || `) : 'null'} end`
}

function lastOf(levels: readonly string[]): string {
  const cases = levels.map(
    (level, depth) => `when ${level} is null then ${depth > 0 ? levels[depth - 1] : 'null'}`
  )
  return `case ${cases.join(' ')} else ${levels.at(-1)} end`
}

/** SQL that reads a column's text, given as the column `text`, into its stored type; null where it cannot. */
export function parsed({
  reading,
  plan,
  text,
  choices
}: {
  reading: Reading
  plan: FilePlan
  text: string
  choices: Choices
}): string {
  const comma = plan.decimal === ',' ? '_comma' : ''
  switch (reading.type) {
    case 'text':
      return text
    case 'number':
      return `parse_number${comma}(${text})`
    case 'figure':
      return `parse_figure${comma}(${text})`
    case 'rate':
      return `parse_rate${comma}(${text})`
    case 'month':
      return `parse_month(${text})`
    case 'timestamp':
      return `plausible_time(${moment({ reading, plan, text })})`
    case 'date':
      return `cast(plausible_time(${moment({ reading, plan, text })}) as date)`
    case 'choice':
      return choice({ text, choices })
  }
}

/** Canonical value → other spellings. */
export type Choices = Readonly<Record<string, readonly string[]>>

function moment({ reading, plan, text }: { reading: Reading; plan: FilePlan; text: string }): string {
  const format = plan.dates[reading.name]
  if (!format || format.iso === 'only') return `parse_iso(${text})`
  const strptime = `try_strptime(${text}, ${literalList(format.formats)})`
  return format.iso === 'also' ? `coalesce(${strptime}, parse_iso(${text}))` : strptime
}

/** One comparison after another: a list with `in` becomes a join, which mixes up the order of the records. */
function choice({ text, choices }: { text: string; choices: Choices }): string {
  const cases = Object.entries(choices).flatMap(([value, others]) =>
    [value, ...others].map((other) => `when ${literal(other.toLowerCase())} then ${literal(value)}`)
  )
  return `case lower(${text}) ${cases.join(' ')} end`
}
