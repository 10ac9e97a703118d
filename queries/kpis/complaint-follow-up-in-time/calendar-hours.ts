import { defineAlternative } from '../../define-query.ts'

export const calendarHours = defineAlternative({
  name: 'calendar',
  label: { 'zh-CN': '按自然时间', en: 'Calendar hours' },
  definition: {
    'zh-CN':
      '期间内提交且已解决的投诉中，解决后在时限内（由配置给定，默认 3 天）回访的比例；尚未回访而时限未到的不计，已过时限的算不及时。一天 24 小时都计。',
    en: 'Of the complaints opened in the period and solved, the share followed up within the limit after the solution (of the config; 3 days by default); those not followed up count once the limit has passed. All hours count.'
  },
  formula: {
    'zh-CN': '时限内回访的投诉 ÷ 已回访或已超时的投诉',
    en: 'followed up in time ÷ followed up or late'
  },
  reads: ['period_complaints'],
  interval: 'wilson',
  sql: new URL('calendar-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五解决、周二回访：按自然时间已满 3 天，不及时，配置为工作时间也一样；另一条周一回访：1/2',
        en: 'Solved on Friday, followed up on Tuesday: over 3 days by all hours, whatever the config says; another on Monday: 1 of 2'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-09-04 08:00:00',
            resolved_at: '2026-09-04 10:00:00',
            followed_up_at: '2026-09-08 10:00:00'
          },
          {
            complaint_id: 'C2',
            opened_at: '2026-09-04 08:00:00',
            resolved_at: '2026-09-04 10:00:00',
            followed_up_at: '2026-09-07 10:00:00'
          }
        ]
      },
      settings: { as_of: '2026-10-31', complaint_clock: 'working' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
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
        'zh-CN': '数据截止到 9 月 30 日：28 日零点解决的恰好 3 天，不计；早一秒的算晚：0/1',
        en: 'The data end with 30 September: solved at midnight of the 28th is just 3 days ago and does not count; a second earlier is late: 0 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-08-27 08:00:00',
            resolved_at: '2026-08-27 10:00:00',
            followed_up_at: '2026-08-28 10:00:00'
          },
          { complaint_id: 'C2', opened_at: '2026-09-27 08:00:00', resolved_at: '2026-09-28 00:00:00' },
          { complaint_id: 'C3', opened_at: '2026-09-27 08:00:00', resolved_at: '2026-09-27 23:59:59' }
        ]
      },
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.0, numerator: 0, denominator: 1 }
    }
  ]
})
