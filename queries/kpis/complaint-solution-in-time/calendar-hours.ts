import { defineAlternative } from '../../define-query.ts'

export const calendarHours = defineAlternative({
  name: 'calendar',
  label: { 'zh-CN': '按自然时间', en: 'Calendar hours' },
  definition: {
    'zh-CN':
      '期间内提交的投诉中，从提交到解决不超过时限（由配置给定，默认 24 小时）的比例；尚未解决而时限未到的不计，已过时限的算不及时。一天 24 小时都计。',
    en: 'Of the complaints opened in the period, the share solved within the limit (of the config; 24 hours by default); open ones count once the limit has passed. All hours count.'
  },
  formula: { 'zh-CN': '时限内解决的投诉 ÷ 已解决或已超时的投诉', en: 'solved in time ÷ solved or late' },
  reads: ['period_complaints'],
  interval: 'wilson',
  sql: new URL('calendar-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN':
          '周五 17:00 提交、周一 10:00 解决：按自然时间不及时，配置为工作时间也一样；另一条次日解决：1/2',
        en: 'Friday 17:00 to Monday 10:00: late by all hours, whatever the config says; another solved the next day: 1 of 2'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-04 17:00:00', resolved_at: '2026-09-07 10:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-04 17:00:00', resolved_at: '2026-09-05 17:00:00' }
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
        'zh-CN': '截止日零点提交、仍未解决：到当天结束恰好 24 小时，还不算晚，不计；早一秒的算晚：0/1',
        en: 'Opened as the last day of data began, and open: just 24 hours at its end, not yet late; a second earlier is late: 0 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-01 00:00:00', resolved_at: '2026-09-03 10:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-30 00:00:00' }
        ]
      },
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.0, numerator: 0, denominator: 1 }
    }
  ]
})
