import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { coarsestDimension } from '../headline.ts'
import type { Language, Text } from '../language.ts'
import { parseRequest } from '../request.ts'
import { viewerScope } from '../scope.ts'
import { keptFor, readRows } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { figureOf, readFigures } from './query-models.ts'
import type { FigureRow } from './query-models.ts'
import { openValuedCustomers } from './valued-customers.ts'
import { customerValuesRequestSchema, readValuesHead, sums, sumsSql } from './values-head.ts'
import type { CustomerValuesHead, CustomerValuesRequest } from './values-head.ts'

const decileRow = z.object({ decile: z.number(), ...sums })
const bandRow = z.object({ band: z.number(), ...sums })
const memberRow = z.object({ key: z.string(), label: z.string().nullable(), ...sums })
const customerRow = z.object({
  customer_id: z.string(),
  customer_name: z.string().nullable(),
  tier: z.string().nullable(),
  tier_label: z.string().nullable(),
  repeat_purchases: z.number(),
  recency_weeks: z.number(),
  age_weeks: z.number(),
  mean_spend: z.number().nullable(),
  p_alive: z.number(),
  expected_purchases: z.number(),
  expected_spend: z.number().nullable(),
  expected_value: z.number().nullable()
})
const weekRow = z.object({
  week: z.number(),
  predicted: z.number(),
  actual: z.number(),
  is_holdout: z.boolean()
})

export type ValueMember = Readonly<z.infer<typeof memberRow>>
export type ValuedCustomer = Readonly<z.infer<typeof customerRow>>
/** Repeat purchases from the first day to the last of a week. */
export interface HoldoutWeek extends Readonly<z.infer<typeof weekRow>> {
  /** Its last day. */
  readonly ends_on: Day
  /** From the cut-off on: what had come by then and what was foretold since; null before. */
  readonly forecast: number | null
}

/** Customers who are still customers with a chance from `from` to `to`; only those who bought again have one. */
export interface AliveBand {
  readonly from: number
  readonly to: number
  readonly customers: number
  readonly expected_purchases: number
  readonly expected_value: number | null
}

/** A tenth of the customers, the first that of the largest expected values. */
export interface ValueDecile {
  readonly decile: number
  readonly customers: number
  readonly expected_purchases: number
  readonly expected_value: number | null
}

export interface CustomerValues extends CustomerValuesHead {
  /** Ten bands of equal width, the least likely first. */
  readonly alive: readonly AliveBand[]
  /** Who bought once, of whom the model says nothing but that they are alive. */
  readonly once: Omit<AliveBand, 'from' | 'to'>
  readonly deciles: readonly ValueDecile[]
  /** By tier as of now and by where customers are at home, the largest value first. */
  readonly by: readonly {
    readonly dimension: string
    readonly label: string
    readonly rows: readonly ValueMember[]
  }[]
  readonly top: readonly ValuedCustomer[]
  /** Of all customers, whatever the filters: the model is the company's. */
  readonly fit: {
    readonly weeks: readonly HoldoutWeek[]
    readonly holdout: {
      readonly weeks: number
      readonly predicted: number
      readonly actual: number
      readonly error: number | null
    } | null
    /** Customers with 0, 1 … repeat purchases, the last with as many and more. */
    readonly repeats: readonly {
      readonly repeats: number
      readonly expected: number
      readonly actual: number
    }[]
  }
}

const homeRegion: Text = { 'zh-CN': '客户所在地区', en: 'Home region' }
const tier: Text = { 'zh-CN': '客户等级', en: 'Customer tier' }

const valued = 'from valued_customers as forecasts'

const readArea = keptFor((connection) => coarsestDimension(connection, { leaf: 'region', scope: {} }))

