import type { BridgeSort } from '../request.ts'

/** Which members of `period_bridge_parts` to list, and in what order. */
export interface BridgePage {
  /** Only what has this effect; undefined: all. */
  readonly effect: string | undefined
  /** Only members whose key or label contains this, letter case aside. */
  readonly search: string
  /** Largest absolute change first, when undefined. */
  readonly sort: BridgeSort | undefined
  readonly limit: number
  readonly offset: number
}

/** What the parts are made of. */
export interface PartsShape {
  readonly isRatio: boolean
  /** Whether the members are the effects, so that those beyond the page are one together. */
  readonly membersAreEffects: boolean
  /** Whether every member has one part. */
  readonly isOneEach: boolean
}

/** Columns in the order of `sums`. */
const figures = ['numerator', 'denominator', 'compared_numerator', 'compared_denominator', 'change'] as const

const summed = (table: string, where = ''): string =>
  figures.map((name) => `sum(${table}.${name})${name === 'change' ? '' : where} as ${name}`).join(', ')

/**
 * One row per member of the page, in its order; one for all others together; and one, `found`, for all that effect and
 * search leave. Takes `$effect` and `$search`. Sums are of decimals, so rows and others come to the bar exactly.
 */
export function bridgeListSql(page: BridgePage, shape: PartsShape): string {
  const isSearch = page.search !== ''
  return `with
  sums as (
    ${sumsSql(shape)}
  ),
  members as (
    ${
      shape.isOneEach
        ? 'select sums.* from sums'
        : `select sums.member, sums.is_shared, ${summed('sums')} from sums group by sums.member, sums.is_shared`
    }
  ),
  found as (
    ${isSearch ? foundSql : `select members.* from members where cast($search as varchar) is not null`}
  ),
  page as (
    ${pageSql(page, shape)}
  ),
  by_effect as (
    select
      page.place,
      ${shape.membersAreEffects ? "case when page.place is null then 'other' else sums.effect end" : 'sums.effect'} as effect,
      max(sums.member) filter (where page.place is not null) as member,
      bool_or(sums.is_shared and page.place is not null) as is_shared,
      ${summed('sums')}
    from
      sums
      left join page on page.member is not distinct from sums.member and page.is_shared = sums.is_shared
    group by 1, 2
  ),
  kept as (
    ${keptSql(isSearch)}
  )
select
  kept.kind,
  coalesce(period_member_labels.key, cast(kept.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(kept.member as varchar)) as label,
  kept.is_shared,
  cast(kept.members as double) as members,
  ${valueOf('kept', '', shape)} as value,
  ${valueOf('kept', 'compared_', shape)} as previous,
  cast(coalesce(kept.change, 0) as double) as change,
  kept.effect_names,
  kept.effect_changes
from
  kept
  left join period_member_labels on period_member_labels.member = kept.member
order by kept.place nulls last`
}

/** The page, the others, and what is found. */
const keptSql = (isSearch: boolean): string => `select
      case when by_effect.place is null then 'other' else 'member' end as kind,
      by_effect.place,
      max(by_effect.member) as member,
      bool_or(by_effect.is_shared) as is_shared,
      case
        when by_effect.place is not null then 1
        else (select count(*) from members where not members.is_shared) - (select count(*) from page where not page.is_shared)
      end as members,
      ${summed('by_effect')},
      list(by_effect.effect order by by_effect.effect) as effect_names,
      list(cast(by_effect.change as double) order by by_effect.effect) as effect_changes
    from by_effect
    group by by_effect.place
    union all
    select
      'found' as kind,
      null as place,
      null as member,
      false as is_shared,
      (select count(*) from found where not found.is_shared) as members,
      ${summed(isSearch ? 'found' : 'by_effect')},
      [] as effect_names,
      [] as effect_changes
    from ${isSearch ? 'found' : 'by_effect'}`

const valueOf = (table: string, side: '' | 'compared_', { isRatio }: PartsShape): string =>
  isRatio
    ? `cast(${table}.${side}numerator as double) / nullif(cast(${table}.${side}denominator as double), 0)`
    : `cast(${table}.${side}numerator as double)`

const withEffect = 'cast($effect as varchar) is null or parts.effect = $effect'

function sumsSql({ isOneEach }: PartsShape): string {
  const columns = 'parts.member, parts.is_shared, parts.effect'
  if (isOneEach)
    return `select ${columns}, ${figures.map((name) => `parts.${name}`).join(', ')}
    from period_bridge_parts as parts
    where ${withEffect}`
  // Effects of one product stand beside the same figures, which count once; of one effect alone they stand once.
  const counts = ' filter (where parts.is_first or cast($effect as varchar) is not null)'
  return `select ${columns}, ${summed('parts', counts)}
    from period_bridge_parts as parts
    where ${withEffect}
    group by ${columns}`
}

const foundSql = `select members.*
    from
      members
      left join period_member_labels on period_member_labels.member = members.member
    where
      not members.is_shared
      and (
        contains(lower(coalesce(period_member_labels.key, cast(members.member as varchar), '')), lower($search))
        or contains(lower(coalesce(period_member_labels.label, '')), lower($search))
      )`

function pageSql({ sort, limit, offset }: BridgePage, shape: PartsShape): string {
  const { key, direction, isLabel } = orderOf(sort, shape)
  const order = `listed.sort_key ${direction} nulls last, listed.is_shared, listed.member nulls last`
  const labels = isLabel ? 'left join period_member_labels on period_member_labels.member = found.member' : ''
  return `select listed.member, listed.is_shared, row_number() over (order by ${order}) as place
    from (
      select listed.*
      from (select found.member, found.is_shared, ${key} as sort_key from found ${labels}) as listed
      order by ${order}
      limit ${limit} offset ${offset}
    ) as listed`
}

function orderOf(
  sort: BridgeSort | undefined,
  shape: PartsShape
): { key: string; direction: 'asc' | 'desc'; isLabel: boolean } {
  // Differences in the last digits of floating point are none, or the order would change with the weather.
  const change = 'round(cast(found.change as double), 9)'
  if (sort === undefined) return { key: `abs(${change})`, direction: 'desc', isLabel: false }
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  switch (sort.replace('-', '')) {
    case 'label':
      return {
        key: 'coalesce(period_member_labels.label, cast(found.member as varchar))',
        direction,
        isLabel: true
      }
    case 'value':
      return { key: valueOf('found', '', shape), direction, isLabel: false }
    case 'previous':
      return { key: valueOf('found', 'compared_', shape), direction, isLabel: false }
    default:
      return { key: change, direction, isLabel: false }
  }
}
