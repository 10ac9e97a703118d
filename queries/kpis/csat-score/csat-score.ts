import { defineKpi } from '../../define-query.ts'
import { answersTo, inSeptember } from '../../satisfaction/survey-examples.ts'

export const csatScore = defineKpi({
  name: 'csat-score',
  label: { 'zh-CN': '满意度均分', en: 'Mean satisfaction score' },
  unit: 'score',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内满意度答卷得分的平均；其他量表折算到1–5分。它与满意度（最高两档的比例）是两个指标：均分相同，满意的人可以多也可以少。',
    en: 'Mean score of the answers to satisfaction surveys in the period, other scales put onto 1 to 5. It is not CSAT, the share in the two top boxes: of the same mean many or few may be satisfied.'
  },
  formula: {
    'zh-CN': '得分之和 ÷ 满意度答卷数',
    en: 'Σ score ÷ answers'
  },
  source: { 'zh-CN': '满意度调查答卷', en: 'Answers to surveys' },
  reads: ['period_responses'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'mean',
  companions: ['csat'],
  sql: new URL('csat-score.sql', import.meta.url),
  examples: [
    inSeptember({
      title: { 'zh-CN': '4分、5分、3分、2分：平均3.5', en: 'Scores of 4, 5, 3 and 2: 3.5' },
      answers: answersTo('csat', [4, 5, 3, 2]),
      expected: { value: 3.5, numerator: 14, denominator: 4 }
    }),
    inSeptember({
      title: { 'zh-CN': '没有答卷就没有均分', en: 'Without answers there is no mean' },
      answers: answersTo('ces', [5]),
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '1–7分量表的4分折算为3分；9月30日末计入，10月1日不计：（3 + 5）÷ 2 = 4',
        en: 'A 4 of 1–7 is a 3 of 1–5; the end of 30 September counts, 1 October does not: (3 + 5) ÷ 2 = 4'
      },
      answers: [
        { responded_at: '2026-09-01 00:00:00', survey: 'csat', score: 4, scale: [1, 7] },
        { responded_at: '2026-09-30 23:59:59', survey: 'csat', score: 5 },
        { responded_at: '2026-10-01 00:00:00', survey: 'csat', score: 1 }
      ],
      expected: { value: 4, numerator: 8, denominator: 2 }
    })
  ]
})
