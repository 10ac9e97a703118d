import { defineAlternative } from '../../define-query.ts'
import type { ExampleLine } from '../../define-query.ts'

/** Nine gaps of 20 days, all before July: they propose W and are counted in none of the periods below. */
const everyTwentyDays: readonly ExampleLine[] = [
  '2026-01-01',
  '2026-01-21',
  '2026-02-10',
  '2026-03-02',
  '2026-03-22',
  '2026-04-11',
  '2026-05-01',
  '2026-05-21',
  '2026-06-10',
  '2026-06-30'
].map((day, index) => ({ ordered_at: day, order_id: `G${index}`, customer_id: 'Yu', amount: 30 }))

export const proposedWindow = defineAlternative({
  name: 'proposed-window',
  label: { 'zh-CN': '数据建议的W天', en: 'W days as the data propose' },
  definition: {
    'zh-CN':
      '期间内流失的客户（满W天未购买）中，到数据截止日又购买过的比例；W由数据得出：相邻两个购买日的间隔有九成不超过W天。',
    en: 'Of the customers who churned in the period, with W days without a purchase, the share who have bought again by the last day of the data; W comes from the data: nine of ten gaps between purchase days of a customer are no longer than W days.'
  },
  formula: {
    'zh-CN': '流失后又购买的客户数 ÷ 期间内流失的客户数，W = 购买间隔的第90百分位数',
    en: 'customers who bought again after churning ÷ customers who churned in the period, W = 90th percentile of gaps'
  },
  reads: ['purchase_days'],
  looks_back: 'churn-window',
  looks_ahead: true,
  churn_window: 'proposed',
  interval: 'wilson',
  sql: new URL('reactivation-rate.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '十个间隔中九个是20天，W为20：9月流失的Li 41天后又来，He没有来：50%',
        en: 'Nine of ten gaps are 20 days, so W = 20: of those who churned in September Li came back after 41 days, He did not: 50%'
      },
      sales: [
        ...everyTwentyDays,
        { ordered_at: '2026-08-21', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-01', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-30', order_id: 'A3', customer_id: 'He', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': 'W为20：无人流失，就没有回流率',
        en: 'With W = 20: where nobody churned there is no rate'
      },
      sales: [
        ...everyTwentyDays,
        { ordered_at: '2026-08-20', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-09', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-29', order_id: 'A3', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': 'W为20：9月1日流失的Li于截止日10月31日再来，算；9月30日流失的He没有来：50%',
        en: 'With W = 20: Li churned on 1 September and came back on 31 October, the last day of the data; He, who churned on 30 September, did not: 50%'
      },
      sales: [
        ...everyTwentyDays,
        { ordered_at: '2026-08-12 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-10-31 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-21 23:59:59', order_id: 'A3', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-09-10 23:59:59', order_id: 'A4', customer_id: 'He', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
