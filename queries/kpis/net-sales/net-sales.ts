import { defineKpi } from '../../define-query.ts'

export const netSales = defineKpi({
  name: 'net-sales',
  label: { 'zh-CN': '净销售额', en: 'Net sales' },
  unit: 'money',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN': '期间内全部销售明细的净额之和：销售减退货，并计入零价、负价等调整行。',
    en: 'The net amounts of all sales lines of the period: sales less returns, with adjustments such as negative prices.'
  },
  formula: { 'zh-CN': 'Σ 净额（全部明细）', en: 'Σ net amount over all lines' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: true,
  adds_up_over_time: true,
  sql: new URL('net-sales.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '销售300.10与99.95，退货20.05，折让5：净额375',
        en: 'Sales of 300.10 and 99.95, a return of 20.05, an allowance of 5: 375'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 300.1 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', amount: 99.95 },
        { ordered_at: '2026-09-12', order_id: 'A2', customer_id: 'Wu', quantity: -1, amount: -20.05 },
        { ordered_at: '2026-09-20', order_id: 'A3', amount: -5 }
      ],
      period: { month: '2026-09' },
      expected: { value: 375 }
    },
    {
      title: { 'zh-CN': '没有销售的月份为0，不是空', en: 'A month without sales is 0, not unknown' },
      sales: [
        { ordered_at: '2026-07-31', order_id: 'A1', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-01', order_id: 'A2', customer_id: 'Li', amount: 20 }
      ],
      period: { month: '2026-08' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '9月1日零点和9月30日最后一秒都算9月，10月1日零点不算',
        en: 'The first instant of 1 September and the last second of the 30th count, midnight of 1 October does not'
      },
      sales: [
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 1 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A3', customer_id: 'Li', amount: 100 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A4', customer_id: 'Li', amount: 1000 }
      ],
      period: { from: '2026-09-01', to: '2026-09-30' },
      expected: { value: 110 }
    }
  ]
})
