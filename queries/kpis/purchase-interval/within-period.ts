import { defineAlternative } from '../../define-query.ts'

export const withinPeriod = defineAlternative({
  name: 'within-period',
  label: { 'zh-CN': '期间内', en: 'Within the period' },
  definition: {
    'zh-CN': '同一客户相邻两个购买日相隔天数的中位数，两个购买日都须在期间内；期间越短，能看到的间隔也越短。',
    en: 'The median number of days between two purchase days of a customer that follow each other and both lie in the period; a short period can only hold short intervals.'
  },
  formula: {
    'zh-CN': '中位数（购买日 − 上一个购买日）',
    en: 'median of (purchase day − purchase day before)'
  },
  reads: ['purchase_days'],
  sql: new URL('purchase-interval.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '9月里相隔5、7和12天：中位数7天；从8月跨过来的不计',
        en: 'Intervals of 5, 7 and 12 days in September: 7; one that began in August does not count'
      },
      sales: [
        { ordered_at: '2026-08-31', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-08', order_id: 'A3', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-15', order_id: 'A4', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A5', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-22', order_id: 'A6', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 7 }
    },
    {
      title: {
        'zh-CN': '9月里没有人买两天：没有间隔',
        en: 'Nobody bought on two days of September: none'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A2', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null }
    },
    {
      title: {
        'zh-CN': '9月1日到30日：29天；到10月1日的不计',
        en: 'From 1 to 30 September: 29 days; one that ends on 1 October does not count'
      },
      sales: [
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A3', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 29 }
    }
  ]
})
