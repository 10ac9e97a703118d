import { defineKpi } from '../../define-query.ts'

export const newCustomers = defineKpi({
  name: 'new-customers',
  label: { 'zh-CN': '新客户数', en: 'New customers' },
  unit: 'count',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN':
      '首次购买（第一条销售行）落在期间内的不同客户数；按产品、渠道或销售地区看时指首次在其中购买；数据开始之前的购买无从得知。',
    en: 'Distinct customers whose first purchase falls in the period; seen by product, channel or region of the sale it is the first one there, and purchases before the data begin are not known.'
  },
  formula: {
    'zh-CN': '首次购买日在期间内的客户数',
    en: 'customers whose first purchase day lies in the period'
  },
  source: { 'zh-CN': '销售明细（全部历史）', en: 'Sales lines, all of their history' },
  reads: ['first_purchases'],
  looks_back: 'all',
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: true,
  sql: new URL('new-customers.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': 'Li 8月已买过，Wu 9月首次买了两次，一单没有客户编号：1人',
        en: 'Li had bought in August, Wu came in September and bought twice, one order names no customer: 1'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-09-11', order_id: 'A3', customer_id: 'Wu', amount: 10 },
        { ordered_at: '2026-09-12', order_id: 'A4', customer_id: 'Wu', amount: 10 },
        { ordered_at: '2026-09-12', order_id: 'A5', amount: 10 }
      ],
      period: { month: '2026-09' },
      expected: { value: 1 }
    },
    {
      title: {
        'zh-CN': '只有老客户购买的月份为0',
        en: 'A month in which only earlier customers bought is 0'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A2', customer_id: 'Li', amount: 30 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '8月31日最后一秒买过的不算新，9月的首日和末日都算；8月的零元赠品不是购买：3人',
        en: 'Bought in the last second of August is not new, on the first or last day of September is; a gift in August was no purchase: 3'
      },
      sales: [
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 1 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 1 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A3', customer_id: 'Wu', amount: 1 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A4', customer_id: 'Yu', amount: 1 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A5', customer_id: 'He', amount: 1 },
        { ordered_at: '2026-08-15', order_id: 'A6', customer_id: 'An', amount: 0 },
        { ordered_at: '2026-09-15', order_id: 'A7', customer_id: 'An', amount: 1 }
      ],
      period: { month: '2026-09' },
      expected: { value: 3 }
    }
  ]
})
