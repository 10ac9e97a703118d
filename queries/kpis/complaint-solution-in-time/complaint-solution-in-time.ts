import { defineStepKpi } from '../../complaints/define-step-kpi.ts'
import { examples } from './examples.ts'

export const complaintSolutionInTime = defineStepKpi({
  name: 'complaint-solution-in-time',
  label: { 'zh-CN': '解决及时率', en: 'Solutions in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内提交的投诉中，从提交到解决不超过时限（由配置给定，默认24小时）的比例；尚未解决而时限未到的不计，已过时限的算不及时。',
    en: 'Of the complaints opened in the period, the share solved within the limit (of the config; 24 hours by default); open ones count once the limit has passed.'
  },
  formula: { 'zh-CN': '时限内解决的投诉 ÷ 已解决或已超时的投诉', en: 'solved in time ÷ solved or late' },
  interval: 'wilson',
  sql: new URL('complaint-solution-in-time.sql', import.meta.url),
  examples
})
