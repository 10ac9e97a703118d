import { defineAlternative } from '../../define-query.ts'

export const returning = defineAlternative({
  name: 'returning',
  label: { 'zh-CN': '历史累计', en: 'Ever bought twice' },
  definition: {
    'zh-CN':
      '有购买的客户中，历史累计下过至少两单的比例：按月、按季看时取截至期末365天内有购买的客户，自选日期时取这些日期内有购买的；单数计到期末为止。',
    en: 'Of the customers who bought, in the 365 days that end with the month or quarter or in just the days chosen, the share with at least two orders ever, counted up to the end of those days.'
  },
  formula: {
    'zh-CN': '历史累计至少两单的客户数 ÷ 有购买的客户数',
    en: 'customers with ≥ 2 orders ever ÷ customers with ≥ 1 in the window'
  },
  reads: ['history_orders'],
  window: 'trailing-year',
  looks_back: 'all',
  interval: 'wilson',
  sql: new URL('returning.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': 'Li两年前一单、今年一单，算；Wu今年才一单，不算；He今年没有购买，不在其中：50%',
        en: 'Li had an order two years ago and one this year and counts, Wu had but one, He none this year and is not of them: 50%'
      },
      sales: [
        { ordered_at: '2024-05-05', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-05-05', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2024-05-05', order_id: 'A4', customer_id: 'He', amount: 30 },
        { ordered_at: '2024-06-05', order_id: 'A5', customer_id: 'He', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '窗口内没有写明客户的订单，就没有复购率',
        en: 'Without an order in the window that names its customer there is no rate'
      },
      sales: [
        { ordered_at: '2024-05-05', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2024-06-05', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05', order_id: 'A3', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          '窗口从2025年10月1日到2026年9月30日：Li的首日那单算，Wu的第二单晚一天不算，Yu早一天不在其中：50%',
        en: 'From 1 October 2025 to 30 September 2026: Li bought on the first day, the second order of Wu is a day late, Yu a day early and not of them: 50%'
      },
      sales: [
        { ordered_at: '2025-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2025-10-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2025-09-29', order_id: 'A5', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2025-09-30 23:59:59', order_id: 'A6', customer_id: 'Yu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
