import { defineKpi } from '../../define-query.ts'

export const grossMargin = defineKpi({
  name: 'gross-margin',
  label: { 'zh-CN': '毛利率', en: 'Gross margin' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN': '期间内成本已知的明细中，毛利额占净额的比例；这些明细占净销售额多少，见成本覆盖率。',
    en: 'Gross profit as a share of the net amount of the lines of the period whose cost is known; how much of net sales these are is the cost coverage.'
  },
  formula: {
    'zh-CN': '毛利额 ÷ 成本已知的净额',
    en: 'gross profit ÷ net amount of known cost'
  },
  source: { 'zh-CN': '销售明细，产品的单位成本', en: 'Sales lines, unit costs of products' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  companions: ['cost-coverage'],
  sql: new URL('gross-margin.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '100成本60，60成本36，40成本不明：64 ÷ 160 = 40%',
        en: '100 that cost 60, 60 that cost 36, 40 of unknown cost: 64 of 160, 40%'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 100, cost: 60 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', amount: 60, cost: 36 },
        { ordered_at: '2026-09-12', order_id: 'A3', customer_id: 'Wu', amount: 40 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0.4, numerator: 64, denominator: 160 }
    },
    {
      title: { 'zh-CN': '成本全都不明，就没有毛利率', en: 'Where no cost is known there is no margin' },
      sales: [{ ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '9月30日的零元赠品成本5计入，10月1日的不计：(100 − 60 − 5) ÷ 100',
        en: 'A gift of 30 September takes its cost of 5 with it, one of 1 October does not: (100 − 60 − 5) ÷ 100'
      },
      sales: [
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 100, cost: 60 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 0, cost: 5 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A3', customer_id: 'Li', amount: 0, cost: 7 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0.35, numerator: 35, denominator: 100 }
    }
  ]
})
