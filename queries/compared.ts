import type { KpiAnswer } from './answer.ts'
import { addDays } from './calendar.ts'
import { comparisonPeriod } from './comparison.ts'
import type { ComparisonPeriod } from './comparison.ts'
import type { Inquiry } from './inquiry.ts'
import type { Period } from './period.ts'
import type { Comparison } from './request.ts'
import type { BuildPeriod } from './settings.ts'
import { sumInto, sumNothing } from './sums.ts'
import { sumTargets, targetPeriod } from './targets.ts'
import type { TargetPeriod } from './targets.ts'

/** What a period is compared with: another period, or its targets. */
export type Compared =
  | { readonly kind: 'none' }
  | { readonly kind: 'previous' | 'last-year'; readonly range: ComparisonPeriod }
  | { readonly kind: 'target'; readonly target: TargetPeriod | null }

/** Finds what the inquiry's period is compared with. */
export async function findCompared(
  inquiry: Inquiry,
  { kind, period, build }: { kind: Comparison | undefined; period: Period; build: BuildPeriod }
): Promise<Compared> {
  switch (kind) {
    case undefined:
      return { kind: 'none' }
    case 'target':
      return { kind, target: await targetPeriod(inquiry, { period, build }) }
    case 'previous':
    case 'last-year':
      return { kind, range: comparisonPeriod(period, kind, build) }
  }
}

/** True when there is a period to compare with: a member that is not in it had nothing then. */
export function comparesPeriods(
  compared: Compared
): compared is Extract<Compared, { range: ComparisonPeriod }> {
  return 'range' in compared && compared.range.known
}

/** Sets `period_compared_sums`. */
export async function sumCompared(inquiry: Inquiry, compared: Compared): Promise<void> {
  if (compared.kind === 'target') return sumTargets(inquiry, compared.target)
  if (!comparesPeriods(compared)) return sumNothing('period_compared_sums', inquiry.connection)
  return sumInto('period_compared_sums', inquiry, compared.range)
}

export function describeComparison(compared: Compared, period: Period): KpiAnswer['comparison'] {
  switch (compared.kind) {
    case 'none':
      return null
    case 'target':
      return {
        kind: compared.kind,
        from: period.from,
        to: addDays(period.until, -1),
        same_days: compared.target?.prorated ?? false
      }
    case 'previous':
    case 'last-year':
      return {
        kind: compared.kind,
        from: compared.range.from,
        to: addDays(compared.range.until, -1),
        same_days: compared.range.same_days
      }
  }
}
