import { defineKpi } from '../../define-query.ts'

export const activeCustomers = defineKpi({
  name: 'active-customers',
  label: { 'zh-CN': '活跃客户数', en: 'Active customers' },
  unit: 'count',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN': '期间内至少有一条销售行的不同客户数；没有客户编号的销售不计。',
    en: 'Distinct customers with at least one sale line in the period; sales without a customer id do not count.'
  },
  formula: { 'zh-CN': '不同客户数（有销售行）', en: 'distinct customers with a sale line' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_orders'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('active-customers.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': 'Li买两次，Wu买一次，一单没有客户编号：2人',
        en: 'Li bought twice, Wu once, one order names no customer: 2'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Li', amount: 20 },
        { ordered_at: '2026-09-10', order_id: 'A3', customer_id: 'Wu', amount: 10 },
        { ordered_at: '2026-09-12', order_id: 'A4', amount: 10 }
      ],
      period: { month: '2026-09' },
      expected: { value: 2 }
    },
    {
      title: { 'zh-CN': '只退货的客户不算活跃', en: 'A customer who only returned is not active' },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -30 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '首日和末日都算，前后各一天不算',
        en: 'The first and the last day count, the days on either side do not'
      },
      sales: [
        { ordered_at: '2026-09-09 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 1 },
        { ordered_at: '2026-09-10 00:00:00', order_id: 'A2', customer_id: 'Wu', amount: 1 },
        { ordered_at: '2026-09-20 23:59:59', order_id: 'A3', customer_id: 'Yu', amount: 1 },
        { ordered_at: '2026-09-21 00:00:00', order_id: 'A4', customer_id: 'He', amount: 1 }
      ],
      period: { from: '2026-09-10', to: '2026-09-20' },
      expected: { value: 2 }
    }
  ]
})
