import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { fitBgNbd } from './bg-nbd.ts'
import { readColumns, writeTable } from '../columns.ts'
import { fewestRepeatBuyers, forecastCustomers, type CustomerPurchases } from './customer-forecast.ts'
import { defineAnalysis } from '../define-analysis.ts'
import { writeFigures, type ModelFigure } from '../figures.ts'
import { daysPerWeek, historiesOf, type CustomerDays } from './purchase-histories.ts'
import { holdoutFigures, warning } from './value-figures.ts'
import { holdoutPurchases, holdoutWeeks, trackPurchases, type Tracking } from './value-holdout.ts'

const readSql = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')
const buildDays = readSql('build_days')
const purchaseHistories = readSql('purchase_histories')
const purchaseDayCounts = readSql('purchase_day_counts')

interface Customers extends CustomerPurchases {
  readonly customer_key: Float64Array
}

/** How often and for how much customers will buy again: BG/NBD and Gamma-Gamma, and how well they foretold the last weeks. */
export const customerValue = defineAnalysis({
  name: 'customer value',
  tables: ['analytics.customer_values', 'analytics.value_figures', 'analytics.value_holdout'],
  reads: ['intermediate.purchase_days', 'intermediate.build_period'],
  run: async (connection) => {
    const days = await readColumns({ connection, sql: buildDays, names: ['last_day'] })
    const asOf = days.last_day[0] ?? 0
    const weeks = Math.floor((asOf + 1) / daysPerWeek)
    const held = holdoutWeeks(weeks)
    const cutOff = (weeks - (held ?? 0)) * daysPerWeek - 1
    const purchases = await readColumns({
      connection,
      sql: purchaseHistories,
      given: { cut_off: cutOff },
      names: [...customerColumns, 'known_last_day', 'known_repeats']
    })
    const known = {
      first_day: purchases.first_day,
      last_day: purchases.known_last_day,
      repeats: purchases.known_repeats
    }
    const values = await writeValues(connection, purchases, asOf)
    const holdout = await writeHoldout(connection, known, { weeks, held, cutOff })
    await writeFigures({ connection, table: 'analytics.value_figures', figures: [...values, ...holdout] })
  }
})

const customerColumns = ['customer_key', 'first_day', 'last_day', 'repeats', 'repeat_amount'] as const

const hasEnough = ({ repeats }: CustomerDays): boolean => countRepeatBuyers(repeats) >= fewestRepeatBuyers

/** Those who first bought after the cut-off have no repeats there, or none known (NaN). */
function countRepeatBuyers(repeats: Float64Array): number {
  return repeats.reduce((count, x) => count + (x > 0 ? 1 : 0), 0)
}

/** Makes `analytics.customer_values`, empty where too few customers bought again. */
async function writeValues(
  connection: DuckDBConnection,
  purchases: Customers,
  asOf: number
): Promise<readonly ModelFigure[]> {
  const enough = hasEnough(purchases)
  const nobody = { ...purchases, customer_key: new Float64Array(0) }
  const { customer_key, first_day, last_day, repeats } = enough ? purchases : nobody
  const forecast = enough ? forecastCustomers(purchases, asOf) : null
  const double = (values: Float64Array | undefined) =>
    ({ type: 'double', values: values ?? new Float64Array(0) }) as const
  await writeTable({
    connection,
    table: 'analytics.customer_values',
    columns: {
      customer_key: { type: 'integer', values: customer_key },
      repeat_purchases: { type: 'integer', values: repeats },
      recency_weeks: double(last_day.map((day, i) => (day - (first_day[i] ?? 0)) / daysPerWeek)),
      age_weeks: double(first_day.map((day) => (asOf - day) / daysPerWeek)),
      mean_spend: double(forecast?.mean_spend),
      p_alive: double(forecast?.p_alive),
      expected_purchases: double(forecast?.expected_purchases),
      expected_spend: double(forecast?.expected_spend),
      expected_value: double(forecast?.expected_value)
    }
  })
  if (forecast) return forecast.figures
  const repeatBuyers = countRepeatBuyers(repeats)
  return ['bg_nbd', 'gamma_gamma'].map((model) => warning(model, 'too-few-repeat-buyers', repeatBuyers))
}

interface HoldoutPeriod {
  readonly weeks: number
  /** Of these, the last ones, which the model is not fitted to; null where there are too few for both. */
  readonly held: number | null
  readonly cutOff: number
}

/** Makes `analytics.value_holdout`, empty where there is too little to hold some of it back. */
async function writeHoldout(
  connection: DuckDBConnection,
  known: CustomerDays,
  { weeks, held, cutOff }: HoldoutPeriod
): Promise<ModelFigure[]> {
  const enough = held !== null && hasEnough(known)
  const tracking: Tracking = enough
    ? trackPurchases({
        parameters: fitBgNbd(historiesOf(known, cutOff)),
        counts: await readColumns({
          connection,
          sql: purchaseDayCounts,
          given: { cut_off: cutOff },
          names: ['day', 'purchases', 'first_purchases']
        }),
        weeks,
        held
      })
    : { week: [], predicted: [], actual: [], is_holdout: [] }
  await writeTable({
    connection,
    table: 'analytics.value_holdout',
    columns: {
      week: { type: 'integer', values: tracking.week },
      predicted: { type: 'double', values: tracking.predicted },
      actual: { type: 'double', values: tracking.actual },
      is_holdout: { type: 'integer', values: tracking.is_holdout }
    }
  })
  if (!enough) return [warning('bg_nbd', 'no-holdout', weeks)]
  return holdoutFigures({ weeks: held, ...holdoutPurchases(tracking) })
}
