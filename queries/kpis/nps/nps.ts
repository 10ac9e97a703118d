import { defineKpi } from '../../define-query.ts'
import { answersTo, inSeptember } from '../../satisfaction/survey-examples.ts'

export const nps = defineKpi({
  name: 'nps',
  label: { 'zh-CN': '净推荐值', en: 'NPS' },
  unit: 'points',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内推荐意愿答卷中，推荐者（0–10分的9、10分）的比例减去贬损者（0至6分）的比例，以分计，从−100到100。',
    en: 'Of the answers to the question whether one would recommend, the share of promoters (9 and 10 of 0–10) less that of detractors (0 to 6), in points from −100 to 100.'
  },
  formula: {
    'zh-CN': '（推荐者 − 贬损者）÷ 答卷数 × 100',
    en: '(promoters − detractors) ÷ answers × 100'
  },
  source: { 'zh-CN': '满意度调查答卷', en: 'Answers to surveys' },
  reads: ['period_responses'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'net-score',
  sql: new URL('nps.sql', import.meta.url),
  examples: [
    inSeptember({
      title: {
        'zh-CN': '10分、9分、8分、6分、0分：（2 − 2）÷ 5 = 0',
        en: 'Scores of 10, 9, 8, 6 and 0: (2 − 2) ÷ 5 = 0'
      },
      answers: answersTo('nps', [10, 9, 8, 6, 0]),
      expected: { value: 0, numerator: 0, denominator: 5 }
    }),
    inSeptember({
      title: { 'zh-CN': '没有答卷就没有净推荐值', en: 'Without answers there is none' },
      answers: answersTo('csat', [5]),
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '9分是推荐者，7分被动，6分贬损；9月30日末计入，10月1日不计：（2 − 1）÷ 4 = 25',
        en: 'A 9 promotes, a 7 is passive, a 6 detracts; the end of 30 September counts, 1 October does not: (2 − 1) ÷ 4 = 25'
      },
      answers: [
        { responded_at: '2026-08-31 23:59:59', survey: 'nps', score: 0 },
        { responded_at: '2026-09-01 00:00:00', survey: 'nps', score: 9 },
        { responded_at: '2026-09-02', survey: 'nps', score: 7 },
        { responded_at: '2026-09-03', survey: 'nps', score: 6 },
        { responded_at: '2026-09-30 23:59:59', survey: 'nps', score: 10 },
        { responded_at: '2026-10-01 00:00:00', survey: 'nps', score: 0 }
      ],
      expected: { value: 25, numerator: 100, denominator: 4 }
    })
  ]
})
