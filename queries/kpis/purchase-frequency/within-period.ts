import { defineAlternative } from '../../define-query.ts'

export const withinPeriod = defineAlternative({
  name: 'within-period',
  label: { 'zh-CN': '期间内', en: 'Within the period' },
  definition: {
    'zh-CN': '期间内有购买的客户在同一期间内平均下了几单；没有客户编号的订单不计。',
    en: 'How many orders a customer who bought in the period placed in it on average; orders without a customer id do not count.'
  },
  formula: { 'zh-CN': '期间内订单数 ÷ 期间内活跃客户数', en: 'orders ÷ active customers of the period' },
  reads: ['period_buyers'],
  sql: new URL('purchase-frequency.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '9月Li两单，Wu一单（8月的不计）：3 ÷ 2 = 1.5次',
        en: 'In September Li had two orders and Wu one, that of August does not count: 3 over 2 is 1.5'
      },
      sales: [
        { ordered_at: '2026-08-23', order_id: 'A1', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-13', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-23', order_id: 'A4', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 1.5, numerator: 3, denominator: 2 }
    },
    {
      title: { 'zh-CN': '没有购买的月份没有频率', en: 'A month without purchases has no frequency' },
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
        'zh-CN': '跨日的同一单只算一单，跨到10月的那单也算一单；9月1日零点和30日最后一秒都算：3 ÷ 1',
        en: 'An order with lines on two days is one, also where the second is in October; the first instant of 1 and the last second of 30 September count: 3 over 1'
      },
      sales: [
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10 23:59:59', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-11 00:00:00', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A4', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A4', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 3, numerator: 3, denominator: 1 }
    }
  ]
})
