import { defineAlternative } from '../../define-query.ts'

export const calendarHours = defineAlternative({
  name: 'calendar',
  label: { 'zh-CN': '按自然时间', en: 'Calendar hours' },
  definition: {
    'zh-CN': '期间内提交且已解决的投诉，从提交到解决的小时数的中位数。一天 24 小时都计。',
    en: 'The median hours from opening to the solution, of the complaints opened in the period and solved. All hours count.'
  },
  formula: { 'zh-CN': '中位数（解决时间 − 提交时间）', en: 'median of (solution − opening)' },
  reads: ['period_complaints'],
  sql: new URL('calendar-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五 18:00 到周一 9:00：按自然时间 63 小时，配置为工作时间也一样',
        en: 'Friday 18:00 to Monday 9:00: 63 hours by all hours, whatever the config says'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-04 18:00:00', resolved_at: '2026-09-07 09:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31', complaint_clock: 'working' },
      period: { month: '2026-09' },
      expected: { value: 63 }
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
        'zh-CN': '截止日之后的解决还不知道：只计 2 小时的那条',
        en: 'A solution after the last day of data is not known yet: only the one of 2 hours counts'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-29 10:00:00', resolved_at: '2026-09-29 12:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-30 10:00:00', resolved_at: '2026-10-01 00:00:00' }
        ]
      },
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 2 }
    }
  ]
})
