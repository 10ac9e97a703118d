import { segmentsShownFirst } from '../backing.ts'
import type { Day } from '../calendar.ts'

/** What can be joined to `customers`, one row for each of them at the most. */
export type JoinName = 'tiers' | 'segments' | 'tier_names' | 'home_regions' | 'trailing' | 'last_days'

/** What the joins of one list depend on. */
export interface JoinContext {
  /** The day after the last one that the list looks at. */
  readonly until: Day
  /** Select of the sums of the trailing months, per customer. */
  readonly trailing: string
  /** True where only customers with such sums are on the list: those who bought what is filtered by. */
  readonly isOfBuyers: boolean
}

interface Join {
  readonly needs: readonly JoinName[]
  readonly sql: (context: JoinContext) => string
}

/** In the order in which they can be joined. */
const joins: Readonly<Record<JoinName, Join>> = {
  tiers: {
    needs: [],
    sql: ({ until }) =>
      `left join marts.customer_tiers as tiers on tiers.customer_key = customers.customer_key
        and tiers.valid_from <= date '${until}' and tiers.valid_to > date '${until}'`
  },
  segments: {
    needs: [],
    sql: ({ until }) =>
      `left join (${segmentsShownFirst}) as segments on segments.customer_key = customers.customer_key
        and segments.valid_from <= date '${until}' and segments.valid_to > date '${until}'`
  },
  tier_names: {
    needs: ['tiers'],
    sql: () => 'left join marts.tiers as tier_names on tier_names.tier = tiers.tier'
  },
  home_regions: {
    needs: [],
    sql: () =>
      'left join marts.regions as home_regions on home_regions.region_key = customers.home_region_key'
  },
  trailing: {
    needs: [],
    sql: ({ trailing, isOfBuyers }) =>
      `${isOfBuyers ? 'inner' : 'left'} join (${trailing}) as recent on recent.customer_key = customers.customer_key`
  },
  last_days: {
    needs: [],
    sql: ({ until }) =>
      `left join marts.purchase_days as last_days on last_days.customer_key = customers.customer_key
        and last_days.ordered_on < date '${until}' and (last_days.next_on is null or last_days.next_on >= date '${until}')`
  }
}

/** The joins that are needed, with those that they need themselves. */
export function listJoins(needed: Iterable<JoinName>, context: JoinContext): string[] {
  const all = new Set<JoinName>()
  const add = (name: JoinName) => {
    joins[name].needs.forEach(add)
    all.add(name)
  }
  for (const name of needed) add(name)
  return (Object.keys(joins) as JoinName[])
    .filter((name) => all.has(name))
    .map((name) => joins[name].sql(context))
}
