import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Language } from '../language.ts'
import { readRows } from '../session.ts'
import type { AssessedMonth } from './assessed-months.ts'

const indicatorRow = z.object({
  position: z.number(),
  indicator: z.string(),
  kind: z.enum(['measured', 'entered']),
  measure: z.string().nullable(),
  rule: z.enum(['bands', 'percentile']).nullable(),
  better: z.enum(['high', 'low']).nullable(),
  weight: z.number(),
  counted_weight: z.number().nullable(),
  customers: z.number(),
  absent_source: z.string().nullable(),
  unit: z.string().nullable(),
  label: z.string(),
  basis: z.string().nullable()
})

/** An indicator as of a month, in the words of a language; `basis` is a sentence with places for figures. */
export type IndicatorRow = z.output<typeof indicatorRow>

/** Why an indicator is not counted: staff have not entered it, its source is not loaded, or no customer has a figure. */
export type Missing = 'entered' | 'source' | 'figure'

/** The indicators of an assessment in their order. */
export function readIndicators(
  connection: DuckDBConnection,
  { first_day }: AssessedMonth,
  language: Language
): Promise<IndicatorRow[]> {
  const suffix = language === 'en' ? 'en' : 'zh'
  return readRows(
    connection,
    indicatorRow,
    `select
      indicators.position, indicators.indicator, indicators.kind, indicators.measure, indicators.rule, indicators.better,
      cast(indicators.weight as double) as weight, indicators.counted_weight,
      cast(indicators.customers as double) as customers, indicators.absent_source, indicators.unit,
      indicators.label_${suffix} as label, indicators.basis_${suffix} as basis
    from marts.assessment_indicators as indicators
    where indicators.month = date '${first_day}'
    order by indicators.position`
  )
}

/** Null for an indicator that is counted. */
export function missingOf({ kind, counted_weight, absent_source }: IndicatorRow): Missing | null {
  if (counted_weight !== null) return null
  if (kind === 'entered') return 'entered'
  return absent_source === null ? 'figure' : 'source'
}
