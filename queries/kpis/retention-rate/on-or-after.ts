import { defineAlternative } from '../../define-query.ts'

export const onOrAfter = defineAlternative({
  name: 'on-or-after',
  label: { 'zh-CN': '本期或以后购买', en: 'Bought then or later' },
  definition: {
    'zh-CN':
      '上一期有购买的客户中，自本期首日到数据截止日又购买过的比例；离截止日越近的期间，客户再来的时间越短。',
    en: 'Of the customers who bought in the period before, the share who bought again between the first day of this one and the last day of the data; the later the period, the less time they have had.'
  },
  formula: {
    'zh-CN': '上一期购买、本期或以后又购买的客户数 ÷ 上一期购买的客户数',
    en: 'customers of the period before who bought in this one or later ÷ customers of the period before'
  },
  reads: ['purchase_days'],
  looks_back: 'base',
  looks_ahead: true,
  interval: 'wilson',
  sql: new URL('on-or-after.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '8月四人购买：Li 9月再来，Wu 10月再来，He和Yu没有再来：50%',
        en: 'Four bought in August: Li again in September, Wu in October, He and Yu no more: 50%'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-13', order_id: 'A2', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-14', order_id: 'A3', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A4', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-08-25', order_id: 'A5', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A6', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-03', order_id: 'A7', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '上一期无人购买，就没有留存率',
        en: 'Where nobody bought in the period before there is no rate'
      },
      sales: [
        { ordered_at: '2026-07-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-03', order_id: 'A2', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          '数据截止于10月31日：Yu在9月1日、Li在截止日当天再来，算；Wu次日才来，尚不知道；An没有再来：50%',
        en: 'The data end on 31 October: Yu came back on 1 September and Li on that last day, both count; Wu the day after, which is not known yet, An not at all: 50%'
      },
      sales: [
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-31 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-11-01 00:00:00', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A5', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A6', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A7', customer_id: 'An', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    }
  ]
})
