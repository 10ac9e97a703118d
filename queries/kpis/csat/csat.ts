import { defineKpi } from '../../define-query.ts'
import { answersTo, inSeptember } from '../../satisfaction/survey-examples.ts'

export const csat = defineKpi({
  name: 'csat',
  label: { 'zh-CN': '满意度CSAT', en: 'CSAT' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内满意度答卷中，打分为量表最高两档（1–5分为4、5分）的比例；按答卷日计，不满意与一般都算未满意。',
    en: 'Of the answers to satisfaction surveys in the period, the share with one of the two best scores of the scale (4 and 5 of 1–5); by the day of the answer.'
  },
  formula: {
    'zh-CN': '最高两档的答卷数 ÷ 满意度答卷数',
    en: 'answers in the two top boxes ÷ answers'
  },
  source: { 'zh-CN': '满意度调查答卷', en: 'Answers to surveys' },
  reads: ['period_responses'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  companions: ['csat-score'],
  sql: new URL('csat.sql', import.meta.url),
  examples: [
    inSeptember({
      title: { 'zh-CN': '4分、5分、3分、2分各一份：50%', en: 'Scores of 4, 5, 3 and 2: 50%' },
      answers: answersTo('csat', [4, 5, 3, 2]),
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    }),
    inSeptember({
      title: {
        'zh-CN': '只有净推荐值的答卷，就没有满意度',
        en: 'Where all answers are to another survey there is none'
      },
      answers: answersTo('nps', [9]),
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '9月1日与9月30日末的计入，8月31日、10月1日的不计；1–7分的量表满分之下一分也算：3÷4',
        en: '1 September and the end of 30 September count, 31 August and 1 October do not; of a scale of 1–7 a 6 counts, too: 3 of 4'
      },
      answers: [
        { responded_at: '2026-08-31 23:59:59', survey: 'csat', score: 1 },
        { responded_at: '2026-09-01 00:00:00', survey: 'csat', score: 5 },
        { responded_at: '2026-09-15', survey: 'csat', score: 6, scale: [1, 7] },
        { responded_at: '2026-09-16', survey: 'csat', score: 5, scale: [1, 7] },
        { responded_at: '2026-09-30 23:59:59', survey: 'csat', score: 4 },
        { responded_at: '2026-10-01 00:00:00', survey: 'csat', score: 1 }
      ],
      expected: { value: 0.75, numerator: 3, denominator: 4 }
    })
  ]
})
