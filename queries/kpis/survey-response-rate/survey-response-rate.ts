import { defineKpi } from '../../define-query.ts'
import { inSeptember } from '../../satisfaction/survey-examples.ts'

export const surveyResponseRate = defineKpi({
  name: 'survey-response-rate',
  label: { 'zh-CN': '问卷回复率', en: 'Survey response rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内发出的问卷邀请中，截至数据截止日已有答卷的比例；按发出日计，所以最近发出的还可能有人回复。没有邀请的答卷不计入。',
    en: 'Of the invitations to surveys sent in the period, the share answered by the last day of the data; by the day of sending, so that of the latest some may still be answered. Answers without an invitation do not count.'
  },
  formula: {
    'zh-CN': '已答的邀请数 ÷ 发出的邀请数',
    en: 'answered invitations ÷ invitations'
  },
  source: { 'zh-CN': '问卷邀请与答卷', en: 'Invitations to surveys, and answers' },
  reads: ['period_invitations'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('survey-response-rate.sql', import.meta.url),
  examples: [
    inSeptember({
      title: { 'zh-CN': '发出4份，2份有答卷：50%', en: 'Four were sent, two answered: 50%' },
      invitations: [
        { invitation_id: 'I1', customer_id: 'Li', sent_at: '2026-09-02', survey: 'nps' },
        { invitation_id: 'I2', customer_id: 'Li', sent_at: '2026-09-02', survey: 'nps' },
        { invitation_id: 'I3', customer_id: 'Li', sent_at: '2026-09-03', survey: 'nps' },
        { invitation_id: 'I4', customer_id: 'Li', sent_at: '2026-09-04', survey: 'nps' }
      ],
      answers: [
        { invitation_id: 'I1', responded_at: '2026-09-03', survey: 'nps', score: 9 },
        { invitation_id: 'I2', responded_at: '2026-10-20', survey: 'nps', score: 9 }
      ],
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    }),
    inSeptember({
      title: { 'zh-CN': '期间内没有发出邀请，就没有回复率', en: 'Where none was sent there is no rate' },
      invitations: [{ invitation_id: 'I1', customer_id: 'Li', sent_at: '2026-08-02', survey: 'nps' }],
      answers: [{ invitation_id: 'I1', responded_at: '2026-09-03', survey: 'nps', score: 9 }],
      expected: { value: null, numerator: 0, denominator: 0 }
    }),
    inSeptember({
      title: {
        'zh-CN': '9月1日与30日发出的计入；截止日10月31日末的回复计，次日的不计：1÷2',
        en: 'Those sent on 1 and 30 September count; an answer at the end of 31 October, the last day, counts, one the day after does not: 1 of 2'
      },
      invitations: [
        { invitation_id: 'I1', customer_id: 'Li', sent_at: '2026-08-31 23:59:59', survey: 'nps' },
        { invitation_id: 'I2', customer_id: 'Li', sent_at: '2026-09-01 00:00:00', survey: 'nps' },
        { invitation_id: 'I3', customer_id: 'Li', sent_at: '2026-09-30 23:59:59', survey: 'nps' },
        { invitation_id: 'I4', customer_id: 'Li', sent_at: '2026-10-01 00:00:00', survey: 'nps' }
      ],
      answers: [
        { invitation_id: 'I1', responded_at: '2026-09-01', survey: 'nps', score: 9 },
        { invitation_id: 'I2', responded_at: '2026-10-31 23:59:59', survey: 'nps', score: 9 },
        { invitation_id: 'I3', responded_at: '2026-11-01 00:00:00', survey: 'nps', score: 9 },
        { invitation_id: 'I4', responded_at: '2026-10-02', survey: 'nps', score: 9 }
      ],
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    })
  ]
})
