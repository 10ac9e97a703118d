import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceDefinition } from '../sources/define-source.ts'
import type { PlannedEntry } from './file-plan.ts'
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
    if (entry.replace_by && source.grain === 'event')
      await removeReplaced({ connection, source, span, unit: entry.replace_by })
    if (entry.deduplicate) await removeIdentical({ connection, source, span })
  }
  if (source.grain === 'entity') await mergeEntities({ connection, source })
  else {
    await removeSameKey({ connection, source })
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

/** Of exports that overlap, the latest file that has any row of a month (or day) gives all of that month's rows. */
async function removeReplaced({
  connection,
  source,
  span,
  unit
}: Rows & { span: Span; unit: 'month' | 'day' }): Promise<void> {
  const period = `date_trunc(${literal(unit)}, ordered_at)`
  await takeOut({
    connection,
    source,
    rows: `
      select lines.rowid as position
      from raw.${source.name} as lines
      join (
        select ${period} as period, max(file_id) as file_id
        from raw.${source.name} where reject is null and file_id between ${span.first} and ${span.last} group by all
      ) as latest on latest.period = date_trunc(${literal(unit)}, lines.ordered_at) and lines.file_id < latest.file_id
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
async function removeSameKey({ connection, source }: Rows): Promise<void> {
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
      row_number() over keyed as nth
    from (
      select lines.*, hash(row(${values})) as content
      from raw.${source.name}_records as lines
      semi join repeated_ids using (${id})
      where lines.reject is null
    ) as records
    join raw.files as files on files.file_id = records.file_id
    window keyed as (partition by ${key.join(', ')} order by records.file_id, records.position)`)
  await connection.run(`
    insert into staging.rejects
    select ${literal(source.name)}, same_key.file_id, files.path, same_key.record, ${literal(source.key.join(', '))}, same_key.value,
      'already used by another row with other values: ' || same_key.first_place || '; correct it, or do not map it', null
    from same_key join raw.files as files on files.file_id = same_key.file_id
    where nth > 1 and not is_same`)
  await takeOut({ connection, source, rows: 'select position from same_key where nth > 1 and is_same' })
  await connection.run(
    `delete from raw.${source.name} where rowid in (select position from same_key where nth > 1 and not is_same)`
  )
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
