import { defineStepKpi } from '../../complaints/define-step-kpi.ts'
import { examples } from './examples.ts'

export const complaintFollowUpInTime = defineStepKpi({
  name: 'complaint-follow-up-in-time',
  label: { 'zh-CN': '回访及时率', en: 'Follow-ups in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内提交且已解决的投诉中，解决后在时限内（由配置给定，默认3天）回访的比例；尚未回访而时限未到的不计，已过时限的算不及时。',
    en: 'Of the complaints opened in the period and solved, the share followed up within the limit after the solution (of the config; 3 days by default); those not followed up count once the limit has passed.'
  },
  formula: {
    'zh-CN': '时限内回访的投诉 ÷ 已回访或已超时的投诉',
    en: 'followed up in time ÷ followed up or late'
  },
  interval: 'wilson',
  sql: new URL('complaint-follow-up-in-time.sql', import.meta.url),
  examples
})
