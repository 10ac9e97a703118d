import { defineAlternative } from '../../define-query.ts'

export const value = defineAlternative({
  name: 'value',
  label: { 'zh-CN': '按金额', en: 'Weighted by value' },
  definition: {
    'zh-CN': '上一期购买的客户当期的净销售额中，属于本期也购买了的客户的部分；没有客户编号的销售不计。',
    en: 'Of the net sales of the period before to the customers who bought in it, the share of those who bought in this one too; sales without a customer id do not count.'
  },
  formula: {
    'zh-CN': '留存客户上一期的净销售额 ÷ 上一期购买的客户上一期的净销售额',
    en: 'net sales of the period before to those kept ÷ net sales of the period before to those who bought'
  },
  reads: ['purchase_days', 'base_sales'],
  looks_back: 'base',
  sql: new URL('value.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '8月Li买320退20，Wu买100，一单50没有客户编号；Li在9月再来：300 ÷ 400 = 75%',
        en: 'In August Li bought for 320 and returned 20, Wu bought for 100, 50 name no customer; Li came again in September: 300 of 400, 75%'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 120 },
        { ordered_at: '2026-08-13', order_id: 'A2', customer_id: 'Li', amount: 200 },
        { ordered_at: '2026-08-20', order_id: 'A2', customer_id: 'Li', quantity: -1, amount: -20 },
        { ordered_at: '2026-08-14', order_id: 'A3', customer_id: 'Wu', amount: 100 },
        { ordered_at: '2026-08-15', order_id: 'A4', amount: 50 },
        { ordered_at: '2026-09-03', order_id: 'A5', customer_id: 'Li', amount: 7 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.75, numerator: 300, denominator: 400 }
    },
    {
      title: {
        'zh-CN': '上一期只有退货和没有客户编号的销售，就没有留存率',
        en: 'Where the period before had but returns and sales without a customer there is no rate'
      },
      sales: [
        { ordered_at: '2026-07-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', quantity: -1, amount: -30 },
        { ordered_at: '2026-08-04', order_id: 'A2', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A3', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          '8月1日的60、15日的100和31日的40都计；Li于9月30日、Yu于9月1日再来，Wu 10月1日才来：160 ÷ 200 = 80%',
        en: 'The 60 of 1, the 100 of 15 and the 40 of 31 August count; Li came again on 30 and Yu on 1 September, Wu on 1 October, too late: 160 of 200, 80%'
      },
      sales: [
        { ordered_at: '2026-07-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 1000 },
        { ordered_at: '2026-08-01 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 60 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 40 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A4', customer_id: 'Li', amount: 7 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A5', customer_id: 'Wu', amount: 7 },
        { ordered_at: '2026-08-15', order_id: 'A6', customer_id: 'Yu', amount: 100 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A7', customer_id: 'Yu', amount: 7 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.8, numerator: 160, denominator: 200 }
    }
  ]
})
