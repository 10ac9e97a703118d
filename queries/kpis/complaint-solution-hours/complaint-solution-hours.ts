import { defineStepKpi } from '../../complaints/define-step-kpi.ts'
import { examples } from './examples.ts'

export const complaintSolutionHours = defineStepKpi({
  name: 'complaint-solution-hours',
  label: { 'zh-CN': '解决时长（中位数）', en: 'Hours to solution (median)' },
  unit: 'hours',
  kind: 'median',
  direction: 'down',
  definition: {
    'zh-CN': '期间内提交且已解决的投诉，从提交到解决的小时数的中位数。',
    en: 'The median hours from opening to the solution, of the complaints opened in the period and solved.'
  },
  formula: { 'zh-CN': '中位数（解决时间 − 提交时间）', en: 'median of (solution − opening)' },
  sql: new URL('complaint-solution-hours.sql', import.meta.url),
  examples
})
