import { defineKpi } from '../../define-query.ts'

export const averageOrderValue = defineKpi({
  name: 'average-order-value',
  label: { 'zh-CN': '客单价', en: 'Average order value' },
  unit: 'money',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN': '期间内净销售额除以订单数，即平均每单净额；退货与调整行减少金额，只有退货或调整的订单不计单数。',
    en: 'Net sales of the period per order; returns and adjustments lower the money, and an order of nothing else is not counted.'
  },
  formula: { 'zh-CN': '净销售额 ÷ 订单数', en: 'net sales ÷ orders' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_sales', 'period_orders'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('average-order-value.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': 'A1两行共50，A2为30，A2退回10：70 ÷ 2单 = 35',
        en: 'A1 has two lines worth 50, A2 is 30, of which 10 came back: 70 over 2 orders is 35'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-09-10', order_id: 'A2', amount: 30 },
        { ordered_at: '2026-09-12', order_id: 'A2', quantity: -1, amount: -10 }
      ],
      period: { month: '2026-09' },
      expected: { value: 35, numerator: 70, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '只有退货的月份没有订单，也就没有客单价',
        en: 'A month of nothing but returns has no order, and so no value'
      },
      sales: [
        { ordered_at: '2026-08-30', order_id: 'A1', customer_id: 'Li', amount: 50 },
        { ordered_at: '2026-09-02', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -50 }
      ],
      period: { month: '2026-09' },
      expected: { value: null, numerator: -50, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '跨月的订单在季度里是一单：50 ÷ 1；10月1日零点的不算',
        en: 'An order on both sides of a month end is one in the quarter: 50 over 1; midnight of 1 October is outside'
      },
      sales: [
        { ordered_at: '2026-07-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-01 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 500 }
      ],
      period: { quarter: '2026-Q3' },
      expected: { value: 50, numerator: 50, denominator: 1 }
    }
  ]
})
