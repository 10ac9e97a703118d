import type { DuckDBConnection } from '@duckdb/node-api'
import { eventTables, place } from './event-tables.ts'

/** A column that a source declared under `attributes:`; it is stored as `attribute_<name>` varchar. */
export interface AttributeColumn {
  readonly source: string
  readonly name: string
}

type Columns = Readonly<Record<string, string>>

/**
 * What the sources fill and the models read: table → column → DuckDB type, in order.
 * Every column is always there; what no file maps is null.
 */
export const stagingTables = {
  sales: {
    ...place,
    line_id: 'varchar',
    order_id: 'varchar not null',
    customer_id: 'varchar',
    product_id: 'varchar',
    region_id: 'varchar',
    channel: 'varchar',
    ordered_at: 'timestamp not null',
    quantity: 'decimal(18,4) not null',
    unit_price: 'decimal(18,4)',
    discount_rate: 'decimal(9,6)',
    amount: 'decimal(18,4)',
    cost: 'decimal(18,4)',
    kind: 'varchar',
    payment_method: 'varchar',
    campaign_id: 'varchar',
    sales_rep: 'varchar'
  },
  products: {
    ...place,
    product_id: 'varchar not null',
    product_name: 'varchar',
    category: 'varchar',
    subcategory: 'varchar',
    unit_cost: 'decimal(18,4)',
    list_price: 'decimal(18,4)',
    launched_on: 'date'
  },
  regions: {
    ...place,
    region_id: 'varchar not null',
    region_name: 'varchar',
    parent_id: 'varchar',
    code: 'varchar'
  },
  customers: {
    ...place,
    customer_id: 'varchar not null',
    customer_name: 'varchar',
    customer_kind: 'varchar',
    industry: 'varchar',
    company_size: 'varchar',
    region_id: 'varchar',
    owner: 'varchar',
    acquisition_channel: 'varchar',
    first_contact_on: 'date',
    stage: 'varchar',
    member_level: 'varchar',
    tier: 'varchar',
    renews_on: 'date',
    contact_name: 'varchar',
    phone: 'varchar',
    email: 'varchar',
    birthday: 'date',
    name_key: 'varchar',
    phone_key: 'varchar',
    email_key: 'varchar'
  },
  customer_aliases: { ...place, alias_id: 'varchar not null', customer_id: 'varchar not null' },
  targets: {
    ...place,
    kpi: 'varchar',
    month: 'date',
    value: 'decimal(18,4)',
    region_id: 'varchar',
    category: 'varchar',
    tier: 'varchar'
  },
  ...eventTables,
  settings: { name: 'varchar not null', value: 'varchar' },
  attributes: { source: 'varchar', name: 'varchar', label_zh: 'varchar', label_en: 'varchar' },
  region_levels: { depth: 'integer', name: 'varchar', label_zh: 'varchar', label_en: 'varchar' },
  calendar: { day: 'date not null' },
  segment_rules: {
    scheme_number: 'integer',
    scheme: 'varchar',
    position: 'integer',
    segment_number: 'integer',
    segment: 'varchar',
    r_is_high: 'boolean',
    f_is_high: 'boolean',
    m_is_high: 'boolean',
    r_score_from: 'integer',
    r_score_to: 'integer',
    f_score_from: 'integer',
    f_score_to: 'integer',
    m_score_from: 'integer',
    m_score_to: 'integer',
    recency_days_from: 'integer',
    recency_days_to: 'integer',
    orders_from: 'integer',
    orders_to: 'integer',
    net_amount_from: 'decimal(18,4)',
    net_amount_to: 'decimal(18,4)',
    first_purchase_days_from: 'integer',
    first_purchase_days_to: 'integer',
    label_zh: 'varchar',
    label_en: 'varchar',
    rule_zh: 'varchar',
    rule_en: 'varchar',
    treatment_zh: 'varchar',
    treatment_en: 'varchar'
  },
  contact_rhythms: {
    position: 'integer',
    tier: 'varchar',
    hot: 'boolean',
    channels: 'varchar',
    contacts: 'integer',
    every: 'varchar',
    label_zh: 'varchar',
    label_en: 'varchar'
  },
  assessment_indicators: {
    position: 'integer',
    indicator: 'varchar',
    kind: 'varchar',
    measure: 'varchar',
    weight: 'decimal(9,6)',
    rule: 'varchar',
    better: 'varchar',
    label_zh: 'varchar',
    label_en: 'varchar'
  },
  assessment_bands: {
    position: 'integer',
    figure_from: 'double',
    figure_below: 'double',
    score: 'decimal(4,1)'
  },
  assessment_grades: {
    position: 'integer',
    grade: 'varchar',
    score_from: 'decimal(4,1)',
    score_below: 'decimal(4,1)',
    advice: 'varchar',
    label_zh: 'varchar',
    label_en: 'varchar'
  },
  assessment_exceptions: {
    position: 'integer',
    grade: 'varchar',
    tier: 'varchar',
    years_below: 'decimal(9,6)',
    counted_weight_below: 'decimal(9,6)',
    advice: 'varchar',
    reason_zh: 'varchar',
    reason_en: 'varchar'
  },
  source_files: {
    file_id: 'integer',
    source: 'varchar',
    path: 'varchar',
    bytes: 'bigint',
    detected: 'varchar',
    rows_in: 'bigint',
    rows_kept: 'bigint',
    rows_rejected: 'bigint',
    rows_duplicate: 'bigint',
    corrects: 'varchar'
  },
  source_catalog: {
    source: 'varchar',
    position: 'integer',
    column_name: 'varchar',
    value_type: 'varchar',
    is_required: 'boolean',
    synonyms: 'varchar'
  },
  source_columns: {
    file_id: 'integer',
    source: 'varchar',
    column_name: 'varchar',
    header: 'varchar',
    filled_rows: 'bigint',
    first_day: 'date',
    last_day: 'date'
  },
  rejects: {
    source: 'varchar',
    file_id: 'integer',
    path: 'varchar',
    record: 'bigint',
    column_name: 'varchar',
    value: 'varchar',
    reason: 'varchar',
    raw_row: 'varchar',
    amount: 'decimal(18,4)'
  }
} as const satisfies Record<string, Columns>

