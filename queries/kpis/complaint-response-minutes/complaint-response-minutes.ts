import { defineStepKpi } from '../../complaints/define-step-kpi.ts'
import { examples } from './examples.ts'

export const complaintResponseMinutes = defineStepKpi({
  name: 'complaint-response-minutes',
  label: { 'zh-CN': '首次响应时长（中位数）', en: 'Minutes to response (median)' },
  unit: 'minutes',
  kind: 'median',
  direction: 'down',
  definition: {
    'zh-CN': '期间内提交且已响应的投诉，从提交到首次响应的分钟数的中位数。',
    en: 'The median minutes from opening to the first response, of the complaints opened in the period and responded to.'
  },
  formula: { 'zh-CN': '中位数（首次响应时间 − 提交时间）', en: 'median of (first response − opening)' },
  sql: new URL('complaint-response-minutes.sql', import.meta.url),
  examples
})
