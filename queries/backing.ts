import type { CataloguedDimension } from './dimensions.ts'
import { eventMart, isEventKind } from './events.ts'
import type { EventKind } from './events.ts'
import { identifier } from './session.ts'

/**
 * The mart that a view stands on. Of sales from the most summed to the finest; `customers`, `purchase_days`,
 * `customer_months` (by category, too) and `customer_lifecycle` are customers' own, and so are `first_purchases`, by
 * channel and region (and by category); of events it is what they are.
 */
export type Backing =
  | 'sales_months'
  | 'customers'
  | 'purchase_days'
  | 'customer_months'
  | 'customer_category_months'
  | 'first_purchases'
  | 'category_first_purchases'
  | 'customer_lifecycle'
  | 'orders'
  | 'order_lines'
  | EventKind

type Relation = CataloguedDimension['relation']

/** A column on each row of `sales`, and the relation that must be joined for it. */
export interface Column {
  readonly sql: string
  readonly relation: Relation
}

const namedByKeys: ReadonlySet<Relation> = new Set([
  'customers',
  'tiers',
  'segments',
  'stages',
  'regions',
  'home_regions'
] as const)

/** True when every row of the mart has one member of the dimension. */
export function standsOn(backing: Backing, dimension: CataloguedDimension): boolean {
  switch (backing) {
    case 'sales_months':
      return dimension.relation === 'regions' || dimension.on_sales_months
    case 'customers':
    case 'purchase_days':
    case 'customer_months':
    case 'customer_lifecycle':
      return dimension.attribute_of === 'customer'
    case 'customer_category_months':
      return dimension.attribute_of === 'customer' || isCategory(dimension)
    case 'first_purchases':
      return dimension.attribute_of === 'customer' || dimension.relation === 'regions' || isChannel(dimension)
    case 'category_first_purchases':
      return standsOn('first_purchases', dimension) || isCategory(dimension)
    case 'orders':
      return namedByKeys.has(dimension.relation) || dimension.on_orders
    case 'order_lines':
      return !isEventKind(dimension.relation)
    case 'complaints':
      return standsOnEvents(backing, dimension) || dimension.relation === 'products'
    case 'survey_responses':
    case 'survey_invitations':
    case 'contacts':
    case 'next_steps':
    case 'contact_coverage':
    case 'opportunities':
      return standsOnEvents(backing, dimension)
  }
}

const isCategory = ({ relation, key_column }: CataloguedDimension): boolean =>
  relation === 'products' && key_column === 'category'

const isChannel = ({ relation, key_column }: CataloguedDimension): boolean =>
  relation === 'order_lines' && key_column === 'channel'

/** The table that its rows stand in. */
export const tableOf = (backing: Backing): string =>
  `marts.${isEventKind(backing) ? eventMart(backing) : backing}`

/** An event is some customer's, in the region that is theirs, and has columns of its own. */
const standsOnEvents = (backing: EventKind, { attribute_of, relation }: CataloguedDimension): boolean =>
  attribute_of === 'customer' || relation === 'regions' || relation === eventMart(backing)

/** Dimensions whose members are the rows of a relation: their integer keys group faster than their ids. */
const surrogateKeys: Readonly<Record<string, Column>> = {
  'customers.customer_id': { sql: 'sales.customer_key', relation: 'order_lines' },
  'products.product_id': { sql: 'sales.product_key', relation: 'order_lines' },
  'regions.region_id': { sql: 'sales.region_key', relation: 'order_lines' },
  'home_regions.region_id': { sql: 'customers.home_region_key', relation: 'customers' }
}

export function surrogateOf({ relation, key_column }: CataloguedDimension): Column | undefined {
  return surrogateKeys[`${relation}.${key_column}`]
}

/** What has a column of the category (and of the subcategory, where both are counted by) instead of the product. */
const holdsCategory: ReadonlySet<Backing> = new Set([
  'sales_months',
  'customer_category_months',
  'category_first_purchases'
] as const)

/** The key of a dimension, as requests name it. */
export function keyColumn({ relation, key_column }: CataloguedDimension, backing: Backing): Column {
  const onSales =
    relation === 'order_lines' ||
    isEventKind(relation) ||
    (relation === 'products' && holdsCategory.has(backing))
  return onSales
    ? { sql: `sales.${identifier(key_column)}`, relation: 'order_lines' }
    : { sql: `${relation}.${identifier(key_column)}`, relation }
}

/** What to group by for a dimension: a surrogate key where there is one, else its key. */
export function memberColumn(dimension: CataloguedDimension, backing: Backing): Column {
  const surrogate = surrogateOf(dimension)
  if (surrogate) return surrogate
  const { sql, relation } = keyColumn(dimension, backing)
  return { sql: `nullif(cast(${sql} as varchar), '')`, relation }
}

/** What each row of `sales` is counted for: everything, a member, or a pair of members. */
export function memberSql(columns: readonly Column[]): string {
  const [first, second] = columns
  if (first === undefined) return "'total'"
  return second === undefined ? first.sql : `{ 'row': ${first.sql}, 'column': ${second.sql} }`
}

/** Of the schemes of segments, figures are split by the one that the build shows first. */
export const segmentsShownFirst = `select
      customer_segments.customer_key, customer_segments.segment, customer_segments.valid_from,
      customer_segments.valid_to
    from marts.customer_segments as customer_segments
    where customer_segments.scheme = (
      select settings.value from marts.settings as settings where settings.name = 'segment_scheme'
    )`

const relationJoins = (opening: string): readonly (readonly [Relation, string])[] => [
  ['customers', 'left join marts.customers as customers on customers.customer_key = sales.customer_key'],
  // A period classifies customers by their class at its opening.
  [
    'tiers',
    `left join marts.customer_tiers as tiers
    on tiers.customer_key = sales.customer_key and tiers.valid_from <= ${opening} and tiers.valid_to > ${opening}`
  ],
  [
    'segments',
    `left join (${segmentsShownFirst}) as segments
    on segments.customer_key = sales.customer_key
    and segments.valid_from <= ${opening} and segments.valid_to > ${opening}`
  ],
  // Stages change from day to day: that of an opening is the one of the evening before.
  [
    'stages',
    `left join marts.customer_lifecycle as stages
    on stages.customer_key = sales.customer_key and stages.valid_from < ${opening} and stages.valid_to >= ${opening}`
  ],
  ['products', 'left join marts.products as products on products.product_key = sales.product_key'],
  ['regions', 'left join marts.regions as regions on regions.region_key = sales.region_key'],
  [
    'home_regions',
    'left join marts.regions as home_regions on home_regions.region_key = customers.home_region_key'
  ]
]

/** The joins that the columns need; `opening` is the day on which customers are classified. */
export function joinsFor(columns: readonly Column[], opening: string): string[] {
  const needed = new Set(columns.map(({ relation }) => relation))
  if (needed.has('home_regions')) needed.add('customers')
  return relationJoins(opening)
    .filter(([relation]) => needed.has(relation))
    .map(([, join]) => join)
}
