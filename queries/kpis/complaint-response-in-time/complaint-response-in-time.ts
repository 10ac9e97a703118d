import { defineKpi } from '../../define-query.ts'
import { calendarHours } from './calendar-hours.ts'
import { workingHours } from './working-hours.ts'

export const complaintResponseInTime = defineKpi({
  name: 'complaint-response-in-time',
  label: { 'zh-CN': '首次响应及时率', en: 'Responses in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  variant: 'configured',
  variant_label: { 'zh-CN': '按配置', en: 'As configured' },
  definition: {
    'zh-CN':
      '期间内提交的投诉中，首次响应不晚于时限（由配置给定，默认 10 分钟）的比例；尚未响应而时限未到的不计，已过时限的算不及时。按配置所选的自然时间或工作时间计。',
    en: 'Of the complaints opened in the period, the share first responded to within the limit (of the config; 10 minutes by default); those still waiting count once the limit has passed. By all hours or by working hours, as the config says.'
  },
  formula: {
    'zh-CN': '时限内响应的投诉 ÷ 已响应或已超时的投诉',
    en: 'responded to in time ÷ responded to or late'
  },
  source: { 'zh-CN': '投诉', en: 'Complaints' },
  reads: ['period_complaints'],
  interval: 'wilson',
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('complaint-response-in-time.sql', import.meta.url),
  alternatives: [calendarHours, workingHours],
  examples: [
    {
      title: {
        'zh-CN': '5 分钟、10 分钟、11 分钟响应各一条，另一条一直没有响应：2/4',
        en: 'Responses after 5, 10 and 11 minutes, and none at all: 2 of 4'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:05:00' },
          { complaint_id: 'C2', opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:10:00' },
          { complaint_id: 'C3', opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:11:00' },
          { complaint_id: 'C4', opened_at: '2026-09-20 10:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '9 月没有投诉：没有及时率',
        en: 'Nobody complained in September: no share'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-08-31 10:00:00',
            first_response_at: '2026-08-31 10:01:00',
            resolved_at: '2026-08-31 11:00:00',
            followed_up_at: '2026-09-01 10:00:00'
          }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          '数据截止到 9 月 30 日：当晚 23:55 提交、尚未响应的还没有到时限，不计；9 月 1 日零点提交的计，8 月最后一秒的不计：1/1',
        en: 'The data end with 30 September: what was opened at 23:55 and waits is not yet late and does not count; the first second of September does, the one before does not: 1 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-08-31 23:59:59', first_response_at: '2026-09-01 12:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-01 00:00:00', first_response_at: '2026-09-01 00:10:00' },
          { complaint_id: 'C3', opened_at: '2026-09-30 23:55:00' }
        ]
      },
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 1.0, numerator: 1, denominator: 1 }
    }
  ]
})
