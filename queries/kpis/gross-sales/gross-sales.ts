import { defineKpi } from '../../define-query.ts'

export const grossSales = defineKpi({
  name: 'gross-sales',
  label: { 'zh-CN': '销售总额', en: 'Gross sales' },
  unit: 'money',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN': '期间内销售行（金额大于零且不是退货）的净额之和，未减退货。',
    en: 'The net amounts of the sale lines of the period (above zero and not returned), before returns are taken off.'
  },
  formula: { 'zh-CN': 'Σ 净额（销售行）', en: 'Σ net amount over sale lines' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: true,
  adds_up_over_time: true,
  sql: new URL('gross-sales.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '退货20和折让5不计入：销售总额400',
        en: 'A return of 20 and an allowance of 5 do not count: 400'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 300 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', amount: 100 },
        { ordered_at: '2026-09-12', order_id: 'A2', customer_id: 'Wu', quantity: -1, amount: -20 },
        { ordered_at: '2026-09-20', order_id: 'A3', amount: -5 }
      ],
      period: { month: '2026-09' },
      expected: { value: 400 }
    },
    {
      title: { 'zh-CN': '只有退货的月份为0', en: 'A month of nothing but returns is 0' },
      sales: [
        { ordered_at: '2026-08-30', order_id: 'A1', customer_id: 'Li', amount: 50 },
        { ordered_at: '2026-09-02', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -50 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '一分钱也是销售，零元不是',
        en: 'One cent is a sale, zero is not'
      },
      sales: [
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 0.01 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A2', customer_id: 'Wu', amount: 0 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0.01 }
    }
  ]
})
