import type { AnswerComparison } from './answer.ts'
import { addDays, earlier, firstOfMonth } from './calendar.ts'
import { comparisonPeriod } from './comparison.ts'
import type { ComparisonPeriod } from './comparison.ts'
import { QueryError } from './errors.ts'
import type { Asked, Inquiry } from './inquiry.ts'
import { monthsUpTo, wholeMonths } from './period.ts'
import type { Period, Span } from './period.ts'
import type { Classing } from './request.ts'
import { meanInto, sumInto, sumNothing } from './sums.ts'
import { sumTargets, targetPeriod } from './targets.ts'
import type { TargetPeriod } from './targets.ts'
import { isShortHistory, windowOf } from './window.ts'

/** What a period is compared with: another period, the months before it, or its targets. */
export type Compared =
  | { readonly kind: 'none' }
  | { readonly kind: 'period'; readonly span: ComparisonPeriod }
  | { readonly kind: 'trailing-mean'; readonly months: readonly Span[]; readonly known: boolean }
  | { readonly kind: 'target'; readonly target: TargetPeriod | null }

/**
 * Finds what the inquiry's period is compared with.
 * @throws QueryError when the comparison does not fit the period, or this build.
 */
export async function findCompared(inquiry: Inquiry, comparing: Comparing): Promise<Compared> {
  const { compare, period } = comparing
  if (compare === 'target') return { kind: compare, target: await targetPeriod(inquiry, period) }
  return comparedWith(inquiry, { compare, period })
}

interface Comparing {
  readonly compare: string | undefined
  readonly period: Period
}

/** Which KPI is compared in which build; what is asked of it does not matter. */
type Counting = Pick<Asked, 'kpi' | 'build'>

/** As findCompared, for everything but targets: what part of one a period asks for may have to be counted. */
export function comparedWith(asked: Counting, { compare, period }: Comparing): Compared {
  if (compare === undefined) return { kind: 'none' }
  if (compare === 'trailing-mean') return { kind: compare, ...monthsBefore(asked, period) }
  const trails = asked.kpi.window === 'trailing-year' && !period.is_days
  return { kind: 'period', span: comparisonPeriod(period, compare, { build: asked.build, trails }) }
}

const monthsOfMean = 12

/** The twelve months before a month, cut to as many days as it has had. */
function monthsBefore({ build, kpi }: Counting, period: Period): { months: Span[]; known: boolean } {
  if (wholeMonths(period) !== 1) {
    throw new QueryError({
      parameter: 'compare',
      value: 'trailing-mean',
      allowed: 'the mean of twelve months can be compared with a month; ask for a month'
    })
  }
  const cut = !period.complete && kpi.window === 'period'
  const months = monthsUpTo(addDays(period.from, -1).slice(0, 7), monthsOfMean).map((whole): Span => {
    const until = cut ? earlier(whole.until, addDays(whole.from, period.days_so_far)) : whole.until
    return { from: whole.from, until, whole, known_until: until, is_days: false }
  })
  return { months, known: (months[0]?.from ?? '') >= firstOfMonth(build.first_order_on) }
}

/** True when there are days to compare with: a member that has no rows in them had nothing then. */
export function comparesPeriods(compared: Compared): boolean {
  if (compared.kind === 'period') return compared.span.known
  return compared.kind === 'trailing-mean' && compared.known
}

/**
 * The day by whose classes customers are split in both periods: that of the base, when so asked. Undefined: each period
 * has its own.
 */
export function sharedOpening(compared: Compared, classes: Classing): string | undefined {
  return classes === 'base' && compared.kind === 'period' && compared.span.known
    ? firstOfMonth(compared.span.from)
    : undefined
}

/** Sets `period_compared_sums`. */
export async function sumCompared(inquiry: Inquiry, compared: Compared): Promise<void> {
  if (compared.kind === 'target') return sumTargets(inquiry, compared.target)
  if (!comparesPeriods(compared)) return sumNothing('period_compared_sums', inquiry)
  if (compared.kind === 'trailing-mean') return meanInto('period_compared_sums', inquiry, compared.months)
  if (compared.kind === 'period') return sumInto('period_compared_sums', inquiry, compared.span)
}

export function describeComparison(
  { kpi, build }: Asked,
  compared: Compared,
  period: Period
): AnswerComparison | null {
  switch (compared.kind) {
    case 'none':
      return null
    case 'target':
      return {
        kind: compared.kind,
        from: period.from,
        to: addDays(period.until, -1),
        same_days: compared.target?.prorated ?? false,
        window: null,
        short_history: false
      }
    case 'trailing-mean':
      return {
        kind: compared.kind,
        from: compared.months[0]?.from ?? period.from,
        to: addDays(period.from, -1),
        same_days: compared.months.some(({ until, whole }) => until !== whole.until),
        window: null,
        short_history: compared.months.some((month) => isShort(month))
      }
    case 'period': {
      const { kind, from, until, same_days } = compared.span
      const window = windowOf(kpi, compared.span, build)
      return {
        kind,
        from,
        to: addDays(until, -1),
        same_days,
        window: { from: window.from, to: addDays(window.until, -1) },
        short_history: isShort(compared.span)
      }
    }
  }

  function isShort(span: Span): boolean {
    return isShortHistory(kpi, windowOf(kpi, span, build), build)
  }
}
