import { defineKpi } from '../../define-query.ts'
import { cohort } from './cohort.ts'
import { returning } from './returning.ts'
import { withinPeriod } from './within-period.ts'

export const repurchaseRate = defineKpi({
  name: 'repurchase-rate',
  label: { 'zh-CN': '复购率', en: 'Repurchase rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  variant: 'trailing-year',
  variant_label: { 'zh-CN': '近365天', en: 'Last 365 days' },
  definition: {
    'zh-CN':
      '有购买的客户中下过至少两单的比例：按月、按季看时取截至期末的365天，自选日期时只取这些日期；没有客户编号的订单不计。',
    en: 'Of the customers who bought, the share with at least two orders: in the 365 days that end with the month or quarter, or in just the days chosen; orders without a customer id do not count.'
  },
  formula: {
    'zh-CN': '至少两单的客户数 ÷ 有购买的客户数',
    en: 'customers with ≥ 2 orders ÷ customers with ≥ 1'
  },
  source: { 'zh-CN': '销售明细（有客户编号）', en: 'Sales lines that name a customer' },
  reads: ['period_buyers'],
  window: 'trailing-year',
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('repurchase-rate.sql', import.meta.url),
  alternatives: [withinPeriod, cohort, returning],
  examples: [
    {
      title: {
        'zh-CN': '近365天：Li两单，Wu一单，He一单两行，Yu只有一单（另一单在两年前）：1 ÷ 4 = 25%',
        en: 'In 365 days Li had two orders, Wu one, He one of two lines, Yu one and another two years ago: 1 of 4, 25%'
      },
      sales: [
        { ordered_at: '2025-12-05', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-05-05', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-06-05', order_id: 'A4', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-06-05', order_id: 'A4', customer_id: 'He', amount: 10 },
        { ordered_at: '2024-09-05', order_id: 'A5', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-06', order_id: 'A6', customer_id: 'Yu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.25, numerator: 1, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '没有一单写明客户，就没有复购率',
        en: 'Where no order names its customer there is no rate'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', amount: 30 },
        { ordered_at: '2026-09-04', order_id: 'A2', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '2026年9月的窗口从2025年10月1日起：Li的首单早一天，不算两单；Wu算：50%',
        en: 'The window of September 2026 begins on 1 October 2025: the first order of Li is a day too early, that of Wu is not: 50%'
      },
      sales: [
        { ordered_at: '2025-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2025-10-01 00:00:00', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A5', customer_id: 'He', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '自选日期代替365天：9月1至30日里Li只有一单，Wu一天两单：50%',
        en: 'Chosen days take the place of the 365: from 1 to 30 September Li has one order, Wu two on one day: 50%'
      },
      sales: [
        { ordered_at: '2026-08-31', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-01 09:00:00', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-01 17:00:00', order_id: 'A4', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { from: '2026-09-01', to: '2026-09-30' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
