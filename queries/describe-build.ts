import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from './calendar.ts'
import { keptFor, readRows } from './session.ts'
import { readSettings } from './settings.ts'

export interface BuildDescription {
  readonly build: string
  readonly company: string
  readonly currency: string
  readonly time_zone: string
  /** Last day that the build looks at; null when it holds no sales. */
  readonly as_of: Day | null
  readonly built_at: string
  /** Last day of the last complete month. */
  readonly complete_through: Day | null
  /** From the first to the last month of data, as `YYYY-MM`. */
  readonly months: readonly { readonly month: string; readonly is_complete: boolean }[]
  /** The month to show first: the last complete one, else the last one with data; null without sales. */
  readonly latest_month: string | null
  /** Everything in marts.settings, as text. */
  readonly settings: Readonly<Record<string, string>>
}

const monthRow = z.object({ month: z.string(), is_complete: z.boolean() })

/** What a page must know of the build that it shows. */
export const describeBuild = keptFor(async (connection: DuckDBConnection): Promise<BuildDescription> => {
  const settings = await readSettings(connection)
  const months = await readRows(
    connection,
    monthRow,
    `select strftime(months.month, '%Y-%m') as month, coalesce(months.is_complete, false) as is_complete
    from marts.months as months
    order by months.month`
  )
  return {
    build: settings['build_id'] ?? '',
    company: settings['company'] ?? '',
    currency: settings['currency'] ?? '',
    time_zone: settings['time_zone'] ?? '',
    as_of: settings['as_of'] || null,
    built_at: settings['built_at'] ?? '',
    complete_through: settings['complete_through'] || null,
    months,
    latest_month: (months.findLast(({ is_complete }) => is_complete) ?? months.at(-1))?.month ?? null,
    settings
  }
})
