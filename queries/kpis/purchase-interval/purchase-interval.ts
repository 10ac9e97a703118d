import { defineKpi } from '../../define-query.ts'
import { withinPeriod } from './within-period.ts'

export const purchaseInterval = defineKpi({
  name: 'purchase-interval',
  label: { 'zh-CN': '购买间隔', en: 'Purchase interval' },
  unit: 'days',
  kind: 'median',
  direction: 'down',
  variant: 'trailing-year',
  variant_label: { 'zh-CN': '近365天', en: 'Last 365 days' },
  definition: {
    'zh-CN':
      '同一客户相邻两个购买日相隔天数的中位数，两个购买日都须在窗口内：按月、按季看时为截至期末的365天，自选日期时为这些日期。',
    en: 'The median number of days between two purchase days of a customer that follow each other and both lie in the window: the 365 days that end with the month or quarter, or just the days chosen.'
  },
  formula: {
    'zh-CN': '中位数（购买日 − 上一个购买日）',
    en: 'median of (purchase day − purchase day before)'
  },
  source: { 'zh-CN': '销售明细（有客户编号）', en: 'Sales lines that name a customer' },
  reads: ['purchase_days'],
  window: 'trailing-year',
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  sql: new URL('purchase-interval.sql', import.meta.url),
  alternatives: [withinPeriod],
  examples: [
    {
      title: {
        'zh-CN': 'Li相隔10天和30天，Wu相隔20天：中位数20天',
        en: 'Li bought after 10 and after 30 days, Wu after 20: the middle is 20'
      },
      sales: [
        { ordered_at: '2026-01-01', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-01-11', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-02-10', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-03-01', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-03-21', order_id: 'A5', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 20 }
    },
    {
      title: {
        'zh-CN': '谁都没有在第二天再买（同一天两单不是间隔）：没有间隔',
        en: 'Nobody bought on a second day, and two orders on one day are no interval: none'
      },
      sales: [
        { ordered_at: '2026-09-03 09:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03 17:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-04', order_id: 'A3', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null }
    },
    {
      title: {
        'zh-CN': '窗口从2025年10月1日起：从9月30日算起的1天不计，之后的30天和40天计：中位数35天',
        en: 'The window begins on 1 October 2025: the day from 30 September to it does not count, the 30 and the 40 after it do: 35'
      },
      sales: [
        { ordered_at: '2025-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2025-10-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2025-10-31', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-21', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A5', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A6', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 35 }
    }
  ]
})
