import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceDefinition } from '../sources/define-source.ts'
import type { FilePlan, PlannedEntry } from './file-plan.ts'
import { rawRelation } from './read-sql.ts'
import { rejectReasons } from './reject-reasons.ts'
import { identifier, literal } from './sql-text.ts'

interface Rows {
  readonly connection: DuckDBConnection
  readonly source: SourceDefinition
}

/**
 * Makes `raw.<source>_merged`, the rows that stay, and `raw.<source>_repeats`, per file how many were taken out
 * because they were delivered before or replaced by a later delivery.
 */
export async function removeRepeats({
  connection,
  source,
  planned,
  firstFileId
}: Rows & { planned: readonly PlannedEntry[]; firstFileId: number }): Promise<void> {
  await connection.run(`create table raw.${source.name}_repeats (file_id integer, n bigint)`)
  let fileId = firstFileId
  for (const { entry, plans } of planned) {
    const span = { first: fileId, last: fileId + plans.length - 1 }
    fileId += plans.length
    if (entry.replace_by && source.dated)
      await removeReplaced({
        connection,
        source,
        span,
        unit: entry.replace_by,
        dated: source.dated,
        owners: ownersOf(plans, span.first)
      })
    if (entry.deduplicate) await removeIdentical({ connection, source, span })
  }
  if (source.grain === 'entity') await mergeEntities({ connection, source })
  else {
    await removeSameKey({ connection, source, plans: planned.flatMap(({ plans }) => plans), firstFileId })
    await connection.run(
      `create view raw.${source.name}_merged as select * exclude (reject, position) from raw.${source.name}_records where reject is null`
    )
  }
}

interface Span {
  readonly first: number
  readonly last: number
}

/** Takes rows out and counts them per file; `rows` selects their rowids as `position`. */
async function takeOut({ connection, source, rows }: Rows & { rows: string }): Promise<void> {
  await connection.run(`create or replace temp table taken as ${rows}`)
  await connection.run(`
    insert into raw.${source.name}_repeats
    select lines.file_id, count(*) from raw.${source.name} as lines join taken on taken.position = lines.rowid group by lines.file_id`)
  await connection.run(`delete from raw.${source.name} where rowid in (select position from taken)`)
}

/** Corrected rows do not replace the delivery that they come from: they are part of it. */
function ownersOf(plans: readonly FilePlan[], first: number): string {
  const pairs = plans.map(({ corrects }, index) => {
    const original = plans.findIndex(({ path }) => path === corrects)
    return `(${first + index}, ${first + (original < 0 ? index : original)})`
  })
  return `(values ${pairs.join(', ')}) as owners(file_id, owner_id)`
}

/** Of exports that overlap, the latest file that has any row of a month (or day) gives all of that month's rows. */
async function removeReplaced({
  connection,
  source,
  span,
  unit,
  dated,
  owners
}: Rows & { span: Span; unit: 'month' | 'day'; dated: string; owners: string }): Promise<void> {
  const periodOf = (rows: string) => `date_trunc(${literal(unit)}, ${rows}.${identifier(dated)})`
  await takeOut({
    connection,
    source,
    rows: `
      select lines.rowid as position
      from raw.${source.name} as lines
      join ${owners} on owners.file_id = lines.file_id
      join (
        select ${periodOf('delivered')} as period, max(owners.owner_id) as owner_id
        from raw.${source.name} as delivered join ${owners} on owners.file_id = delivered.file_id
        where reject is null and delivered.file_id between ${span.first} and ${span.last} group by all
      ) as latest on latest.period = ${periodOf('lines')} and owners.owner_id < latest.owner_id
      where lines.reject is null and lines.file_id between ${span.first} and ${span.last}`
  })
}

async function removeIdentical({ connection, source, span }: Rows & { span: Span }): Promise<void> {
  await takeOut({
    connection,
    source,
    rows: `
      select position from (
        select rowid as position, row_number() over (partition by ${Object.keys(source.columns).map(identifier).join(', ')} order by rowid) as nth
        from raw.${source.name} where reject is null and file_id between ${span.first} and ${span.last}
      ) where nth > 1`
  })
}

/**
 * A line delivered twice counts once. The same key with other values is not a repeat: it is refused, and says so.
 * Looked for by the last column of the key first: where that is unique by itself, as it mostly is, nothing else is read.
 */
