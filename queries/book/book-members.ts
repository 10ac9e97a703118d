import { joinsFor, memberColumn, surrogateOf } from '../backing.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { memberTableSql } from '../member-labels.ts'
import { identifier } from '../session.ts'

/** More members than a menu holds are no headline. */
export const mostMembers = 200

/**
 * What a row is counted for is one number, its cell: the numbers of its members, the smallest first, as digits to this
 * base; 0 for everything. Members are numbered in the order of the book's dimensions.
 */
const cellBase = 4096

/** Ids are whole numbers in SQL, in their order; 0 for none. */
export const cellSql = (ids: readonly string[]): string =>
  ids.length === 0
    ? '0'
    : ids.map((id, place) => (place === 0 ? id : `${id} * ${cellBase ** place}`)).join(' + ')

/** The id at a place of a cell; 0 for none. */
export const idOfCell = (cell: string, place: number): string =>
  `${cell} // ${cellBase ** place} % ${cellBase}`

/**
 * Makes the table `book_members` of `book_lines`: every member that was sold to, is known or has a target, numbered from
 * 1; `position` is its place among equals.
 */
export function membersSql(dimensions: readonly CataloguedDimension[]): string {
  const none = `select 0 as place, '' as dimension, '' as member, '' as key, '' as label_zh, '' as label_en, 0 as position
    where false`
  return `create or replace temp table book_members as
  select cast(row_number() over (order by members.place, members.position) as integer) as id, members.* exclude (place)
  from (${[...dimensions.map(membersOf), none].join('\nunion all\n')}) as members`
}

function membersOf(dimension: CataloguedDimension, place: number): string {
  const hasNumbers = surrogateOf(dimension) !== undefined
  const [zh, en] = [memberTableSql(dimension, 'zh-CN'), memberTableSql(dimension, 'en')]
  const labels = (language: string, table: string | null) =>
    table === null
      ? `left join (select '' as member, '' as key, '' as label where false) as ${language} on ${language}.member = found.member`
      : `left join (${table}) as ${language} on cast(${language}.member as varchar) = found.member`
  const known = [
    `select lines.member_${place} as member from book_lines as lines`,
    // Who was no customer yet when a period opened has no class, even where every line has one; events may lack more.
    "select '' as member",
    ...(zh === null ? [] : [`select cast(known.member as varchar) as member from (${zh}) as known`]),
    ...(hasNumbers
      ? []
      : [
          `select targets.member from marts.targets as targets where targets.dimension = ${literal(dimension.name)}`
        ])
  ]
  const order = hasNumbers ? "cast(nullif(found.member, '') as bigint)" : "nullif(found.member, '')"
  return `select
    ${place} as place,
    ${literal(dimension.name)} as dimension,
    found.member,
    coalesce(zh.key, found.member) as key,
    coalesce(zh.label, nullif(found.member, '')) as label_zh,
    coalesce(en.label, nullif(found.member, '')) as label_en,
    row_number() over (order by ${order} nulls last) as position
  from (${known.join(' union ')}) as found
  ${labels('zh', zh)}
  ${labels('en', en)}`
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The column with the number of a row's member of a dimension. */
export const idColumn = ({ name }: CataloguedDimension): string => identifier(`${name}_id`)

/** The join that finds the number of a row's member, and the number; `member` is its text, '' for none. */
function numbered({ name }: CataloguedDimension, member: string): { id: string; join: string } {
  const numbers = identifier(`${name}_numbers`)
  return {
    id: `${numbers}.id`,
    join: `inner join book_members as ${numbers}
      on ${numbers}.dimension = ${literal(name)} and ${numbers}.member = ${member}`
  }
}

/** The numbers of members that `rows` have as text in `member_0` and on, as they are and as columns, and the joins that find them. */
export function numberedMembers(dimensions: readonly CataloguedDimension[], rows: string) {
  const found = dimensions.map((dimension, index) => numbered(dimension, `${rows}.member_${index}`))
  return {
    ids: found.map(({ id }) => id),
    columns: dimensions.map((dimension, index) => `${found[index]?.id} as ${idColumn(dimension)}`),
    joins: found.map(({ join }) => join)
  }
}

/** The number of the class that the customers of rows named `sales` have at the opening of the window. */
export function numberedClass(dimension: CataloguedDimension): { id: string; joins: readonly string[] } {
  const column = memberColumn(dimension, 'purchase_days')
  const { id, join } = numbered(dimension, `coalesce(cast(${column.sql} as varchar), '')`)
  return { id, joins: [...joinsFor([column], "getvariable('opening_on')"), join] }
}