export type StagingTable = keyof typeof stagingTables

/** The sources whose rows may carry `attribute_<name>` columns. */
export const attributedTables: readonly StagingTable[] = ['sales', 'products', 'customers']

/** Columns of one staging table with their types, declared attributes last. */
export function stagingColumns({
  table,
  attributes = []
}: {
  table: StagingTable
  attributes?: readonly AttributeColumn[]
}): [name: string, type: string][] {
  const declared = attributedTables.includes(table)
    ? attributes.filter((attribute) => attribute.source === table)
    : []
  return [
    ...Object.entries(stagingTables[table]),
    ...declared.map(({ name }): [string, string] => [`attribute_${name}`, 'varchar'])
  ]
}

/** Makes the empty `staging.*` tables in the connection's current database. */
export async function createStagingTables({
  connection,
  attributes = []
}: {
  connection: DuckDBConnection
  attributes?: readonly AttributeColumn[]
}): Promise<void> {
  await connection.run('create schema if not exists staging')
  for (const table of Object.keys(stagingTables) as StagingTable[]) {
    const columns = stagingColumns({ table, attributes }).map(([name, type]) => `"${name}" ${type}`)
    await connection.run(`create table staging.${table} (${columns.join(', ')})`)
  }
}

/**
 * Fills `staging.calendar` with every day from the first of the first order's month to the end of the
 * 13th month after the last one: far enough for what this month's sales count for to run out.
 * The last month is that of the last order, or of `as_of` in `staging.settings` where that is set.
 */
export async function fillCalendar({ connection }: { connection: DuckDBConnection }): Promise<void> {
  await connection.run(`
    insert into staging.calendar
    with span as (
      select
        min(cast(ordered_at as date)) as first_day,
        coalesce(
          (select cast(value as date) from staging.settings where name = 'as_of' and value <> ''),
          max(cast(ordered_at as date))
        ) as last_day
      from staging.sales
    )
    select cast(unnest(generate_series(
      date_trunc('month', least(first_day, last_day)),
      date_trunc('month', last_day) + interval 14 month - interval 1 day,
      interval 1 day
    )) as date)
    from span
    where first_day is not null
  `)
}
