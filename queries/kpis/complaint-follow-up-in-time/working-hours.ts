import { defineAlternative } from '../../define-query.ts'

export const workingHours = defineAlternative({
  name: 'working',
  label: { 'zh-CN': '按工作时间', en: 'Working hours' },
  definition: {
    'zh-CN':
      '期间内提交且已解决的投诉中，解决后在时限内（由配置给定，默认 3 天）回访的比例；尚未回访而时限未到的不计，已过时限的算不及时。只计工作时间。',
    en: 'Of the complaints opened in the period and solved, the share followed up within the limit after the solution (of the config; 3 days by default); those not followed up count once the limit has passed. Only working hours count.'
  },
  formula: {
    'zh-CN': '时限内回访的投诉 ÷ 已回访或已超时的投诉',
    en: 'followed up in time ÷ followed up or late'
  },
  reads: ['period_complaints'],
  interval: 'wilson',
  sql: new URL('working-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五 10:00 解决，三个工作日后是周三 10:00：恰好及时，晚一秒就不及时：1/2',
        en: 'Solved on Friday at 10:00: three working days later it is Wednesday at 10:00; a second later is late: 1 of 2'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-09-04 08:00:00',
            resolved_at: '2026-09-04 10:00:00',
            followed_up_at: '2026-09-09 10:00:00'
          },
          {
            complaint_id: 'C2',
            opened_at: '2026-09-04 08:00:00',
            resolved_at: '2026-09-04 10:00:00',
            followed_up_at: '2026-09-09 10:00:01'
          }
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
        'zh-CN': '9 月 30 日周三 18:00 解决，10 月 5 日周一 18:00 回访：恰好三个工作日，计入 9 月：1/1',
        en: 'Solved at 18:00 on Wednesday 30 September, followed up at 18:00 on Monday 5 October: just three working days, in September: 1 of 1'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          {
            complaint_id: 'C1',
            opened_at: '2026-09-30 08:00:00',
            resolved_at: '2026-09-30 18:00:00',
            followed_up_at: '2026-10-05 18:00:00'
          }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1.0, numerator: 1, denominator: 1 }
    }
  ]
})
