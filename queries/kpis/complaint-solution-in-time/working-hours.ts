import { defineAlternative } from '../../define-query.ts'

export const workingHours = defineAlternative({
  name: 'working',
  label: { 'zh-CN': '按工作时间', en: 'Working hours' },
  definition: {
    'zh-CN':
      '期间内提交的投诉中，从提交到解决不超过时限（由配置给定，默认 24 小时）的比例；尚未解决而时限未到的不计，已过时限的算不及时。只计工作时间。',
    en: 'Of the complaints opened in the period, the share solved within the limit (of the config; 24 hours by default); open ones count once the limit has passed. Only working hours count.'
  },
  formula: { 'zh-CN': '时限内解决的投诉 ÷ 已解决或已超时的投诉', en: 'solved in time ÷ solved or late' },
  reads: ['period_complaints'],
  interval: 'wilson',
  sql: new URL('working-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五 9:00 提交，24 个工作小时是两天又 6 小时：周二 15:00 解决及时，晚一秒就不及时：1/2',
        en: 'Opened on a Friday at 9:00; 24 working hours are two days and 6 hours: solved on Tuesday at 15:00 is in time, a second later is not: 1 of 2'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-04 09:00:00', resolved_at: '2026-09-08 15:00:00' },
          { complaint_id: 'C2', opened_at: '2026-09-04 09:00:00', resolved_at: '2026-09-08 15:00:01' }
        ]
      },
      settings: { as_of: '2026-10-31' },
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
        'zh-CN':
          '9 月 30 日周三 15:00 提交，10 月 5 日周一 12:00 解决：3 + 9 + 9 + 3 个工作小时，计入 9 月：1/1',
        en: 'Opened at 15:00 on Wednesday 30 September, solved at 12:00 on Monday 5 October: 3 + 9 + 9 + 3 working hours, in September: 1 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-30 15:00:00', resolved_at: '2026-10-05 12:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1.0, numerator: 1, denominator: 1 }
    }
  ]
})
