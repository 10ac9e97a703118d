import { defineAlternative } from '../../define-query.ts'

export const calendarHours = defineAlternative({
  name: 'calendar',
  label: { 'zh-CN': '按自然时间', en: 'Calendar hours' },
  definition: {
    'zh-CN': '期间内提交且已响应的投诉，从提交到首次响应的分钟数的中位数。一天 24 小时都计。',
    en: 'The median minutes from opening to the first response, of the complaints opened in the period and responded to. All hours count.'
  },
  formula: { 'zh-CN': '中位数（首次响应时间 − 提交时间）', en: 'median of (first response − opening)' },
  reads: ['period_complaints'],
  sql: new URL('calendar-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五 17:59 到周一 9:01：按自然时间 3,782 分钟，配置为工作时间也一样',
        en: 'Friday 17:59 to Monday 9:01: 3,782 minutes by all hours, whatever the config says'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-04 17:59:00', first_response_at: '2026-09-07 09:01:00' }
        ]
      },
      settings: { as_of: '2026-10-31', complaint_clock: 'working' },
      period: { month: '2026-09' },
      expected: { value: 3782 }
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
        'zh-CN': '两条时取中间：30 秒和 90 秒，1 分钟',
        en: 'Of two the middle between them: 30 and 90 seconds, 1 minute'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-01 00:00:00', first_response_at: '2026-09-01 00:00:30' },
          { complaint_id: 'C2', opened_at: '2026-09-30 23:58:30', first_response_at: '2026-10-01 00:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1 }
    }
  ]
})
