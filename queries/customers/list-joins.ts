import { segmentsShownFirst } from '../backing.ts'
import type { Day } from '../calendar.ts'
import type { CataloguedDimension } from '../dimensions.ts'

/** What can be joined to `customers`, one row for each of them at the most. */
export type JoinName =
  | 'tiers'
  | 'tier_names'
  | 'home_regions'
  | 'segments'
  | 'scheme_segments'
  | 'segment_names'
  | 'stages'
  | 'stage_names'
  | 'clusters'
  | 'cluster_names'
  | 'customer_values'
  | 'risks'
  | 'trailing'
  | 'last_days'

/** What the joins of one list depend on. */
export interface JoinContext {
  /** The day after the last one that the list looks at. */
  readonly until: Day
  /** The day at whose opening customers are classified, where it is an earlier one. */
  readonly classesOn?: Day
  /** Select of the keys of the only customers that are looked for, where they are few. */
  readonly among?: string | undefined
  /** Select of the sums of the trailing months, per customer. */
  readonly trailing: string
}

interface Join {
  readonly needs: readonly JoinName[]
  readonly sql: (context: JoinContext) => string
}

/** The rows of a mart; of few customers those alone, lest the joins take all of it into memory. */
const rowsOf = (mart: string, among: string | undefined): string =>
  among === undefined
    ? `marts.${mart}`
    : `(select few.* from marts.${mart} as few where few.customer_key in (${among}))`

/** In the order in which they can be joined. */
const joins: Readonly<Record<JoinName, Join>> = {
  tiers: {
    needs: [],
    sql: ({ until, classesOn = until, among }) =>
      `left join ${rowsOf('customer_tiers', among)} as tiers on tiers.customer_key = customers.customer_key
        and tiers.valid_from <= date '${classesOn}' and tiers.valid_to > date '${classesOn}'`
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
  segments: {
    needs: [],
    sql: ({ until, classesOn = until }) =>
      `left join (${segmentsShownFirst}) as segments on segments.customer_key = customers.customer_key
        and segments.valid_from <= date '${classesOn}' and segments.valid_to > date '${classesOn}'`
  },
  // Of the scheme in the variable `list_scheme`.
  scheme_segments: {
    needs: [],
    sql: ({ until, classesOn = until, among }) =>
      `left join ${rowsOf('customer_segments', among)} as scheme_segments on scheme_segments.customer_key = customers.customer_key
        and scheme_segments.scheme = getvariable('list_scheme')
        and scheme_segments.valid_from <= date '${classesOn}' and scheme_segments.valid_to > date '${classesOn}'`
  },
  segment_names: {
    needs: ['scheme_segments'],
    sql: () =>
      `left join marts.segments as segment_names on segment_names.segment = scheme_segments.segment
        and segment_names.scheme = getvariable('list_scheme')`
  },
  stages: {
    needs: [],
    sql: ({ until, classesOn = until, among }) =>
      `left join ${rowsOf('customer_lifecycle', among)} as stages on stages.customer_key = customers.customer_key
        and stages.valid_from < date '${classesOn}' and stages.valid_to >= date '${classesOn}'`
  },
  stage_names: {
    needs: ['stages'],
    sql: () => 'left join marts.lifecycle_stages as stage_names on stage_names.stage = stages.stage'
  },
  clusters: {
    needs: [],
    sql: ({ among }) =>
      `left join ${rowsOf('customer_clusters', among)} as clusters on clusters.customer_key = customers.customer_key`
  },
  cluster_names: {
    needs: ['clusters'],
    sql: () => 'left join marts.clusters as cluster_names on cluster_names.cluster = clusters.cluster'
  },
  customer_values: {
    needs: [],
    sql: ({ among }) =>
      `left join ${rowsOf('customer_values', among)} as customer_values on customer_values.customer_key = customers.customer_key`
  },
  risks: {
    needs: [],
    sql: ({ among }) =>
      `left join ${rowsOf('customer_risks', among)} as risks on risks.customer_key = customers.customer_key`
  },
  trailing: {
    needs: [],
    sql: ({ trailing }) => `left join (${trailing}) as recent on recent.customer_key = customers.customer_key`
  },
  last_days: {
    needs: [],
    sql: ({ until, among }) =>
      `left join ${rowsOf('purchase_days', among)} as last_days on last_days.customer_key = customers.customer_key
        and last_days.ordered_on < date '${until}' and (last_days.next_on is null or last_days.next_on >= date '${until}')`
  }
}

/** What a filter or column of a dimension of customers needs besides them. */
export const neededBy = ({ relation }: Pick<CataloguedDimension, 'relation'>): JoinName[] =>
  relation === 'tiers' || relation === 'segments' || relation === 'stages' || relation === 'home_regions'
    ? [relation]
    : []

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
