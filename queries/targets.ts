import { surrogateOf } from './backing.ts'
import { addDays, addMonths, earlier, firstOfMonth, later, monthsOf } from './calendar.ts'
import type { Day, DayRange } from './calendar.ts'
import { rangeLastYear } from './comparison.ts'
import type { Inquiry } from './inquiry.ts'
import type { Period } from './period.ts'
import { splitDimensions } from './question.ts'
import type { PeriodQuestion } from './question.ts'
import { runAll, setNumbers, setText, setTexts } from './session.ts'
import { sumNothing, totalOf } from './sums.ts'

/** A month of the period with the part of its target that the days so far should have brought. */
interface TargetMonth {
  readonly month: Day
  readonly part: number
}

export interface TargetPeriod {
  readonly months: readonly TargetMonth[]
  /** True when a month's target was cut to the days of it that are in the period so far. */
  readonly prorated: boolean
}

/** The days of a month that the period holds so far. */
function daysOfMonth(month: Day, period: Period): DayRange {
  return { from: later(month, period.from), until: earlier(addMonths(month, 1), dayAfter(period)) }
}

const dayAfter = (period: Period): Day => (period.complete ? period.until : addDays(period.through, 1))

/**
 * What part of each month's target the period asks for. A month that is not whole counts with last year's
 * cumulative share of the same days; the target of a rate holds on any day. Null when that share is unknown,
 * or when the months of the KPI cannot be added.
 */
export async function targetPeriod(inquiry: Inquiry, period: Period): Promise<TargetPeriod | null> {
  const months = monthsOf(period)
  if (months.length > 1 && !inquiry.kpi.adds_up_over_time) return null
  const parts: TargetMonth[] = []
  for (const month of months) {
    const days = daysOfMonth(month, period)
    if (days.from >= days.until) continue
    const whole = days.from === month && days.until === addMonths(month, 1)
    const part = whole || !prorates(inquiry) ? 1 : await shareLastYear(inquiry, days)
    if (part === null) return null
    parts.push({ month, part })
  }
  return { months: parts, prorated: parts.some(({ part }) => part !== 1) }
}

/** What grows with the days has a part of its target; what a ratio or a trailing window should be holds on any day. */
const prorates = ({ kpi }: Inquiry): boolean => kpi.kind === 'sum' && kpi.window === 'period'

/** Last year's figure of the same days as a share of that whole month's, over the whole company. */
async function shareLastYear(inquiry: Inquiry, days: DayRange): Promise<number | null> {
  const lastYear = rangeLastYear(days)
  const month = firstOfMonth(lastYear.from)
  if (month < firstOfMonth(inquiry.build.first_order_on)) return null
  const company = { ...inquiry, question: { ...inquiry.question, filters: [] } }
  const wholeMonth = { from: month, until: addMonths(month, 1) }
  const daysOf = (range: DayRange) =>
    totalOf(company, { ...range, whole: wholeMonth, known_until: range.until, is_days: false })
  const whole = await daysOf(wholeMonth)
  const part = await daysOf(lastYear)
  return whole.value === null || part.value === null || whole.value <= 0 ? null : part.value / whole.value
}

/** Which targets answer the question: those set for the company, or for members of one dimension. */
export function targetScope({
  by,
  filters,
  scope
}: PeriodQuestion): { dimension: string; members: readonly string[] | null } | null {
  const [filter, ...others] = filters
  const [split] = splitDimensions(by)
  if (scope.restricted || others.length > 0) return null
  if (filter === undefined) return { dimension: split?.name ?? 'total', members: null }
  if (split !== undefined && split.name !== filter.dimension.name) return null
  return { dimension: filter.dimension.name, members: [...new Set(filter.values)] }
}

/**
 * Sets `period_compared_sums` to the targets by member. A member has a target when every month of the period
 * has one; several members are summed only where the KPI adds up. A viewer who sees a part has no target.
 */
export async function sumTargets(inquiry: Inquiry, target: TargetPeriod | null): Promise<void> {
  const { connection, kpi, question } = inquiry
  const scope = targetScope(question)
  const summed = question.by === null && (scope?.members?.length ?? 1) > 1
  if (target === null || scope === null || (summed && !kpi.additive)) {
    return sumNothing('period_compared_sums', inquiry)
  }
  const months = target.months.map(({ month }) => month)
  const parts = target.months.map(({ part }) => part)
  await setText(connection, 'target_kpi', kpi.name)
  await setText(connection, 'target_dimension', scope.dimension)
  await setTexts(connection, 'target_members', scope.members ?? [])
  await setTexts(connection, 'target_months', months)
  await setNumbers(connection, 'target_parts', parts)
  await runAll(connection, [targetsSql(inquiry, scope.members)])
}

/** "region" is the finest level: the sales of an area are not those of any one member of it. */
export const isOfMember = `not (
          targets.dimension = 'region'
          and targets.member in (select regions.parent_id from marts.regions as regions where regions.parent_id is not null)
        )`

function targetsSql({ kpi, question }: Inquiry, members: readonly string[] | null): string {
  const [by] = splitDimensions(question.by)
  const total = by === undefined
  const surrogate = by !== undefined && surrogateOf(by) !== undefined
  const member = total ? "'total'" : surrogate ? 'period_member_labels.member' : "nullif(complete.member, '')"
  return `create or replace temp table period_compared_sums as
  with
    months as (
      select
        cast(unnest(getvariable('target_months')) as date) as month,
        unnest(getvariable('target_parts')) as part
    ),
    complete as (
      select
        targets.member,
        cast(sum(
          case when months.part = 1 then targets.value else cast(cast(targets.value as double) * months.part as decimal(18,4)) end
        ) as decimal(38,4)) as value
      from marts.targets as targets
      inner join months on months.month = targets.month
      where
        targets.kpi = getvariable('target_kpi')
        and targets.dimension = getvariable('target_dimension')
        and ${isOfMember}
        ${members === null ? '' : "and list_contains(getvariable('target_members'), targets.member)"}
      group by targets.member
      having count(*) = (select count(*) from months)
    )
  select ${member} as member, ${total ? 'sum(complete.value)' : 'complete.value'} as numerator,
    ${kpi.kind === 'ratio' ? '1' : 'null'} as denominator, cast(null as double) as squares
  from complete
  ${surrogate ? 'inner join period_member_labels on period_member_labels.key = complete.member' : ''}
  ${total ? `having count(*) = ${members === null ? '1' : "len(getvariable('target_members'))"}` : ''}`
}
