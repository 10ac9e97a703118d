import { defineKpi } from '../../define-query.ts'
import { proposedWindow } from './proposed-window.ts'

export const churnRate = defineKpi({
  name: 'churn-rate',
  label: { 'zh-CN': '流失率', en: 'Churn rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'down',
  variant: 'configured-window',
  variant_label: { 'zh-CN': '设定的W天', en: 'W days as configured' },
  definition: {
    'zh-CN':
      '期初前W天内有过购买的客户中，在期间内达到连续W天没有购买的比例；W为配置churn_window_days（默认90），之后又回来的也计入，另见回流率。',
    en: 'Of the customers who bought in the W days before the period, the share who reach W days without a purchase within it; W is churn_window_days of the config (90 unless set), and those who came back afterwards still count, see the reactivation rate.'
  },
  formula: {
    'zh-CN': '期间内满W天未购买的客户数 ÷ 期初前W天内购买过的客户数',
    en: 'customers who reach W days without a purchase ÷ customers who bought in the W days before the period'
  },
  source: { 'zh-CN': '销售明细（有客户编号）', en: 'Sales lines that name a customer' },
  reads: ['purchase_days'],
  looks_back: 'churn-window',
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  companions: ['reactivation-rate'],
  sql: new URL('churn-rate.sql', import.meta.url),
  alternatives: [proposedWindow],
  examples: [
    {
      title: {
        'zh-CN':
          'W为30：Li 8月10日后没再买，He过了36天才来，都流失；Wu和An 30天内再来；7月后没买的Yu不在其中：50%',
        en: 'With W = 30: Li did not buy after 10 August, He only 36 days later, both churned; Wu and An came within 30; Yu, last seen in July, is not of them: 50%'
      },
      sales: [
        { ordered_at: '2026-08-10', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-05', order_id: 'A2', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A3', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-10', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-25', order_id: 'A5', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-20', order_id: 'A6', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-28', order_id: 'A7', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-09-25', order_id: 'A8', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-07-15', order_id: 'A9', customer_id: 'Yu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': 'W为30：期初前30天无人购买，就没有流失率',
        en: 'With W = 30: where nobody bought in the 30 days before there is no rate'
      },
      sales: [
        { ordered_at: '2026-07-15', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-15', order_id: 'A2', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          'W为30：Li在9月1日、He在9月30日满30天，An第31天才来，都流失；Yu第30天来，没有；8月1日的Wu之前已流失，9月1日首购的Mo期初前没有购买：3 ÷ 4',
        en: 'With W = 30: Li reaches 30 days on 1 September, He on the 30th, An came on day 31, all churned; Yu came on day 30 and did not; Wu of 1 August had churned before, Mo only began on 1 September: 3 of 4'
      },
      sales: [
        { ordered_at: '2026-08-02 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A2', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A3', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-09-15 00:00:00', order_id: 'A4', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A5', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-14 23:59:59', order_id: 'A6', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-08-01 23:59:59', order_id: 'A7', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A8', customer_id: 'Mo', amount: 30 }
      ],
      settings: { as_of: '2026-10-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.75, numerator: 3, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '数据到9月15日，W为30：Li 15日当天满30天，算；Wu 16日才满，还不算：50%',
        en: 'The data end on 15 September, W = 30: Li reaches 30 days that day and counts, Wu on the 16th and does not yet: 50%'
      },
      sales: [
        { ordered_at: '2026-08-16', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-17', order_id: 'A2', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-15', complete_through: '2026-08-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '季度长于W = 30：Li 7月5日买过之后才满30天，仍在季度内，流失；Wu每月都来，没有：50%',
        en: 'A quarter is longer than W = 30: Li bought on 5 July and reached 30 days after that, still within it, and churned; Wu came every month and did not: 50%'
      },
      sales: [
        { ordered_at: '2026-06-20', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-07-05', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-06-25', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-07-20', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A5', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A6', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-10-31', churn_window_days: 30 },
      period: { quarter: '2026-Q3' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
