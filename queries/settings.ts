import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, isDay } from './calendar.ts'
import type { Day } from './calendar.ts'
import { QueryError } from './errors.ts'
import { keptFor, readRows } from './session.ts'

const settingRow = z.object({ name: z.string(), value: z.string().nullable() })

/** Everything in marts.settings, as text. */
export const readSettings = keptFor(async (connection): Promise<Readonly<Record<string, string>>> => {
  const rows = await readRows(
    connection,
    settingRow,
    'select settings.name, settings.value from marts.settings as settings order by settings.name'
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value ?? '']))
})

/** What a question about a period must know of the build. */
export interface BuildPeriod {
  readonly build: string
  /** Last day that the build looks at. */
  readonly as_of: Day
  readonly first_order_on: Day
  /** Last day of the last complete month; null while there is none. */
  readonly complete_through: Day | null
  /** 1 (January) to 12. */
  readonly fiscal_year_start_month: number
  /** Days without a purchase after which a customer counts as churned, as configured and as the data propose. */
  readonly churn_window_days: Readonly<Record<'configured' | 'proposed', number>>
  /** Which hours count between the steps of a complaint, as configured. */
  readonly complaint_clock: 'calendar' | 'working'
  /** Days within which a second order makes a new customer a repeating one. */
  readonly repeat_window_days: number
}

/** Used when a build says nothing of it: a window of a quarter. */
const quarterDays = 90

/** @throws QueryError when the build holds no sales, so that no period can be asked about. */
export async function readBuildPeriod(connection: DuckDBConnection): Promise<BuildPeriod> {
  const settings = await readSettings(connection)
  const day = (name: string) => (isDay(settings[name] ?? '') ? (settings[name] ?? null) : null)
  const whole = (name: string, otherwise: number) => {
    const number = Number(settings[name] || Number.NaN)
    return Number.isInteger(number) && number > 0 ? number : otherwise
  }
  const as_of = day('as_of')
  const first_order_on = day('first_order_on')
  if (as_of === null || first_order_on === null) {
    throw new QueryError({
      parameter: 'period',
      value: '',
      allowed: 'this build holds no sales; load sales and build again'
    })
  }
  const configured = whole('churn_window_days', quarterDays)
  return {
    build: settings['build_id'] ?? '',
    as_of,
    first_order_on,
    complete_through: day('complete_through'),
    fiscal_year_start_month: Math.min(12, whole('fiscal_year_start_month', 1)),
    churn_window_days: { configured, proposed: whole('churn_window_proposed_days', configured) },
    complaint_clock: settings['complaint_clock'] === 'working' ? 'working' : 'calendar',
    repeat_window_days: whole('repeat_window_days', quarterDays)
  }
}

/** The day after the last one whose figures are complete. */
export function completeUntil({ as_of, complete_through }: BuildPeriod): Day {
  return addDays(complete_through !== null && complete_through > as_of ? complete_through : as_of, 1)
}
