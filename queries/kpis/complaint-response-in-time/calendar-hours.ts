import { defineAlternative } from '../../define-query.ts'

export const calendarHours = defineAlternative({
  name: 'calendar',
  label: { 'zh-CN': '按自然时间', en: 'Calendar hours' },
  definition: {
    'zh-CN':
      '期间内提交的投诉中，首次响应不晚于时限（由配置给定，默认 10 分钟）的比例；尚未响应而时限未到的不计，已过时限的算不及时。一天 24 小时都计。',
    en: 'Of the complaints opened in the period, the share first responded to within the limit (of the config; 10 minutes by default); those still waiting count once the limit has passed. All hours count.'
  },
  formula: {
    'zh-CN': '时限内响应的投诉 ÷ 已响应或已超时的投诉',
    en: 'responded to in time ÷ responded to or late'
  },
  reads: ['period_complaints'],
  interval: 'wilson',
  sql: new URL('calendar-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周六提交、周一 9:05 响应：按自然时间不及时，配置为工作时间也一样；另一条 3 分钟响应：1/2',
        en: 'Opened on a Saturday, responded to on Monday at 9:05: late by all hours, whatever the config says; another after 3 minutes: 1 of 2'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-05 12:00:00', first_response_at: '2026-09-07 09:05:00' },
          { complaint_id: 'C2', opened_at: '2026-09-05 12:00:00', first_response_at: '2026-09-05 12:03:00' }
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
        'zh-CN': '9 月 30 日 23:55 提交，10 月 1 日 0:05 响应：恰好 10 分钟，计入 9 月：1/1',
        en: 'Opened at 23:55 on 30 September, responded to at 0:05 on 1 October: just 10 minutes, in September: 1 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-30 23:55:00', first_response_at: '2026-10-01 00:05:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1.0, numerator: 1, denominator: 1 }
    }
  ]
})
