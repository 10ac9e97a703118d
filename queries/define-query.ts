import { readFileSync } from 'node:fs'
import type { Text } from './language.ts'
import type { PeriodRequest } from './request.ts'

/**
 * `times`: orders per customer; `days`, `hours`, `minutes`: a span of time; `score`: a mean on a survey's scale; `points`:
 * from −100 to 100; `per_thousand`: of a thousand orders.
 */
export type Unit =
  | 'money'
  | 'count'
  | 'units'
  | 'rate'
  | 'times'
  | 'days'
  | 'hours'
  | 'minutes'
  | 'score'
  | 'points'
  | 'per_thousand'

/**
 * Which interval a figure is shown with: `wilson` a share of independent customers or answers, `net-score` promoters less
 * detractors in points (numerators 100, 0 and −100), `mean` a mean of independent answers.
 */
export const intervalKinds = ['wilson', 'net-score', 'mean'] as const

export type IntervalKind = (typeof intervalKinds)[number]

/** How rows become a figure: Σ numerator, Σ numerator ÷ Σ denominator, or the middle one of the numerators. */
export type Kind = 'sum' | 'ratio' | 'median'

/** The way that is good; `neutral` where neither is. */
export type Direction = 'up' | 'down' | 'neutral'

/**
 * The views of the session that a KPI's SQL may read (made by period-views.ts). `period_sales`: money and units of the
 * window, which may stand on a rollup; `base_sales`: those of the period before it, which always name the customer.
 * `period_orders`: the orders of the window; `period_buyers`: customers with an order there; `history_orders`: the orders
 * of its history. `purchase_days`: customers' days
 * with a purchase, over the history. `first_purchases`: those customers' whose first purchase falls in the window. The
 * others are the events of the window, with all columns of their marts: answers to surveys, invitations to them,
 * complaints (by the day they were opened), how each of their steps went on each clock, contacts, the next steps agreed on
 * in them and what their rhythm asked for (both by the day on which they fell due), and opportunities (by the day they
 * were closed).
 */
export const viewNames = [
  'period_sales',
  'base_sales',
  'period_orders',
  'period_buyers',
  'history_orders',
  'purchase_days',
  'first_purchases',
  'period_responses',
  'period_invitations',
  'period_complaints',
  'period_complaint_steps',
  'period_contacts',
  'period_next_steps',
  'period_requirements',
  'period_opportunities'
] as const

export type ViewName = (typeof viewNames)[number]

/** A row of the sales source, as in its file; what is left out is what the source's defaults make of it. */
export interface ExampleLine {
  readonly ordered_at: string
  readonly order_id: string
  readonly customer_id?: string
  readonly product_id?: string
  readonly quantity?: number
  readonly amount: number
  readonly cost?: number
  readonly kind?: 'sale' | 'return'
}

/** Worked by hand, shown beside the definition, and run as a test. */
export interface KpiExample {
  readonly title: Text
  readonly sales: readonly ExampleLine[]
  /** Rows of other sources, by source; columns as in its file. */
  readonly sources?: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>
  readonly period: PeriodRequest
  /** Settings of the build that matter here, such as `churn_window_days` or `as_of`. */
  readonly settings?: Readonly<Record<string, string | number>>
  readonly expected: { value: number | null; numerator?: number; denominator?: number }
}

/** One way to work a KPI out. */
export interface KpiMethod {
  /** One sentence, shown wherever the figure is. */
  readonly definition: Text
  readonly formula: Text
  /** The views that the SQL reads. */
  readonly reads: readonly ViewName[]
  /** `trailing-year`: asked for a month or a quarter, the KPI looks at the 365 days that end with it. */
  readonly window: 'period' | 'trailing-year'
  /** From where on the history reaches up to the window: where it starts, the period before, or W days before. */
  readonly looks_back: 'window' | 'base' | 'churn-window' | 'all'
  /** Whether the history goes on after the window, up to the last day of the build. */
  readonly looks_ahead: boolean
  /** Which W days without a purchase make a customer churned: the configured ones, or those the data propose. */
  readonly churn_window: 'configured' | 'proposed'
  /** Which hours count between the steps of a complaint: those that the config says, all, or those worked. */
  readonly complaint_clock: 'configured' | 'calendar' | 'working'
  /** How far chance may explain the figure, and its change. */
  readonly interval: IntervalKind | null
  /** Plain SQL: `member, customer_key, order_id, ordered_on, numerator, denominator`, one row per counted thing. */
  readonly sql: string
  /** At least three: an ordinary case, an empty denominator or period, a day on the boundary. */
  readonly examples: readonly [KpiExample, KpiExample, KpiExample, ...KpiExample[]]
}

/** Another definition in use for the same KPI. */
export interface KpiAlternative extends KpiMethod {
  readonly name: string
  readonly label: Text
}

export interface KpiDefinition<Name extends string = string> extends KpiMethod {
  readonly name: Name
  readonly label: Text
  readonly unit: Unit
  readonly kind: Kind
  readonly direction: Direction
  /** Which rows of which source it is made of. */
  readonly source: Text
  /** What a viewer's scope selects: the lines they may see, or the customers. */
  readonly scope_of: 'lines' | 'customers'
  /** True when the parts by any dimension add up to the total. */
  readonly additive: boolean
  /** True when the months of a period add up to it. */
  readonly adds_up_over_time: boolean
  /** KPIs without which it should not be read, shown beside it. */
  readonly companions: readonly string[]
  /** How the definition at hand is named in requests, and in lists of definitions. */
  readonly variant: string
  readonly variant_label: Text
  /** The other definitions that can be chosen in its place. */
  readonly alternatives: readonly KpiAlternative[]
}

/** What most KPIs are, and need not say. */
const usual = {
  window: 'period',
  looks_back: 'window',
  looks_ahead: false,
  churn_window: 'configured',
  complaint_clock: 'configured',
  interval: null
} as const

type Usual = keyof typeof usual

const usualKpi = {
  companions: [],
  variant: 'standard',
  variant_label: { 'zh-CN': '标准口径', en: 'Standard' }
} as const

type UsualKpi = keyof typeof usualKpi

type AsWritten<Whole, Optional extends keyof Whole> = Omit<Whole, Optional | 'sql'> &
  Partial<Pick<Whole, Optional>> & { readonly sql: URL }

/** A KPI is its definition and the SQL file beside it. */
export function defineKpi<const Name extends string>({
  alternatives = [],
  ...definition
}: AsWritten<Omit<KpiDefinition<Name>, 'alternatives'>, Usual | UsualKpi> & {
  readonly alternatives?: readonly KpiAlternative[]
}): KpiDefinition<Name> {
  return { ...usual, ...usualKpi, ...definition, sql: readFileSync(definition.sql, 'utf8'), alternatives }
}

/** Another definition of a KPI is the same: its own definition, and an SQL file. */
export function defineAlternative(alternative: AsWritten<KpiAlternative, Usual>): KpiAlternative {
  return { ...usual, ...alternative, sql: readFileSync(alternative.sql, 'utf8') }
}
