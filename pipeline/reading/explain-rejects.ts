import type { SourceDefinition } from '../sources/define-source.ts'
import type { FilePlan } from './file-plan.ts'
import type { GroupRequest } from './load-group.ts'
import type { Reading } from './map-columns.ts'
import { textOf } from './read-sql.ts'
import { rejectReasons } from './reject-reasons.ts'
import { applicableRules, isRequired, typed, worthOf } from './row-rules.ts'
import { identifier, literal } from './sql-text.ts'

/**
 * Writes why each row of a group was refused to `staging.rejects`: its first problem, in the order of the columns.
 * Needs `raw.<source>_records`, which knows the record numbers.
 */
export async function explainRejects({
  connection,
  source,
  files,
  firstFileId
}: GroupRequest): Promise<void> {
  const [plan] = files
  if (!plan) return
  const { readings } = plan
  const fields = plan.fields.map((_, index) => `reject.fields[${index + 1}] as field_${index + 1}`)
  const texts = readings.map((reading) => `${textOf(reading, plan)} as ${identifier(`text_${reading.name}`)}`)
  const values = readings.map(
    (reading) => `${typed(source, plan, reading)} as ${identifier(`value_${reading.name}`)}`
  )
  const problem = (name: string, reason: string) =>
    `struct_pack(column_name := ${literal(name)}, value := ${identifier(`text_${name}`)}, reason := ${reason})`
  const cases = readings.flatMap((reading) => {
    const { name } = reading
    const text = identifier(`text_${name}`)
    const bad = `${text} is not null and ${identifier(`value_${name}`)} is null`
    return [
      ...(isRequired(source.columns[name])
        ? [`when ${text} is null then ${problem(name, literal(rejectReasons.missing))}`]
        : []),
      ...(reading.type === 'text'
        ? []
        : [`when ${bad} then ${problem(name, reasonSql(source, plan, reading))}`])
    ]
  })
  const rules = applicableRules(source, readings).map(({ column, reason }) => {
    const value = readings.some(({ name }) => name === column) ? identifier(`text_${column}`) : 'null'
    return `struct_pack(column_name := ${literal(column)}, value := ${value}, reason := ${literal(reason)})`
  })
  const ruleCases = applicableRules(source, readings).map(
    ({ when }, index) => `when ${ofValues(when, readings)} then ${rules[index]}`
  )
  const amount = worthOf(source, readings, {
    columnOf: (name) => identifier(`value_${name}`),
    isBad: (name) => `(${identifier(`text_${name}`)} is not null and ${identifier(`value_${name}`)} is null)`
  })
  const whole = `struct_pack(column_name := cast(null as varchar), value := cast(null as varchar), reason := reject.line_problem)`
  await connection.run(`
    insert into staging.rejects
    select ${literal(source.name)}, file_id, path, record, problem.column_name, problem.value, problem.reason, raw_row, amount
    from (
      select file_id, path, record, raw_row,
        case when reject.line_problem is null then ${amount} end as amount,
        case when reject.line_problem is not null then ${whole} ${[...cases, ...ruleCases].join(' ')} end as problem
      from (
        select *, ${values.join(', ')} from (
          select *, ${texts.join(', ')} from (
            select records.file_id, files.path, records.record, records.reject,
              case when reject.line_problem is not null and len(reject.fields) = 1 then reject.fields[1] else cast(to_json(reject.fields) as varchar) end as raw_row,
              ${fields.join(', ')}
            from raw.${source.name}_records as records
            join raw.files as files on files.file_id = records.file_id
            where records.reject is not null and records.file_id between ${firstFileId} and ${firstFileId + files.length - 1}
          )
        )
      )
    )`)
}

/** Rules read the columns; here these carry a prefix, for the rows' own columns are null. */
function ofValues(when: string, readings: readonly Reading[]): string {
  return readings.reduce(
    (sql, { name }) => sql.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `value_${name}`),
    when
  )
}

function reasonSql(source: SourceDefinition, plan: FilePlan, { name, type }: Reading): string {
  const text = identifier(`text_${name}`)
  const formats = plan.dates[name]?.formats ?? []
  switch (type) {
    case 'number':
    case 'figure':
      return `case when try_cast(${text} as double) is not null then ${literal(rejectReasons.outOfRange)} else ${literal(rejectReasons.notNumber)} end`
    case 'rate':
      return `case when parse_number(${text}) is not null then ${literal(rejectReasons.notShare)} else ${literal(rejectReasons.notNumber)} end`
    case 'month':
      return literal(rejectReasons.notMonth)
    case 'choice':
      return literal(rejectReasons.notOneOf(Object.keys(source.columns[name]?.choices ?? {})))
    default:
      return literal(rejectReasons.notDate(formats))
  }
}
