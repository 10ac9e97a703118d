import { defineKpi } from '../../define-query.ts'

export const units = defineKpi({
  name: 'units',
  label: { 'zh-CN': '销售件数', en: 'Units' },
  unit: 'units',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN': '期间内销售行与退货行的数量之和，退货为负；调整行不计。',
    en: 'The quantities of the sale and return lines of the period, returns negative; adjustments do not count.'
  },
  formula: { 'zh-CN': 'Σ 数量（销售行与退货行）', en: 'Σ quantity over sale and return lines' },
  source: { 'zh-CN': '销售明细', en: 'Sales lines' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: true,
  adds_up_over_time: true,
  sql: new URL('units.sql', import.meta.url),
  examples: [
    {
      title: { 'zh-CN': '卖出5件和2.5件，退回1件：6.5件', en: '5 and 2.5 sold, 1 returned: 6.5' },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', quantity: 5, amount: 50 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', quantity: 2.5, amount: 25 },
        { ordered_at: '2026-09-12', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -10 }
      ],
      period: { month: '2026-09' },
      expected: { value: 6.5 }
    },
    {
      title: { 'zh-CN': '赠品（零元）是调整行，不计件数', en: 'A gift at zero is an adjustment and no unit' },
      sales: [{ ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', quantity: 3, amount: 0 }],
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '闰年2月29日属于2月',
        en: '29 February of a leap year belongs to February'
      },
      sales: [
        { ordered_at: '2024-02-29 12:00:00', order_id: 'A1', customer_id: 'Li', quantity: 4, amount: 40 },
        { ordered_at: '2024-03-01 00:00:00', order_id: 'A2', customer_id: 'Li', quantity: 8, amount: 80 }
      ],
      period: { month: '2024-02' },
      expected: { value: 4 }
    }
  ]
})
