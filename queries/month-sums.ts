import type { DayRange } from './calendar.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { spanStatements, splitBy } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { spanOf } from './period.ts'
import { runAll } from './session.ts'
import { countsByMonth, sumInto } from './sums.ts'

/**
 * Sets the session's table `period_month_sums` to the KPI's sums by month and member: in one run where a row's month can
 * be told by its day, else month by month. Each month classifies customers by its own opening.
 */
export async function sumMonths(
  inquiry: Inquiry,
  by: CataloguedDimension,
  months: readonly DayRange[]
): Promise<void> {
  const [first, last] = [months[0], months.at(-1)]
  const { connection, kpi } = inquiry
  if (first !== undefined && last !== undefined && kpi.kind !== 'median' && countsByMonth(inquiry)) {
    const monthly = splitBy(inquiry, { monthlyBy: by })
    const whole = spanOf({ from: first.from, until: last.until }, inquiry.build)
    return runAll(connection, [...spanStatements(monthly, whole), monthsTable(inMonths(kpi.sql))])
  }
  for (const [place, month] of months.entries()) {
    await sumInto('period_sums', splitBy(inquiry, by), spanOf(month, inquiry.build))
    const sums = ofMonth(month)
    await runAll(connection, [place === 0 ? monthsTable(sums) : `insert into period_month_sums ${sums}`])
  }
}

const monthsTable = (sums: string): string => `create or replace temp table period_month_sums as\n${sums}`

const inMonths = (rows: string): string => `select
    struct_extract(counted.member, 'row') as month,
    struct_extract(counted.member, 'column') as member,
    sum(counted.numerator) as numerator,
    sum(counted.denominator) as denominator
  from (
${rows}
  ) as counted
  group by counted.member`

const ofMonth = ({ from }: DayRange): string => `select
    date '${from}' as month,
    period_sums.member,
    period_sums.numerator,
    period_sums.denominator
  from period_sums`
