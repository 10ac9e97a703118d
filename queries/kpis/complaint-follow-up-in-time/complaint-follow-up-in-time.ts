import { defineKpi } from '../../define-query.ts'
import { calendarHours } from './calendar-hours.ts'
import { workingHours } from './working-hours.ts'

export const complaintFollowUpInTime = defineKpi({
  name: 'complaint-follow-up-in-time',
  label: { 'zh-CN': '回访及时率', en: 'Follow-ups in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  variant: 'configured',
  variant_label: { 'zh-CN': '按配置', en: 'As configured' },
  definition: {
    'zh-CN':
      '期间内提交且已解决的投诉中，解决后在时限内（由配置给定，默认 3 天）回访的比例；尚未回访而时限未到的不计，已过时限的算不及时。按配置所选的自然时间或工作时间计。',
    en: 'Of the complaints opened in the period and solved, the share followed up within the limit after the solution (of the config; 3 days by default); those not followed up count once the limit has passed. By all hours or by working hours, as the config says.'
  },
  formula: {
    'zh-CN': '时限内回访的投诉 ÷ 已回访或已超时的投诉',
    en: 'followed up in time ÷ followed up or late'
  },
  source: { 'zh-CN': '投诉', en: 'Complaints' },
  reads: ['period_complaints'],
  interval: 'wilson',
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('complaint-follow-up-in-time.sql', import.meta.url),
  alternatives: [calendarHours, workingHours],
  examples: [
    {
      title: {
        'zh-CN': '解决后恰好 3 天、3 天零 1 秒回访各一条，一条一直没有回访，一条尚未解决：1/3',
        en: 'Followed up 3 days after the solution, 3 days and a second, never, and one not solved: 1 of 3'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-09-01 08:00:00',
            resolved_at: '2026-09-01 10:00:00',
            followed_up_at: '2026-09-04 10:00:00'
          },
          {
            complaint_id: 'C2',
            opened_at: '2026-09-01 08:00:00',
            resolved_at: '2026-09-01 10:00:00',
            followed_up_at: '2026-09-04 10:00:01'
          },
          { complaint_id: 'C3', opened_at: '2026-09-01 08:00:00', resolved_at: '2026-09-01 10:00:00' },
          { complaint_id: 'C4', opened_at: '2026-09-01 08:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.3333333333333333, numerator: 1, denominator: 3 }
    },
    {
      title: {
        'zh-CN': '9 月的投诉都没有解决：没有及时率',
        en: 'None of September is solved: no share'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-08-01 08:00:00',
            resolved_at: '2026-08-01 10:00:00',
            followed_up_at: '2026-08-02 10:00:00'
          },
          { complaint_id: 'C2', opened_at: '2026-09-03 10:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '计入提交的月份：9 月 30 日提交、10 月 5 日解决、10 月 8 日回访，算 9 月的：1/1',
        en: 'It counts in the month in which it was opened: on 30 September, solved on 5 October, followed up on the 8th: 1 of 1 in September'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-09-30 23:00:00',
            resolved_at: '2026-10-05 10:00:00',
            followed_up_at: '2026-10-08 10:00:00'
          },
          { complaint_id: 'C2', opened_at: '2026-10-01 00:00:00', resolved_at: '2026-10-05 10:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1.0, numerator: 1, denominator: 1 }
    }
  ]
})
