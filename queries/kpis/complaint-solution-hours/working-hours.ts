import { defineAlternative } from '../../define-query.ts'

export const workingHours = defineAlternative({
  name: 'working',
  label: { 'zh-CN': '按工作时间', en: 'Working hours' },
  definition: {
    'zh-CN': '期间内提交且已解决的投诉，从提交到解决的小时数的中位数。只计工作时间。',
    en: 'The median hours from opening to the solution, of the complaints opened in the period and solved. Only working hours count.'
  },
  formula: { 'zh-CN': '中位数（解决时间 − 提交时间）', en: 'median of (solution − opening)' },
  reads: ['period_complaints'],
  sql: new URL('working-hours.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '周五 16:00 到周一 10:30：2 + 1.5 个工作小时',
        en: 'Friday 16:00 to Monday 10:30: 2 + 1.5 working hours'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-04 16:00:00', resolved_at: '2026-09-07 10:30:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 3.5 }
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
        'zh-CN': '9 月 30 日周三 18:00 提交、10 月 1 日 9:00 解决：0 个工作小时，计入 9 月',
        en: 'Opened at 18:00 on Wednesday 30 September, solved at 9:00 on 1 October: 0 working hours, in September'
      },
      sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-30 18:00:00', resolved_at: '2026-10-01 09:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0 }
    }
  ]
})
