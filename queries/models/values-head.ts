import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import type { Day } from '../calendar.ts'
import { filtersSchema, languageSchema, limitSchema, parseRequest, scopeSchema } from '../request.ts'
import { amongSql } from '../risk/customer-conditions.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'
import { openValueConditions } from './valued-customers.ts'

export const customerValuesRequestSchema = z.strictObject({
  where: filtersSchema.default([]),
  /** The customers of the largest expected value. */
  limit: limitSchema.default(20),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
})

export type CustomerValuesRequest = z.input<typeof customerValuesRequestSchema>

/** What is summed of forecasts. */
export const sums = {
  customers: z.number(),
  expected_purchases: z.number(),
  /** Money of 52 weeks; null where the build knows no spends. */
  expected_value: z.number().nullable()
}
const totalRow = z.object({ ...sums, customers_to_80: z.number() })
/** What is expected of all customers in view. */
export interface CustomerValuesHead {
  readonly build: string
  /** The 52 weeks begin on the day after it. */
  readonly as_of: Day
  readonly forecast_weeks: number
  readonly total: {
    readonly customers: number
    readonly expected_purchases: number
    readonly expected_value: number | null
    /** Fewest customers with 80 % of the value. */
    readonly customers_to_80: number
  }
}

const forecastWeeks = 52
export const sumsSql = `cast(count(*) as double) as customers,
  coalesce(sum(forecasts.expected_purchases), 0) as expected_purchases,
  sum(forecasts.expected_value) as expected_value`

/**
 * What queryCustomerValues says of all in view.
 * @throws QueryError when the build has no such dimension.
 */
export async function queryCustomerValuesHead(
  connection: DuckDBConnection,
  request: Omit<CustomerValuesRequest, 'limit'>
): Promise<CustomerValuesHead> {
  const { where, scope } = parseRequest(customerValuesRequestSchema, request)
  const asked = { where, scope }
  return countedAhead(connection, { query: 'values', asked }, () =>
    inTurn(connection, () => readValuesHead(connection, asked))
  )
}

/** The same of a request whose turn it is. */
export async function readValuesHead(
  connection: DuckDBConnection,
  asked: Pick<z.output<typeof customerValuesRequestSchema>, 'where' | 'scope'>
): Promise<CustomerValuesHead> {
  const conditions = await openValueConditions(connection, asked)
  const [total] = await readRows(
    connection,
    totalRow,
    totalSql(amongSql('forecasts.customer_key', conditions))
  )
  const { build, as_of } = conditions.build
  return { build, as_of, forecast_weeks: forecastWeeks, total: total ?? nobody }
}

const nobody: CustomerValuesHead['total'] = {
  customers: 0,
  expected_purchases: 0,
  expected_value: null,
  customers_to_80: 0
}

/** `customers_to_80` are those before whom 80 % of the value are not yet reached. */
const totalSql = (among: string): string => `with forecasts as materialized (
    select forecasts.customer_key, forecasts.expected_purchases, forecasts.expected_value
    from marts.customer_values as forecasts
    where ${among}
  ),
  total as (select ${sumsSql} from forecasts),
  ranked as (
    select
      sum(forecasts.expected_value) over (
        order by forecasts.expected_value desc nulls last, forecasts.customer_key rows unbounded preceding
      ) - forecasts.expected_value as before
    from forecasts
  )
  select
    total.*,
    (
      select cast(count(*) as double) from ranked where ranked.before < 0.8 * total.expected_value
    ) as customers_to_80
  from total`
