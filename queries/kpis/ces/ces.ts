import { defineKpi } from '../../define-query.ts'
import { answersTo, inSeptember } from '../../satisfaction/survey-examples.ts'

export const ces = defineKpi({
  name: 'ces',
  label: { 'zh-CN': '轻松度CES', en: 'CES' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN': '期间内费力度答卷中，觉得事情好办（1–7分的5至7分，其他量表按同样的比例）的比例。',
    en: 'Of the answers to effort surveys in the period, the share who found it easy (5 to 7 of 1–7, and the same part of other scales).'
  },
  formula: {
    'zh-CN': '觉得轻松的答卷数 ÷ 费力度答卷数',
    en: 'easy answers ÷ answers'
  },
  source: { 'zh-CN': '满意度调查答卷', en: 'Answers to surveys' },
  reads: ['period_responses'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('ces.sql', import.meta.url),
  examples: [
    inSeptember({
      title: { 'zh-CN': '7分、5分、4分、1分：50%', en: 'Scores of 7, 5, 4 and 1: 50%' },
      answers: answersTo('ces', [7, 5, 4, 1]),
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    }),
    inSeptember({
      title: { 'zh-CN': '没有答卷就没有轻松度', en: 'Without answers there is none' },
      answers: answersTo('csat', [5]),
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '1–5分的4分也算轻松，3分不算；8月31日、10月1日的不计：2÷3',
        en: 'A 4 of 1–5 is easy, too, a 3 is not; 31 August and 1 October do not count: 2 of 3'
      },
      answers: [
        { responded_at: '2026-08-31 23:59:59', survey: 'ces', score: 7 },
        { responded_at: '2026-09-01 00:00:00', survey: 'ces', score: 4, scale: [1, 5] },
        { responded_at: '2026-09-02', survey: 'ces', score: 3, scale: [1, 5] },
        { responded_at: '2026-09-30 23:59:59', survey: 'ces', score: 5 },
        { responded_at: '2026-10-01 00:00:00', survey: 'ces', score: 7 }
      ],
      expected: { value: 2 / 3, numerator: 2, denominator: 3 }
    })
  ]
})
