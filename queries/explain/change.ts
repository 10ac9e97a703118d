import type { Day } from '../calendar.ts'
import type { ComparisonPeriod } from '../comparison.ts'
import { splitBy } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { openMemberLabels } from '../member-labels.ts'
import { readMemberRows } from '../member-rows.ts'
import type { MemberRow } from '../member-rows.ts'
import type { Period } from '../period.ts'
import type { Split } from '../question.ts'
import { runAll } from '../session.ts'
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

/** The change of the whole, as queryKpi gives it. Sets `period_totals` to what it is made of. */
export async function totalChange(change: Change): Promise<MemberRow> {
  const { connection, kpi } = change.inquiry
  await sumChange(change, null)
  await openMemberLabels(connection, null, 'zh-CN')
  const [total] = await readMemberRows(connection, {
    kpi,
    absentIsUnknown: !change.compared.known,
    limit: 1
  })
  if (!total) throw new Error(`the total of ${kpi.name} has no row`)
  await runAll(connection, [totalsStatement])
  return total
}
