import type { Language } from '#lib/i18n/language.ts'
import type { KpiAnswer, KpiDefinition, KpiMethod } from '#lib/server/queries.ts'
import type { Counting } from '#lib/ui/tile.ts'

export type CountingOptions = {
  kpi: KpiDefinition
  answer: Pick<KpiAnswer, 'definition' | 'window' | 'through' | 'short_history'>
  language: Language
  /** Of the build */
  settings: Readonly<Record<string, string>>
}

/** The KPI's own definition, or the alternative of that name. */
export const methodOf = (kpi: KpiDefinition, definition: string): KpiMethod =>
  kpi.alternatives.find(({ name }) => name === definition) ?? kpi

/** How an answer was counted: by which definition, over which days, and what it could not know. */
export function countingOf({ kpi, answer, language, settings }: CountingOptions): Counting {
  const chosen = kpi.alternatives.find(({ name }) => name === answer.definition)
  const method = methodOf(kpi, answer.definition)
  const { window, through } = answer
  return {
    definition: answer.definition,
    label: (chosen?.label ?? kpi.variant_label)[language],
    isOwn: chosen === undefined,
    trails: method.window === 'trailing-year',
    window: { from: window.from, to: window.to < through ? window.to : through },
    churnWindowDays: churnWindowDays(method, settings),
    shortHistory: answer.short_history
      ? { since: settings['first_order_on'] ?? '', side: sideOf(kpi, method) }
      : null
  }
}

function churnWindowDays(method: KpiMethod, settings: CountingOptions['settings']): number | null {
  if (method.looks_back !== 'churn-window') return null
  const proposed = method.churn_window === 'proposed' ? settings['churn_window_proposed_days'] : ''
  return Number(proposed || settings['churn_window_days']) || null
}

/** Who bought before the data begin seems to buy for the first time, and to have bought less often. */
function sideOf(kpi: KpiDefinition, { reads }: KpiMethod): 'low' | 'high' | 'unsure' {
  if (!reads.includes('first_purchases')) return 'low'
  return kpi.kind === 'sum' ? 'high' : 'unsure'
}
