import { defineKpi } from '../../define-query.ts'
import { calendarHours } from './calendar-hours.ts'
import { workingHours } from './working-hours.ts'

export const complaintSolutionHours = defineKpi({
  name: 'complaint-solution-hours',
  label: { 'zh-CN': '解决时长（中位数）', en: 'Hours to solution (median)' },
  unit: 'hours',
  kind: 'median',
  direction: 'down',
  variant: 'configured',
  variant_label: { 'zh-CN': '按配置', en: 'As configured' },
  definition: {
    'zh-CN': '期间内提交且已解决的投诉，从提交到解决的小时数的中位数。按配置所选的自然时间或工作时间计。',
    en: 'The median hours from opening to the solution, of the complaints opened in the period and solved. By all hours or by working hours, as the config says.'
  },
  formula: { 'zh-CN': '中位数（解决时间 − 提交时间）', en: 'median of (solution − opening)' },
  source: { 'zh-CN': '投诉', en: 'Complaints' },
  reads: ['period_complaints'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('complaint-solution-hours.sql', import.meta.url),
  alternatives: [calendarHours, workingHours],
  examples: [
    {
      title: {
        'zh-CN': '2、5、50 小时：中位数 5',
        en: '2, 5 and 50 hours: 5'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 12:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 15:00:00' },
          { complaint_id: 'C3', opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-05 12:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 5 }
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
        'zh-CN': '9 月 30 日 22:00 提交、10 月 1 日 4:30 解决：6.5 小时，计入 9 月；未解决的不计',
        en: 'Opened at 22:00 on 30 September, solved at 4:30 on 1 October: 6.5, in September; open ones do not count'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-30 22:00:00', resolved_at: '2026-10-01 04:30:00' },
          { complaint_id: 'C2', opened_at: '2026-09-30 23:58:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 6.5 }
    }
  ]
})
