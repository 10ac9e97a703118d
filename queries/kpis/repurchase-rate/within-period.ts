import { defineAlternative } from '../../define-query.ts'

export const withinPeriod = defineAlternative({
  name: 'within-period',
  label: { 'zh-CN': '期间内', en: 'Within the period' },
  definition: {
    'zh-CN': '期间内有购买的客户中，在同一期间内下过至少两单的比例；没有客户编号的订单不计。',
    en: 'Of the customers who bought in the period, the share with at least two orders in that same period; orders without a customer id do not count.'
  },
  formula: {
    'zh-CN': '期间内至少两单的客户数 ÷ 期间内有购买的客户数',
    en: 'customers with ≥ 2 orders in the period ÷ customers with ≥ 1'
  },
  reads: ['period_buyers'],
  interval: 'wilson',
  sql: new URL('repurchase-rate.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '9月Li两单，Wu 9月一单（8月另有一单）：50%',
        en: 'In September Li had two orders, Wu one, and another in August: 50%'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-13', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-23', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-23', order_id: 'A4', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: { 'zh-CN': '没有购买的月份没有复购率', en: 'A month without purchases has no rate' },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '首日零点和末日最后一秒都在9月内：Li两单；Wu的另一单早一秒：50%',
        en: 'The first instant and the last second of September lie within: Li has two orders; the other one of Wu is a second early: 50%'
      },
      sales: [
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A4', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
