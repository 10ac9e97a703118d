import { defineAlternative } from '../../define-query.ts'

export const workingHours = defineAlternative({
  name: 'working',
  label: { 'zh-CN': '按工作时间', en: 'Working hours' },
  definition: {
    'zh-CN': '期间内提交且已响应的投诉，从提交到首次响应的分钟数的中位数。只计工作时间。',
    en: 'The median minutes from opening to the first response, of the complaints opened in the period and responded to. Only working hours count.'
  },
  formula: { 'zh-CN': '中位数（首次响应时间 − 提交时间）', en: 'median of (first response − opening)' },
  reads: ['period_complaints'],
  sql: new URL('working-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五 17:59 到周一 9:01：工作时间 2 分钟',
        en: 'Friday 17:59 to Monday 9:01: 2 working minutes'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-04 17:59:00', first_response_at: '2026-09-07 09:01:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 2 }
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
        'zh-CN': '周日提交、当天响应：工作时间 0 分钟',
        en: 'Opened and responded to on a Sunday: 0 working minutes'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-06 10:00:00', first_response_at: '2026-09-06 20:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0 }
    }
  ]
})