async function removeSameKey({
  connection,
  source,
  plans,
  firstFileId
}: Rows & { plans: readonly FilePlan[]; firstFileId: number }): Promise<void> {
  const id = identifier(source.key.at(-1) ?? '')
  await connection.run(`
    create or replace temp table repeated_ids as
    select ${id} from raw.${source.name} where reject is null and ${id} is not null group by ${id} having count(*) > 1`)
  const count = await connection.runAndReadAll('select count(*) from repeated_ids')
  if (Number(count.getRows()[0]?.[0] ?? 0) === 0) return
  const values = Object.keys(source.columns)
    .map((name) => `lines.${identifier(name)}`)
    .join(', ')
  const key = source.key.map((name) => `records.${identifier(name)}`)
  await connection.run(`
    create or replace temp table same_key as
    select records.file_id, records.record, records.position, concat_ws(', ', ${key.join(', ')}) as value,
      first_value(files.path || ', record ' || records.record) over keyed as first_place,
      records.content = first_value(records.content) over keyed as is_same,
      row_number() over keyed as nth, records.amount_of_row as amount, records.position - files.first_rowid + 1 as place
    from (
      select lines.*, hash(row(${values})) as content, ${source.worth ?? 'cast(null as decimal(18,4))'} as amount_of_row
      from raw.${source.name}_records as lines
      semi join repeated_ids using (${id})
      where lines.reject is null
    ) as records
    join raw.files as files on files.file_id = records.file_id
    window keyed as (partition by ${key.join(', ')} order by records.file_id, records.position)`)
  await connection.run(`
    insert into staging.rejects
    select ${literal(source.name)}, same_key.file_id, files.path, same_key.record, ${literal(source.key.join(', '))}, same_key.value,
      replace(${literal(rejectReasons.sameKey('{place}'))}, '{place}', same_key.first_place), null,
      same_key.amount
    from same_key join raw.files as files on files.file_id = same_key.file_id
    where nth > 1 and not is_same`)
  await rereadRows({ connection, source, plans, firstFileId })
  await takeOut({ connection, source, rows: 'select position from same_key where nth > 1 and is_same' })
  await connection.run(
    `delete from raw.${source.name} where rowid in (select position from same_key where nth > 1 and not is_same)`
  )
}

/** Rows that were read well are kept as values only: what stood in the file is read again for those refused later. */
async function rereadRows({
  connection,
  source,
  plans,
  firstFileId
}: Rows & { plans: readonly FilePlan[]; firstFileId: number }): Promise<void> {
  const found = await connection.runAndReadAll(
    'select distinct file_id from same_key where nth > 1 and not is_same order by file_id'
  )
  for (const [id] of found.getRows()) {
    const fileId = Number(id)
    const plan = plans[fileId - firstFileId]
    if (plan === undefined) continue
    const fields = plan.fields.map((_, index) => `field_${index + 1}`).join(', ')
    await connection.run(`
      update staging.rejects set raw_row = found.raw_row
      from (
        select same_key.record, cast(to_json(lines.fields) as varchar) as raw_row
        from (select row_number() over () as place, [${fields}] as fields from ${rawRelation({ files: [plan] })}) as lines
        join same_key on same_key.place = lines.place
        where same_key.file_id = ${fileId} and same_key.nth > 1 and not same_key.is_same
      ) as found
      where rejects.source = ${literal(source.name)} and rejects.file_id = ${fileId} and rejects.record = found.record`)
  }
}

/** Rows that describe the same thing become one: the last value that is filled in wins, column by column. */
async function mergeEntities({ connection, source }: Rows): Promise<void> {
  const key = source.key.map(identifier)
  const described = await connection.runAndReadAll(`
    select column_name from duckdb_columns() where schema_name = 'raw' and table_name = ${literal(source.name)}
      and column_name not in ('file_id', 'reject')`)
  const others = described
    .getRows()
    .map(([name]) => identifier(String(name)))
    .filter((name) => !key.includes(name))
  await connection.run(`
    create table raw.${source.name}_merged as
    select max_by(file_id, position) as file_id, max_by(record, position) as record, ${[...key, ...others.map((name) => `max_by(${name}, position) as ${name}`)].join(', ')}
    from raw.${source.name}_records where reject is null group by ${key.join(', ')}`)
  await connection.run(`
    insert into raw.${source.name}_repeats
    select file_id, sum(n) from (
      select file_id, count(*) as n from raw.${source.name} where reject is null group by file_id
      union all select file_id, -count(*) from raw.${source.name}_merged group by file_id
    ) group by file_id`)
}
