import { defineKpi } from '../../define-query.ts'

export const complaintsPerThousandOrders = defineKpi({
  name: 'complaints-per-thousand-orders',
  label: { 'zh-CN': '每千单投诉', en: 'Complaints per 1,000 orders' },
  unit: 'per_thousand',
  kind: 'ratio',
  direction: 'down',
  definition: {
    'zh-CN': '期间内提交的投诉数对每一千张订单；投诉按提交日、订单按下单日计，投诉的订单可能在更早的期间。',
    en: 'Complaints opened in the period for every thousand of its orders; a complaint may be about an earlier order.'
  },
  formula: { 'zh-CN': '投诉数 ÷ 订单数 × 1,000', en: 'complaints ÷ orders × 1,000' },
  source: { 'zh-CN': '投诉与销售明细', en: 'Complaints and sales lines' },
  reads: ['period_complaints', 'period_orders'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('complaints-per-thousand-orders.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '4张订单、1条投诉：每千单250条',
        en: 'Four orders and a complaint: 250'
      },
      sales: [
        { ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-02', order_id: 'A2', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-03', order_id: 'A3', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-04', order_id: 'A4', customer_id: 'Li', amount: 10 }
      ],
      sources: {
        complaints: [{ complaint_id: 'C1', opened_at: '2026-09-03 10:00:00' }]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 250, numerator: 1, denominator: 0.004 }
    },
    {
      title: {
        'zh-CN': '没有订单（只有退货）就没有这个比例，即使有投诉',
        en: 'Without an order (a return is none) there is no such figure, even when somebody complained'
      },
      sales: [
        { ordered_at: '2026-08-31', order_id: 'A1', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-02', order_id: 'A1', customer_id: 'Li', amount: -10, quantity: -1 }
      ],
      sources: {
        complaints: [{ complaint_id: 'C1', opened_at: '2026-09-03 10:00:00' }]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 1, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '一张订单两行算一张；9月30日最后一秒的投诉计入，10月1日的不计：2单1条',
        en: 'An order of two lines is one; the complaint of the last second of September counts, that of 1 October does not: 1 in 2'
      },
      sales: [
        { ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-09-30', order_id: 'A2', customer_id: 'Li', amount: 10 }
      ],
      sources: {
        complaints: [
          { complaint_id: 'C1', opened_at: '2026-09-30 23:59:59' },
          { complaint_id: 'C2', opened_at: '2026-10-01 00:00:00' }
        ]
      },
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 500, numerator: 1, denominator: 0.002 }
    }
  ]
})
