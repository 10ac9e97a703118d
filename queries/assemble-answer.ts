import { sharesAddUp, partsAddUp, totalIsSum } from './adding-up.ts'
import type { Companion, KpiAnswer, KpiRow } from './answer.ts'
import { addDays } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { KpiName } from './catalog.ts'
import { comparesPeriods, describeComparison } from './compared.ts'
import type { Compared } from './compared.ts'
import type { KpiDefinition } from './define-query.ts'
import type { Asked } from './inquiry.ts'
import type { MemberRow } from './member-rows.ts'
import type { Period } from './period.ts'
import { readsTiers } from './question.ts'
import type { PeriodQuestion } from './question.ts'
import { isShortHistory, windowOf } from './window.ts'

/** What was asked of which periods. */
export interface Posed {
  readonly asked: Asked
  readonly period: Period
  readonly compared: Compared
  /** The day by whose classes customers are split, when it is not each period's own. */
  readonly openingOn: string | undefined
}

/** What was counted for it. */
export interface Figures {
  readonly total: MemberRow
  /** Largest first, beyond the limit one row for the rest; null where nothing was split. */
  readonly members: readonly MemberRow[] | null
  readonly companions: readonly Companion[]
}

/** Puts an answer together of its figures. */
export function assembleAnswer({ asked, period, compared, openingOn }: Posed, figures: Figures): KpiAnswer {
  const { kpi, question, build } = asked
  const { members, companions } = figures
  const total = { ...withShare(figures.total, null), key: 'total', label: null }
  const addsUp = sharesAddUp(kpi, question) && (totalIsSum(kpi, question) || makesWhole(members, total))
  const whole = addsUp ? total : null
  const window = windowOf(kpi, period, build)
  return {
    build: build.build,
    kpi: kpi.name as KpiName,
    unit: kpi.unit,
    kind: kpi.kind,
    definition: kpi.variant,
    period: { from: period.from, to: addDays(period.until, -1) },
    window: { from: window.from, to: addDays(window.until, -1) },
    short_history: isShortHistory(kpi, window, build),
    churn_window_days: kpi.looks_back === 'churn-window' ? window.churn_window_days : null,
    through: period.through,
    complete: period.complete,
    comparison: describeComparison(asked, compared, period),
    tiers_at: readsTiers(question) ? (openingOn ?? window.opening_on) : null,
    parts_add_up: addsUp,
    rows: members?.filter((row) => !row.is_rest).map((row) => withShare(row, whole)) ?? [total],
    total,
    companions,
    other: otherRow(
      members?.find((row) => row.is_rest),
      kpi,
      question,
      whole
    )
  }
}

/** What the figures compared with are to those of the period. */
export const beside = (compared: Compared) => ({
  absentIsUnknown: !comparesPeriods(compared),
  bothCounted: compared.kind === 'period' && compared.span.known
})

/**
 * The figures that belong beside a KPI, by the definition of the same name where they have it: whom a proposed W days
 * makes churned, those come back, not the ones of the configured W.
 */
export function companionsOf({ companions, variant }: KpiDefinition): KpiDefinition<KpiName>[] {
  return companions.map((name) => {
    const own = findKpi(name as KpiName)
    return own.alternatives.some((alternative) => alternative.name === variant)
      ? findKpi(own.name, variant)
      : own
  })
}

/** True when members sum to the total: an order id that two customers share counts for both of them, but once in all. */
function makesWhole(members: readonly MemberRow[] | null, total: KpiRow): boolean {
  const sum = (figure: 'value' | 'previous') =>
    members?.reduce((whole, row) => whole + (row[figure] ?? 0), 0) ?? 0
  return (
    sum('value') === (total.value ?? 0) && (total.previous === null || sum('previous') === total.previous)
  )
}

function withShare({ is_rest: _rest, members: _members, ...row }: MemberRow, whole: KpiRow | null): KpiRow {
  const total = whole?.value ?? null
  return { ...row, share: row.value === null || total === null || total <= 0 ? null : row.value / total }
}

const unknown = {
  value: null,
  numerator: null,
  denominator: null,
  previous: null,
  change: null,
  change_rate: null,
  n: null,
  low: null,
  high: null,
  change_low: null,
  change_high: null
}

function otherRow(
  rest: MemberRow | undefined,
  kpi: KpiDefinition,
  question: PeriodQuestion,
  whole: KpiRow | null
): KpiAnswer['other'] {
  if (!rest) return null
  const row = { ...withShare(rest, whole), key: 'other', label: null, members: rest.members }
  const canAdd = partsAddUp(kpi, question) && (kpi.kind !== 'sum' || whole !== null)
  return canAdd ? row : { ...row, ...unknown }
}
