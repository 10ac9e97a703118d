import { defineKpi } from '../../define-query.ts'
import { calendarHours } from './calendar-hours.ts'
import { workingHours } from './working-hours.ts'

export const complaintSolutionInTime = defineKpi({
  name: 'complaint-solution-in-time',
  label: { 'zh-CN': '解决及时率', en: 'Solutions in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  variant: 'configured',
  variant_label: { 'zh-CN': '按配置', en: 'As configured' },
  definition: {
    'zh-CN':
      '期间内提交的投诉中，从提交到解决不超过时限（由配置给定，默认 24 小时）的比例；尚未解决而时限未到的不计，已过时限的算不及时。按配置所选的自然时间或工作时间计。',
    en: 'Of the complaints opened in the period, the share solved within the limit (of the config; 24 hours by default); open ones count once the limit has passed. By all hours or by working hours, as the config says.'
  },
  formula: { 'zh-CN': '时限内解决的投诉 ÷ 已解决或已超时的投诉', en: 'solved in time ÷ solved or late' },
  source: { 'zh-CN': '投诉', en: 'Complaints' },
  reads: ['period_complaints'],
  interval: 'wilson',
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('complaint-solution-in-time.sql', import.meta.url),
  alternatives: [calendarHours, workingHours],
  examples: [
    {
      title: {
        'zh-CN': '3 小时、24 小时、24 小时零 1 秒解决各一条，另一条两天后仍未解决：2/4',
        en: 'Solved after 3 hours, after 24, after 24 and a second, and not after two days: 2 of 4'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 13:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-04 10:00:00' },
          { complaint_id: 'C3', opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-04 10:00:01' },
          { complaint_id: 'C4', opened_at: '2026-09-20 10:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '只有一条投诉，数据截止时还不满 24 小时：没有及时率',
        en: 'One complaint only, not 24 hours old when the data end: no share'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-08-03 10:00:00', resolved_at: '2026-08-03 13:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-30 10:00:00' }
        ]
      },
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '9 月 30 日最后一秒提交、10 月 1 日最后一秒解决：恰好 24 小时，计入 9 月；8 月的不计：1/1',
        en: 'Opened in the last second of 30 September, solved in that of 1 October: just 24 hours, in September; one of August does not count: 1 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-08-31 23:59:59', resolved_at: '2026-09-20 10:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-30 23:59:59', resolved_at: '2026-10-01 23:59:59' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1.0, numerator: 1, denominator: 1 }
    }
  ]
})
