import { defineKpi } from '../../define-query.ts'

const sales = [{ ordered_at: '2026-01-01', order_id: 'A1', customer_id: 'Li', amount: 1 }]
const settings = { as_of: '2026-10-31' }

const won = (opportunity_id: string, created_at: string, closed_at: string): Record<string, string> => ({
  ...{ opportunity_id, customer_id: 'Li', created_at, stage: 'offer', closed_at, outcome: 'won' }
})

export const salesCycle = defineKpi({
  name: 'sales-cycle',
  label: { 'zh-CN': '销售周期', en: 'Sales cycle' },
  unit: 'days',
  kind: 'median',
  direction: 'down',
  definition: {
    'zh-CN': '期间内赢单的商机从创建到关闭的天数的中位数；按关闭日计入。',
    en: 'The median number of days from creation to closing of the opportunities won in the period; each counts on the day it was closed.'
  },
  formula: { 'zh-CN': '中位数（赢单日 − 创建日）', en: 'median of (day won − day created)' },
  source: { 'zh-CN': '商机', en: 'Opportunities' },
  reads: ['period_opportunities'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('sales-cycle.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '9月赢单的用了10、20、60天；输单的不算：中位数20天',
        en: 'Won in September after 10, 20 and 60 days, one lost does not count: the middle is 20'
      },
      sales,
      settings,
      sources: {
        opportunities: [
          won('1', '2026-09-01', '2026-09-11'),
          won('2', '2026-08-20', '2026-09-09'),
          won('3', '2026-07-10', '2026-09-08'),
          { ...won('4', '2026-09-01', '2026-09-02'), outcome: 'lost' }
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 20 }
    },
    {
      title: { 'zh-CN': '没有赢单，就没有周期', en: 'Where nothing was won there is no cycle' },
      sales,
      settings,
      sources: { opportunities: [{ opportunity_id: '1', created_at: '2026-09-01', stage: 'offer' }] },
      period: { month: '2026-09' },
      expected: { value: null }
    },
    {
      title: {
        'zh-CN': '同一天创建和赢单是0天；8月31日和10月1日赢单的不算',
        en: 'Created and won on one day is 0 days; what was won on 31 August or 1 October does not count'
      },
      sales,
      settings,
      sources: {
        opportunities: [
          won('1', '2026-09-30 08:00:00', '2026-09-30 23:59:59'),
          won('2', '2026-07-01', '2026-08-31 23:59:59'),
          won('3', '2026-07-01', '2026-10-01 00:00:00')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0 }
    }
  ]
})
