import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { ComparisonPeriod } from '../comparison.ts'
import { splitBy } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Period } from '../period.ts'
import type { Split } from '../question.ts'
import { readRows } from '../session.ts'
import { sumInto, sumNothing } from '../sums.ts'

/** A KPI's way from its figure in one period to that in another, open on the session of a connection. */
export interface Change {
  readonly inquiry: Inquiry
  readonly period: Period
  readonly compared: ComparisonPeriod
  /** The day by whose classes customers are split in both periods; undefined: each period has its own. */
  readonly openingOn: Day | undefined
}

/** Sets `period_sums` and `period_compared_sums` to the KPI's sums in both periods, split in one way. */
export async function sumChange({ inquiry, period, compared, openingOn }: Change, by: Split): Promise<void> {
  const split = splitBy(inquiry, by)
  await sumInto('period_sums', split, period, { openingOn })
  if (compared.known) await sumInto('period_compared_sums', split, compared, { openingOn })
  else await sumNothing('period_compared_sums', split)
}

const totalsStatement = `create or replace temp table period_totals as
  select
    period_sums.numerator,
    period_sums.denominator,
    period_compared_sums.numerator as compared_numerator,
    period_compared_sums.denominator as compared_denominator
  from period_sums left join period_compared_sums on true`

/** Figures of two periods and the way from one to the other, as queryKpi gives them in total. */
export interface TotalChange {
  readonly value: number | null
  readonly previous: number | null
  readonly change: number | null
}

const totalRow = z.object({
  value: z.number().nullable(),
  previous: z.number().nullable(),
  change: z.number().nullable()
})

const sumTotal = `select
    cast(coalesce(totals.numerator, 0) as double) as value,
    cast(coalesce(totals.compared_numerator, 0) as double) as previous,
    cast(coalesce(totals.numerator, 0) - coalesce(totals.compared_numerator, 0) as double) as change
  from period_totals as totals`

const ratioTotal = `select ratios.value, ratios.previous, ratios.value - ratios.previous as change
  from (
    select
      cast(coalesce(totals.numerator, 0) as double) / nullif(cast(totals.denominator as double), 0) as value,
      cast(coalesce(totals.compared_numerator, 0) as double) / nullif(cast(totals.compared_denominator as double), 0) as previous
    from period_totals as totals
  ) as ratios`

/** The change of the whole. Sets `period_totals` to what it is made of. */
export async function totalChange(change: Change): Promise<TotalChange> {
  const { connection, kpi } = change.inquiry
  await sumChange(change, null)
  const select = kpi.kind === 'ratio' ? ratioTotal : sumTotal
  const [total] = await readRows(connection, totalRow, `${totalsStatement};\n${select}`)
  if (!total) throw new Error(`the total of ${kpi.name} has no row`)
  return change.compared.known ? total : { ...total, previous: null, change: null }
}
