import { defineAlternative } from '../../define-query.ts'

export const proposedWindow = defineAlternative({
  name: 'proposed-window',
  label: { 'zh-CN': '数据建议的W天', en: 'W days as the data propose' },
  definition: {
    'zh-CN':
      '期初前W天内有过购买的客户中，在期间内达到连续W天没有购买的比例；W由数据得出：相邻两个购买日的间隔有九成不超过W天。',
    en: 'Of the customers who bought in the W days before the period, the share who reach W days without a purchase within it; W comes from the data: nine of ten gaps between purchase days of a customer are no longer than W days.'
  },
  formula: {
    'zh-CN': '期间内满W天未购买的客户数 ÷ 期初前W天内购买过的客户数，W = 购买间隔的第90百分位数',
    en: 'customers who reach W days without a purchase ÷ customers who bought in the W days before the period, W = 90th percentile of gaps'
  },
  reads: ['purchase_days'],
  looks_back: 'churn-window',
  churn_window: 'proposed',
  interval: 'wilson',
  sql: new URL('churn-rate.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '所有间隔都是20天，所以W为20：Li和He流失，Wu和An第20天再来：50%',
        en: 'All gaps are 20 days, so W = 20: Li and He churned, Wu and An came back on day 20: 50%'
      },
      sales: [
        { ordered_at: '2026-08-01', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-21', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-30', order_id: 'A3', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-25', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-14', order_id: 'A5', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-31', order_id: 'A6', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-09-20', order_id: 'A7', customer_id: 'An', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': 'W为20：期初前20天无人购买，就没有流失率',
        en: 'With W = 20: where nobody bought in the 20 days before there is no rate'
      },
      sales: [
        { ordered_at: '2026-07-01', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-07-21', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-15', order_id: 'A3', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          'W为20：8月12日是期初前第20天，Li在其中并于9月1日流失；11日的Wu之前已流失；An第20天再来：50%',
        en: 'With W = 20: 12 August is the 20th day before, Li is of them and churns on 1 September; Wu of the 11th had churned before; An came on day 20: 50%'
      },
      sales: [
        { ordered_at: '2026-08-12 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-11 23:59:59', order_id: 'A2', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A3', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-09-20 23:59:59', order_id: 'A4', customer_id: 'An', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
