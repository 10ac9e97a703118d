import { defineKpi } from '../../define-query.ts'

export const returnRate = defineKpi({
  name: 'return-rate',
  label: { 'zh-CN': '退货率', en: 'Return rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'down',
  definition: {
    'zh-CN': '期间内退货金额占销售总额的比例；退货按退货日计入，可能来自更早的销售。',
    en: 'Money returned in the period as a share of its gross sales; a return counts on its own day, even when the sale was earlier.'
  },
  formula: { 'zh-CN': '退货金额 ÷ 销售总额', en: 'returned ÷ gross sales' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('return-rate.sql', import.meta.url),
  examples: [
    {
      title: { 'zh-CN': '销售400，退货20：5%', en: 'Sales of 400, returns of 20: 5%' },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 300 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', amount: 100 },
        { ordered_at: '2026-09-12', order_id: 'A2', customer_id: 'Wu', quantity: -1, amount: -20 }
      ],
      period: { month: '2026-09' },
      expected: { value: 0.05, numerator: 20, denominator: 400 }
    },
    {
      title: {
        'zh-CN': '没有销售就没有退货率，即使有退货',
        en: 'Without sales there is no rate, even when something came back'
      },
      sales: [
        { ordered_at: '2026-08-30', order_id: 'A1', customer_id: 'Li', amount: 50 },
        { ordered_at: '2026-09-02', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -50 }
      ],
      period: { month: '2026-09' },
      expected: { value: null, numerator: 50, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '9月30日卖出、10月1日退回：计入10月，可超过100%',
        en: 'Sold on 30 September, returned on 1 October: it counts in October, where it may pass 100%'
      },
      sales: [
        { ordered_at: '2026-09-30', order_id: 'A1', customer_id: 'Li', amount: 50 },
        { ordered_at: '2026-10-01', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -50 },
        { ordered_at: '2026-10-31', order_id: 'A2', customer_id: 'Li', amount: 40 }
      ],
      period: { month: '2026-10' },
      expected: { value: 1.25, numerator: 50, denominator: 40 }
    }
  ]
})
