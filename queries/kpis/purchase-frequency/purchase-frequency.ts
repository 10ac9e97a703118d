import { defineKpi } from '../../define-query.ts'
import { withinPeriod } from './within-period.ts'

export const purchaseFrequency = defineKpi({
  name: 'purchase-frequency',
  label: { 'zh-CN': '消费频率', en: 'Purchase frequency' },
  unit: 'times',
  kind: 'ratio',
  direction: 'up',
  variant: 'trailing-year',
  variant_label: { 'zh-CN': '近365天', en: 'Last 365 days' },
  definition: {
    'zh-CN':
      '有购买的客户平均下了几单：按月、按季看时取截至期末的365天，自选日期时只取这些日期；没有客户编号的订单不计。',
    en: 'How many orders a customer who bought placed on average: in the 365 days that end with the month or quarter, or in just the days chosen; orders without a customer id do not count.'
  },
  formula: { 'zh-CN': '订单数 ÷ 活跃客户数', en: 'orders ÷ active customers' },
  source: { 'zh-CN': '销售明细（有客户编号）', en: 'Sales lines that name a customer' },
  reads: ['period_buyers'],
  window: 'trailing-year',
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  companions: ['purchase-interval'],
  sql: new URL('purchase-frequency.sql', import.meta.url),
  alternatives: [withinPeriod],
  examples: [
    {
      title: {
        'zh-CN': 'Li三单（一单有两行），Wu一单，一单没有客户编号：4 ÷ 2 = 2次',
        en: 'Li had three orders, one of two lines, Wu one, one names no customer: 4 over 2 is 2'
      },
      sales: [
        { ordered_at: '2025-12-05', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2025-12-05', order_id: 'A1', customer_id: 'Li', amount: 10 },
        { ordered_at: '2026-03-05', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-05-05', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-05-06', order_id: 'A5', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 2, numerator: 4, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '没有一单写明客户，就没有频率',
        en: 'Where no order names its customer there is no frequency'
      },
      sales: [{ ordered_at: '2026-09-03', order_id: 'A1', amount: 30 }],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '2026年9月的窗口从2025年10月1日起，9月30日的那单不算：Li两单，Wu一单，1.5次',
        en: 'The window of September 2026 begins on 1 October 2025, an order of the day before is outside: Li two, Wu one, 1.5'
      },
      sales: [
        { ordered_at: '2025-09-30 23:59:59', order_id: 'A1', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2025-10-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A5', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 1.5, numerator: 3, denominator: 2 }
    }
  ]
})
