import { defineKpi } from '../../define-query.ts'

export const costCoverage = defineKpi({
  name: 'cost-coverage',
  label: { 'zh-CN': '成本覆盖率', en: 'Cost coverage' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN': '期间内净销售额中成本已知的明细所占比例；毛利额和毛利率只由这些明细算出。',
    en: 'The share of the net sales of the period that comes from lines whose cost is known; gross profit and margin rest on these alone.'
  },
  formula: { 'zh-CN': '成本已知的净额 ÷ 净销售额', en: 'net amount of known cost ÷ net sales' },
  source: { 'zh-CN': '销售明细，产品的单位成本', en: 'Sales lines, unit costs of products' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('cost-coverage.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '净额200，其中150知道成本：75%',
        en: 'Of 200 net, 150 have a known cost: 75%'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 150, cost: 90 },
        { ordered_at: '2026-09-12', order_id: 'A2', customer_id: 'Wu', amount: 50 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0.75, numerator: 150, denominator: 200 }
    },
    {
      title: { 'zh-CN': '没有销售的月份没有覆盖率', en: 'A month without sales has none' },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 150, cost: 90 },
        { ordered_at: '2026-10-03', order_id: 'A2', customer_id: 'Li', amount: 150, cost: 90 }
      ],
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '成本为0也是已知；9月30日最后一秒算9月，10月1日零点不算：80 ÷ 80',
        en: 'A cost of 0 is known; the last second of 30 September counts, midnight of 1 October does not: 80 of 80'
      },
      sales: [
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 80, cost: 0 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 20 }
      ],
      period: { month: '2026-09' },
      expected: { value: 1, numerator: 80, denominator: 80 }
    }
  ]
})
