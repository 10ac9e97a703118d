import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { surrogateOf } from './backing.ts'
import type { CataloguedDimension } from './dimensions.ts'
import type { Language } from './language.ts'
import { isClass } from './question.ts'
import { identifier, keptFor, readRows } from './session.ts'

const ownTables: Readonly<Record<CataloguedDimension['relation'], string | null>> = {
  customers: 'marts.customers',
  tiers: 'marts.tiers',
  segments: `(
    select segments.segment, segments.label_zh, segments.label_en, segments.position
    from marts.segments as segments
    where segments.scheme = (
      select settings.value from marts.settings as settings where settings.name = 'segment_scheme'
    )
  )`,
  stages: 'marts.lifecycle_stages',
  products: 'marts.products',
  regions: 'marts.regions',
  home_regions: 'marts.regions',
  order_lines: null,
  survey_responses: null,
  survey_invitations: null,
  complaints: null,
  contacts: null,
  next_steps: null,
  contact_coverage: null,
  opportunities: null
}

const surrogateColumns: Readonly<Record<string, string>> = {
  customers: 'customer_key',
  products: 'product_key',
  regions: 'region_key',
  home_regions: 'region_key'
}

const labelColumn = (dimension: CataloguedDimension, language: Language): string =>
  isClass(dimension) ? (language === 'en' ? 'label_en' : 'label_zh') : dimension.label_column

/** The members of a dimension that stand in a table of their own: what to group by, key and label. */
export function memberTableSql(dimension: CataloguedDimension, language: Language): string | null {
  const table = ownTables[dimension.relation]
  if (table === null) return null
  const key = `members.${identifier(dimension.key_column)}`
  const label = `members.${identifier(labelColumn(dimension, language))}`
  const surrogate = surrogateOf(dimension) ? surrogateColumns[dimension.relation] : undefined
  return surrogate
    ? `select members.${surrogate} as member, ${key} as key, coalesce(${label}, ${key}) as label from ${table} as members`
    : `select cast(${key} as varchar) as member, cast(${key} as varchar) as key, max(cast(${label} as varchar)) as label
      from ${table} as members where ${key} is not null group by ${key}`
}

/** The classes of a dimension that has them, with their position; null for any other. */
export function classTableSql(dimension: CataloguedDimension, language: Language): string | null {
  if (!isClass(dimension)) return null
  const label = `members.${identifier(labelColumn(dimension, language))}`
  return `select members.${identifier(dimension.key_column)} as key, ${label} as label, members.position
    from ${ownTables[dimension.relation] ?? ''} as members`
}

/** Makes the view `period_member_labels`; members that are not in it are their own key and label. */
export async function openMemberLabels(
  connection: DuckDBConnection,
  dimension: CataloguedDimension | null,
  language: Language
): Promise<void> {
  const members = dimension && memberTableSql(dimension, language)
  const none =
    'select cast(null as varchar) as member, cast(null as varchar) as key, cast(null as varchar) as label where false'
  await connection.run(`create or replace temp view period_member_labels as ${members ?? none}`)
}

/** What a member is called: its key, and its label in words. */
export interface MemberName {
  readonly key: string
  readonly label: string
}

const nameRow = z.object({ member: z.string(), key: z.string(), label: z.string().nullable() })

const keptNames = keptFor(() => Promise.resolve(new Map<string, Promise<ReadonlyMap<string, MemberName>>>()))

/** The names of a dimension's members that stand in a table of their own, by member as text; kept with the build. */
export async function readMemberNames(
  connection: DuckDBConnection,
  dimension: CataloguedDimension,
  language: Language
): Promise<ReadonlyMap<string, MemberName>> {
  const kept = await keptNames(connection)
  const wanted = `${language} ${dimension.name}`
  const names = kept.get(wanted) ?? namesOf(connection, memberTableSql(dimension, language))
  kept.set(wanted, names)
  names.catch(() => kept.delete(wanted))
  return names
}

async function namesOf(
  connection: DuckDBConnection,
  members: string | null
): Promise<ReadonlyMap<string, MemberName>> {
  if (members === null) return new Map()
  const sql = `select cast(members.member as varchar) as member, members.key, members.label
    from (${members}) as members
    where members.member is not null`
  const rows = await readRows(connection, nameRow, sql)
  return new Map(rows.map(({ member, key, label }) => [member, { key, label: label ?? key }]))
}
