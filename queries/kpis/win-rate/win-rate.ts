import { defineKpi } from '../../define-query.ts'

const sales = [{ ordered_at: '2026-01-01', order_id: 'A1', customer_id: 'Li', amount: 1 }]
const settings = { as_of: '2026-10-31' }

const closed = (
  opportunity_id: string,
  closed_at: string,
  outcome: string,
  created_at = '2026-08-01'
): Record<string, string> => ({
  ...{ opportunity_id, customer_id: 'Li', created_at, stage: 'offer', closed_at, outcome }
})

export const winRate = defineKpi({
  name: 'win-rate',
  label: { 'zh-CN': '赢单率', en: 'Win rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN': '期间内关闭、结果为赢单或输单的商机中赢单的比例；按关闭日计入，没有结果的不算。',
    en: 'Of the opportunities closed in the period as won or lost, the share won; each counts on the day it was closed, and none without an outcome.'
  },
  formula: { 'zh-CN': '赢单商机数 ÷（赢单 ＋ 输单商机数）', en: 'won ÷ (won + lost) opportunities' },
  source: { 'zh-CN': '商机', en: 'Opportunities' },
  reads: ['period_opportunities'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('win-rate.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '9月关闭四个商机，赢一个；还开着的不算：25%',
        en: 'Four closed in September, one of them won; an open one does not count: 25%'
      },
      sales,
      settings,
      sources: {
        opportunities: [
          closed('1', '2026-09-03', 'won'),
          closed('2', '2026-09-04', 'lost'),
          closed('3', '2026-09-05', 'lost'),
          closed('4', '2026-09-06', 'lost'),
          { opportunity_id: '5', created_at: '2026-09-07', stage: 'offer' }
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0.25, numerator: 1, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '关闭了却没有结果，就没有赢单率',
        en: 'Closed without an outcome: there is no rate'
      },
      sales,
      settings,
      sources: {
        opportunities: [
          { opportunity_id: '1', created_at: '2026-09-01', stage: 'offer', closed_at: '2026-09-09' }
        ]
      },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '9月首日和末日关闭的都算，8月31日和10月1日的不算；何时创建不论：50%',
        en: 'Closed on the first and the last day of September both count, on 31 August and 1 October neither, whenever they were created: 50%'
      },
      sales,
      settings,
      sources: {
        opportunities: [
          closed('1', '2026-08-31 23:59:59', 'won'),
          closed('2', '2026-09-01 00:00:00', 'won', '2026-02-01'),
          closed('3', '2026-09-30 23:59:59', 'lost'),
          closed('4', '2026-10-01 00:00:00', 'won')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
