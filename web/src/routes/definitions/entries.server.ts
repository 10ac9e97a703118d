import type { Language } from '#lib/i18n/language.ts'
import {
  kpis,
  type KpiDefinition,
  type KpiMethod,
  type KpiName,
  type PeriodRequest
} from '#lib/server/queries.ts'
import type { Entry, ExampleRows, Method, Thresholds } from './entry.ts'

/** Every KPI of the catalogue with all of its definitions, in one language. */
export function entriesIn(language: Language): Entry[] {
  const labels = new Map<string, string>(kpis.map(({ name, label }) => [name, label[language]]))
  return kpis.map((kpi) => ({
    name: kpi.name,
    label: kpi.label[language],
    unit: kpi.unit,
    kind: kpi.kind,
    direction: kpi.direction,
    source: kpi.source[language],
    scopeOf: kpi.scope_of,
    additive: kpi.additive,
    addsUpOverTime: kpi.adds_up_over_time,
    companions: kpi.companions.map((name) => ({ name, label: labels.get(name) ?? name })),
    methods: methodsOf(kpi, language)
  }))
}

function methodsOf(kpi: KpiDefinition<KpiName>, language: Language): Entry['methods'] {
  const own = { ...kpi, name: kpi.variant, label: kpi.variant_label }
  return [
    describeMethod(own, language),
    ...kpi.alternatives.map((alternative) => describeMethod(alternative, language))
  ]
}

function describeMethod(
  method: KpiMethod & { name: string; label: Readonly<Record<Language, string>> },
  language: Language
): Method {
  return {
    name: method.name,
    label: method.label[language],
    sentence: method.definition[language],
    formula: method.formula[language],
    window: method.window,
    looksBack: method.looks_back,
    looksAhead: method.looks_ahead,
    churnWindow: method.churn_window,
    interval: method.interval,
    sql: method.sql.trim(),
    examples: method.examples.map(({ title, sales, sources, period, settings = {}, expected }) => ({
      title: title[language],
      given: rowsOf({ sales: sales.map((line) => ({ ...line })), ...sources }),
      period: periodText(period),
      settings,
      expected
    }))
  }
}

const rowsOf = (sources: Readonly<Record<string, ExampleRows['rows']>>): ExampleRows[] =>
  Object.entries(sources).flatMap(([source, rows]) => (rows.length > 0 ? [{ source, rows }] : []))

function periodText(period: PeriodRequest): string {
  if ('month' in period) return period.month
  return 'quarter' in period ? period.quarter : `${period.from}..${period.to}`
}

/** What the build's settings say about the figures. */
export function readThresholds(settings: Readonly<Record<string, string>>): Thresholds {
  const number = (name: string) => {
    const text = settings[name] ?? ''
    return text === '' || !Number.isFinite(Number(text)) ? null : Number(text)
  }
  return {
    churnWindowDays: number('churn_window_days'),
    proposedChurnWindowDays: number('churn_window_proposed_days'),
    repeatWindowDays: number('repeat_window_days'),
    minimumN: number('minimum_n'),
    materialityRate: number('materiality_rate'),
    trailingMonths: number('trailing_months'),
    strategicMinimum: number('tier_strategic_minimum'),
    keyMinimum: number('tier_key_minimum'),
    areTiersDerived: settings['tiers_derived'] === 'true'
  }
}
