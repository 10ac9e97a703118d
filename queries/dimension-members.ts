import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { keyColumn, standsOn } from './backing.ts'
import { addDays } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { findDimension, readDimensions } from './dimensions.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { listAllowed, QueryError } from './errors.ts'
import { languages } from './language.ts'
import type { Language } from './language.ts'
import { classTableSql, memberTableSql, openMemberLabels } from './member-labels.ts'
import { openSpan } from './inquiry.ts'
import { isClass } from './question.ts'
import { parseRequest, scopeSchema } from './request.ts'
import { openScope, viewerScope } from './scope.ts'
import type { ViewerScope } from './scope.ts'
import { readRows } from './session.ts'
import { readBuildPeriod } from './settings.ts'
import { inTurn } from './turns.ts'

const longestSearch = 200

export const membersRequestSchema = z.strictObject({
  dimension: z.string(),
  scope: scopeSchema,
  /** Only members whose key or label contains this, letter case aside. */
  search: z.string().max(longestSearch).default(''),
  limit: z.int().min(1).max(1_000_000).default(1000),
  language: z.enum(languages).default('zh-CN')
})

export type MembersRequest = z.input<typeof membersRequestSchema>

const memberRow = z.object({ key: z.string(), label: z.string() })

export type Member = Readonly<z.infer<typeof memberRow>>

/**
 * The members of a dimension to choose a filter from, by label. A viewer with a scope is offered members with
 * sales that they may see, and of customer attributes those of their customers; tiers are the company's.
 * @throws QueryError when the build has no such dimension.
 */
export async function dimensionMembers(
  connection: DuckDBConnection,
  request: MembersRequest
): Promise<Member[]> {
  const parsed = parseRequest(membersRequestSchema, request)
  return inTurn(connection, async () => {
    const dimension = findDimension(await readDimensions(connection), parsed.dimension, 'dimension')
    const scope = viewerScope(parsed.scope)
    await openScope(connection, scope)
    const members = await membersSql(connection, dimension, scope, parsed.language)
    return readRows(
      connection,
      memberRow,
      `select members.key, members.label
      from (${members}) as members
      where members.key <> '' and (contains(lower(members.key), lower($1)) or contains(lower(members.label), lower($1)))
      order by ${isClass(dimension) ? 'members.position,' : ''} members.label, members.key
      limit $2`,
      [parsed.search, parsed.limit]
    )
  })
}

async function membersSql(
  connection: DuckDBConnection,
  dimension: CataloguedDimension,
  scope: ViewerScope,
  language: Language
): Promise<string> {
  // Classes are the company's, whoever looks.
  const classes = classTableSql(dimension, language)
  if (classes !== null) return classes
  const table = memberTableSql(dimension, language)
  if (!scope.restricted && table !== null) return table
  await openMemberLabels(connection, dimension, language)
  await openSales(connection, dimension, scope)
  return `select
    coalesce(period_member_labels.key, cast(sold.member as varchar)) as key,
    coalesce(period_member_labels.label, cast(sold.member as varchar)) as label
  from (select distinct period_orders.member from period_orders) as sold
  left join period_member_labels on period_member_labels.member = sold.member
  where sold.member is not null`
}

/** Opens everything ever sold that the viewer may see. */
async function openSales(
  connection: DuckDBConnection,
  by: CataloguedDimension,
  scope: ViewerScope
): Promise<void> {
  const build = await readBuildPeriod(connection)
  const range = { from: build.first_order_on, until: addDays(build.as_of, 1) }
  const kpi = findKpi('orders')
  const scopeOf = by.attribute_of === 'customer' ? 'customers' : 'lines'
  await openSpan(
    { connection, kpi, build, question: { reads: kpi.reads, scopeOf, by, filters: [], scope } },
    { ...range, whole: range, known_until: range.until, is_days: true }
  )
}

/**
 * The keys that people mean when they write members' keys or names; '' stays "none".
 * @throws QueryError when nothing, or more than one member, has such a name.
 */
export async function findMembers(
  connection: DuckDBConnection,
  { values, ...request }: Omit<MembersRequest, 'search' | 'limit'> & { readonly values: readonly string[] }
): Promise<string[]> {
  const keys: string[] = []
  for (const value of values)
    keys.push(value === '' ? '' : await findMember(connection, { ...request, value }))
  return keys
}

const found = z.object({ found: z.boolean() })

/** Whether there is a member with this key: far quicker to say than which members have such a name. */
async function isMember(
  connection: DuckDBConnection,
  { dimension: name, scope, value }: Omit<MembersRequest, 'search' | 'limit'> & { readonly value: string }
): Promise<boolean> {
  if (viewerScope(scope).restricted) return false
  const dimension = findDimension(await readDimensions(connection), name, 'dimension')
  const table = memberTableSql(dimension, 'en')
  const backing = standsOn('orders', dimension) ? 'orders' : 'order_lines'
  const rows =
    table === null
      ? `marts.${backing} as sales where cast(${keyColumn(dimension, backing).sql} as varchar) = $1`
      : `(${table}) as members where members.key = $1`
  return (await readRows(connection, found, `select true as found from ${rows} limit 1`, [value])).length > 0
}

async function findMember(
  connection: DuckDBConnection,
  { value, ...request }: Omit<MembersRequest, 'search' | 'limit'> & { readonly value: string }
): Promise<string> {
  if (await isMember(connection, { ...request, value })) return value
  const search = value.slice(0, longestSearch)
  const like = (language: Language | undefined) =>
    dimensionMembers(connection, { ...request, ...(language && { language }), search, limit: 1_000_000 })
  const similar = await like(request.language)
  if (similar.some(({ key }) => key === value)) return value
  // Whoever copies a name from a page copies it in that page's language.
  const others = languages.filter((language) => language !== request.language)
  const everywhere = [similar, ...(await Promise.all(others.map(like)))]
  const named = [
    ...new Map(
      everywhere
        .flat()
        .filter(({ label }) => label === value)
        .map((member) => [member.key, member])
    ).values()
  ]
  const [only, second] = named
  if (only && !second) return only.key
  const near =
    [named, similar, await dimensionMembers(connection, request)].find((each) => each.length > 0) ?? []
  throw new QueryError({
    parameter: request.dimension,
    value,
    allowed:
      near.length === 0
        ? 'it has no members'
        : listAllowed(near.map(({ key, label }) => (key === label ? key : `${key} (${label})`)))
  })
}