/**
 * What customers are expected to buy in the 52 weeks after the data, by the models of the build: in all, by how likely
 * they are still customers, by tenths, by tier and home region, and the customers of the largest value.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCustomerValues(
  connection: DuckDBConnection,
  request: CustomerValuesRequest
): Promise<CustomerValues> {
  const { where, limit, language, scope } = parseRequest(customerValuesRequestSchema, request)
  const area = viewerScope(scope).restricted
    ? await coarsestDimension(connection, { leaf: 'region', scope })
    : await readArea(connection)
  return inTurn(connection, async () => {
    const head = await readValuesHead(connection, { where, scope })
    await openValuedCustomers(connection, { where, scope, area })
    const figures = await readFigures(connection)
    const { first_order_on } = await readBuildPeriod(connection)
    return {
      ...head,
      ...aliveOf(await readRows(connection, bandRow, bandsSql)),
      deciles: await readRows(connection, decileRow, decilesSql),
      by: [
        {
          dimension: 'tier',
          label: tier[language],
          rows: await readRows(connection, memberRow, tiersSql(language))
        },
        ...(area === undefined
          ? []
          : [
              {
                dimension: area.name,
                label: homeRegion[language],
                rows: await readRows(connection, memberRow, areasSql)
              }
            ])
      ],
      top: await readRows(connection, customerRow, topSql(language), [limit]),
      fit: { ...fitOf(figures), weeks: await readWeeks(connection, first_order_on) }
    }
  })
}

const decilesSql = `with ranked as (
  select
    forecasts.expected_purchases,
    forecasts.expected_value,
    row_number() over (order by forecasts.expected_value desc nulls last, forecasts.customer_key) as rank,
    count(*) over () as customers
  ${valued}
)
select
  cast((forecasts.rank - 1) * 10 // forecasts.customers + 1 as integer) as decile,
  ${sumsSql}
from ranked as forecasts
group by all
order by decile`

/** Band 10 is who bought once. */
const bandsSql = `select
  case when forecasts.repeat_purchases = 0 then 10
    else cast(least(9, floor(forecasts.p_alive * 10)) as integer) end as band,
  ${sumsSql}
${valued}
group by all
order by band`

function aliveOf(bands: readonly z.infer<typeof bandRow>[]): Pick<CustomerValues, 'alive' | 'once'> {
  const of = (band: number) => {
    const found = bands.find((each) => each.band === band)
    return {
      customers: found?.customers ?? 0,
      expected_purchases: found?.expected_purchases ?? 0,
      expected_value: found === undefined ? 0 : found.expected_value
    }
  }
  return {
    alive: Array.from({ length: 10 }, (_, band) => ({ from: band / 10, to: (band + 1) / 10, ...of(band) })),
    once: of(10)
  }
}

const membersSql = (key: string, label: string, names = ''): string => `select
  coalesce(${key}, '') as key, max(cast(${label} as varchar)) as label, ${sumsSql}
${valued}
${names}
group by ${key}
order by expected_value desc nulls last, key`

const tierNames = 'left join marts.tiers as tier_names on tier_names.tier = forecasts.tier'

const tierLabel = (language: Language) => (language === 'en' ? 'tier_names.label_en' : 'tier_names.label_zh')

const tiersSql = (language: Language): string => membersSql('forecasts.tier', tierLabel(language), tierNames)

const areasSql = membersSql('forecasts.area_key', 'forecasts.area_label')

const topSql = (language: Language): string => `with forecasts as (
  select forecasts.*
  ${valued}
  order by forecasts.expected_value desc nulls last, forecasts.expected_purchases desc, forecasts.customer_key
  limit $1
)
select
  customers.customer_id,
  customers.customer_name,
  forecasts.tier,
  ${tierLabel(language)} as tier_label,
  forecasts.repeat_purchases,
  forecasts.recency_weeks,
  forecasts.age_weeks,
  forecasts.mean_spend,
  forecasts.p_alive,
  forecasts.expected_purchases,
  forecasts.expected_spend,
  forecasts.expected_value
from forecasts
inner join marts.customers as customers on customers.customer_key = forecasts.customer_key
${tierNames}
order by forecasts.expected_value desc nulls last, forecasts.expected_purchases desc, forecasts.customer_key`

const readHoldout = keptFor((connection) =>
  readRows(
    connection,
    weekRow,
    `select value_holdout.week, value_holdout.predicted, value_holdout.actual, value_holdout.is_holdout
    from marts.value_holdout order by value_holdout.week`
  )
)

async function readWeeks(connection: DuckDBConnection, first: Day): Promise<HoldoutWeek[]> {
  const weeks = await readHoldout(connection)
  const cut = weeks.findLast(({ is_holdout }) => !is_holdout)
  return weeks.map((each) => ({
    ...each,
    ends_on: addDays(first, each.week * 7 - 1),
    forecast: cut === undefined || each.week < cut.week ? null : cut.actual + each.predicted - cut.predicted
  }))
}

function fitOf(figures: readonly FigureRow[]): Omit<CustomerValues['fit'], 'weeks'> {
  const [weeks, predicted, actual] = ['weeks', 'predicted', 'actual'].map((name) =>
    figureOf(figures, 'bg_nbd', `holdout_${name}`)
  )
  const counts = (name: string) =>
    figures.filter((figure) => figure.model === 'bg_nbd' && figure.name === `repeats_${name}`)
  const actualCounts = new Map(counts('actual').map(({ text, value }) => [text, value]))
  return {
    holdout:
      weeks != null && predicted != null && actual != null
        ? { weeks, predicted, actual, error: figureOf(figures, 'bg_nbd', 'holdout_error') }
        : null,
    repeats: counts('expected').map(({ text, value }) => ({
      repeats: Number(text),
      expected: value ?? 0,
      actual: actualCounts.get(text) ?? 0
    }))
  }
}
