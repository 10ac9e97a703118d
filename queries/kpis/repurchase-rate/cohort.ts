import { defineAlternative } from '../../define-query.ts'

export const cohort = defineAlternative({
  name: 'cohort',
  label: { 'zh-CN': '首购客群', en: 'First-purchase cohort' },
  definition: {
    'zh-CN':
      '首次购买落在期间内的客户中，自首次购买起N天内又下一单的比例；N为配置repeat_window_days（默认90），尚未满N天的按数据截止日为止计。',
    en: 'Of the customers whose first purchase falls in the period, the share with a second order at most N days after it; N is repeat_window_days of the config (90 unless set), and where N days have not passed yet, orders so far count.'
  },
  formula: {
    'zh-CN': 'N天内有第二单的新客户数 ÷ 新客户数',
    en: 'new customers with a second order within N days ÷ new customers'
  },
  reads: ['first_purchases', 'history_orders'],
  looks_ahead: true,
  interval: 'wilson',
  sql: new URL('cohort.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': 'N为30：Li 20天后再买，Wu 40天后才买，He 8月已买过不在其中：50%',
        en: 'With N = 30: Li bought again after 20 days, Wu only after 40, He had bought in August and is not of them: 50%'
      },
      sales: [
        { ordered_at: '2026-09-05', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-25', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-20', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-31', order_id: 'A5', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A6', customer_id: 'He', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', repeat_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: { 'zh-CN': '没有新客户的月份没有复购率', en: 'A month without new customers has no rate' },
      sales: [
        { ordered_at: '2026-08-05', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05', order_id: 'A2', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', repeat_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': 'N为30：9月30日首购，10月30日正好第30天，算；Wu第31天，不算；10月1日首购的He不在其中：50%',
        en: 'With N = 30: first on 30 September, again on 30 October, day 30, counts; day 31 of Wu does not; He began on 1 October and is not of them: 50%'
      },
      sales: [
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-30 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 00:00:00', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-31 00:00:00', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A5', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-10-02', order_id: 'A6', customer_id: 'He', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', repeat_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '首购当天的第二单也算；同一单的第二行不算：50%',
        en: 'A second order on the first day counts, a second line of the first order does not: 50%'
      },
      sales: [
        { ordered_at: '2026-09-05 09:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05 17:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-11', order_id: 'A3', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', repeat_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
