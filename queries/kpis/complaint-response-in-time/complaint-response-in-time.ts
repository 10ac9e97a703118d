import { defineStepKpi } from '../../complaints/define-step-kpi.ts'
import { examples } from './examples.ts'

export const complaintResponseInTime = defineStepKpi({
  name: 'complaint-response-in-time',
  label: { 'zh-CN': '首次响应及时率', en: 'Responses in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内提交的投诉中，首次响应不晚于时限（由配置给定，默认10分钟）的比例；尚未响应而时限未到的不计，已过时限的算不及时。',
    en: 'Of the complaints opened in the period, the share first responded to within the limit (of the config; 10 minutes by default); those still waiting count once the limit has passed.'
  },
  formula: {
    'zh-CN': '时限内响应的投诉 ÷ 已响应或已超时的投诉',
    en: 'responded to in time ÷ responded to or late'
  },
  interval: 'wilson',
  sql: new URL('complaint-response-in-time.sql', import.meta.url),
  examples
})
