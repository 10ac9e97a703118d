import { defineAlternative, defineKpi } from '../define-query.ts'
import type { KpiDefinition, KpiMethod } from '../define-query.ts'
import type { Text } from '../language.ts'

type Clock = KpiMethod['complaint_clock']

/** Worked examples on each clock. */
export type ClockExamples = Readonly<Record<Clock, KpiMethod['examples']>>

interface StepKpi<Name extends string> extends Pick<
  KpiDefinition<Name>,
  'name' | 'label' | 'unit' | 'kind' | 'direction' | 'definition' | 'formula'
> {
  readonly interval?: KpiMethod['interval']
  /** One for all clocks: it reads `period_complaint_steps` on `getvariable('complaint_clock')`. */
  readonly sql: URL
  readonly examples: ClockExamples
}

/** What a clock is called, and the sentence that ends each definition by it. */
const clocks: Readonly<Record<Clock, { label: Text; sentence: Text }>> = {
  configured: {
    label: { 'zh-CN': '按配置', en: 'As configured' },
    sentence: {
      'zh-CN': '按配置所选的自然时间或工作时间计。',
      en: 'By all hours or by working hours, as the config says.'
    }
  },
  calendar: {
    label: { 'zh-CN': '按自然时间', en: 'Calendar hours' },
    sentence: { 'zh-CN': '一天24小时都计。', en: 'All hours count.' }
  },
  working: {
    label: { 'zh-CN': '按工作时间', en: 'Working hours' },
    sentence: { 'zh-CN': '只计工作时间。', en: 'Only working hours count.' }
  }
}

/** A KPI of a step of complaints by the clock of the config, and by either clock as another definition. */
export function defineStepKpi<const Name extends string>({
  definition,
  formula,
  interval = null,
  sql,
  examples,
  ...kpi
}: StepKpi<Name>): KpiDefinition<Name> {
  const on = (clock: Clock) => ({
    definition: {
      'zh-CN': `${definition['zh-CN']}${clocks[clock].sentence['zh-CN']}`,
      en: `${definition.en} ${clocks[clock].sentence.en}`
    },
    formula,
    reads: ['period_complaint_steps'] as const,
    complaint_clock: clock,
    interval,
    sql,
    examples: examples[clock]
  })
  return defineKpi({
    ...kpi,
    ...on('configured'),
    variant: 'configured',
    variant_label: clocks.configured.label,
    source: { 'zh-CN': '投诉', en: 'Complaints' },
    scope_of: 'lines',
    additive: false,
    adds_up_over_time: false,
    alternatives: (['calendar', 'working'] as const).map((name) =>
      defineAlternative({ name, label: clocks[name].label, ...on(name) })
    )
  })
}
