import { defineKpi } from '../../define-query.ts'

export const orders = defineKpi({
  name: 'orders',
  label: { 'zh-CN': '订单数', en: 'Orders' },
  unit: 'count',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN': '期间内至少有一条销售行的不同订单号的个数；只有退货或调整的订单不计。',
    en: 'Distinct order ids with at least one sale line in the period; orders of nothing but returns or adjustments do not count.'
  },
  formula: { 'zh-CN': '不同订单号的个数（有销售行）', en: 'distinct order ids with a sale line' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_orders'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: true,
  sql: new URL('orders.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': 'A1有两行，A2一行，A3只有退货：2单',
        en: 'A1 has two lines, A2 one, A3 only a return: 2'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', amount: 10 },
        { ordered_at: '2026-09-12', order_id: 'A3', customer_id: 'Wu', quantity: -1, amount: -10 }
      ],
      period: { month: '2026-09' },
      expected: { value: 2 }
    },
    {
      title: {
        'zh-CN': '没有客户编号的订单也是订单；没有销售行则为0',
        en: 'Without a single sale line there are 0 orders'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A1', quantity: -1, amount: -30 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '跨月的订单号在整个季度只计一次',
        en: 'An order id with lines on both sides of a month end counts once in the quarter'
      },
      sales: [
        { ordered_at: '2026-07-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-01 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 20 }
      ],
      period: { quarter: '2026-Q3' },
      expected: { value: 1 }
    }
  ]
})
