import { inSeptember } from '../../complaints/complaint-examples.ts'
import { defineKpi } from '../../define-query.ts'

export const complaints = defineKpi({
  name: 'complaints',
  label: { 'zh-CN': '投诉量', en: 'Complaints' },
  unit: 'count',
  kind: 'sum',
  direction: 'down',
  definition: {
    'zh-CN': '期间内提交的投诉的个数，按提交日计，不论是否已解决。',
    en: 'Complaints opened in the period, whether solved by now or not.'
  },
  formula: { 'zh-CN': '投诉个数', en: 'number of complaints' },
  source: { 'zh-CN': '投诉', en: 'Complaints' },
  reads: ['period_complaints'],
  scope_of: 'lines',
  additive: true,
  adds_up_over_time: true,
  sql: new URL('complaints.sql', import.meta.url),
  examples: [
    inSeptember({
      title: {
        'zh-CN': '9月提交两条，一条已解决，一条没有：2',
        en: 'Two opened in September, one of them solved: 2'
      },
      complaints: [
        { opened_at: '2026-09-03 10:00:00', resolved_at: '2026-09-03 12:00:00' },
        { opened_at: '2026-09-20 10:00:00' }
      ],
      expected: { value: 2 }
    }),
    inSeptember({
      title: { 'zh-CN': '9月没有投诉：0', en: 'None in September: 0' },
      complaints: [{ opened_at: '2026-10-03 10:00:00' }],
      expected: { value: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '从9月1日零点到30日最后一秒：2；前后一秒都不计',
        en: 'From the first to the last second of September: 2; a second before or after does not count'
      },
      complaints: [
        { opened_at: '2026-08-31 23:59:59' },
        { opened_at: '2026-09-01 00:00:00' },
        { opened_at: '2026-09-30 23:59:59' },
        { opened_at: '2026-10-01 00:00:00' }
      ],
      expected: { value: 2 }
    })
  ]
})
