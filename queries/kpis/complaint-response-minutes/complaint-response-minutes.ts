import { defineKpi } from '../../define-query.ts'
import { calendarHours } from './calendar-hours.ts'
import { workingHours } from './working-hours.ts'

export const complaintResponseMinutes = defineKpi({
  name: 'complaint-response-minutes',
  label: { 'zh-CN': '首次响应时长（中位数）', en: 'Minutes to response (median)' },
  unit: 'minutes',
  kind: 'median',
  direction: 'down',
  variant: 'configured',
  variant_label: { 'zh-CN': '按配置', en: 'As configured' },
  definition: {
    'zh-CN': '期间内提交且已响应的投诉，从提交到首次响应的分钟数的中位数。按配置所选的自然时间或工作时间计。',
    en: 'The median minutes from opening to the first response, of the complaints opened in the period and responded to. By all hours or by working hours, as the config says.'
  },
  formula: { 'zh-CN': '中位数（首次响应时间 − 提交时间）', en: 'median of (first response − opening)' },
  source: { 'zh-CN': '投诉', en: 'Complaints' },
  reads: ['period_complaints'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('complaint-response-minutes.sql', import.meta.url),
  alternatives: [calendarHours, workingHours],
  examples: [
    {
      title: {
        'zh-CN': '4、6、20 分钟：中位数 6',
        en: '4, 6 and 20 minutes: 6'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:04:00' },
          { complaint_id: 'C2', opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:06:00' },
          { complaint_id: 'C3', opened_at: '2026-09-03 10:00:00', first_response_at: '2026-09-03 10:20:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 6 }
    },
    {
      title: {
        'zh-CN': '9 月没有投诉：没有中位数',
        en: 'Nobody complained in September: none'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-08-31 10:00:00',
            first_response_at: '2026-08-31 10:01:00',
            resolved_at: '2026-08-31 11:00:00'
          }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null }
    },
    {
      title: {
        'zh-CN': '9 月 30 日 23:58 提交、10 月 1 日 0:03 响应：5 分钟，计入 9 月；未响应的不计',
        en: 'Opened at 23:58 on 30 September, responded to at 0:03 on 1 October: 5, in September; what waits does not count'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-30 23:58:00', first_response_at: '2026-10-01 00:03:00' },
          { complaint_id: 'C2', opened_at: '2026-09-30 23:58:00' },
          { complaint_id: 'C3', opened_at: '2026-10-01 00:00:00', first_response_at: '2026-10-01 01:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 5 }
    }
  ]
})
