import { defineKpi } from '../../define-query.ts'
import { proposedWindow } from './proposed-window.ts'

export const churnRate = defineKpi({
  name: 'churn-rate',
  label: { 'zh-CN': '流失率', en: 'Churn rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'down',
  variant: 'configured-window',
  variant_label: { 'zh-CN': '设定的 W 天', en: 'W days as configured' },
  definition: {
    'zh-CN':
      '期初前 W 天内有过购买的客户中，在期间内达到连续 W 天没有购买的比例；W 为配置 churn_window_days（默认 90），之后又回来的也计入，另见回流率。',
    en: 'Of the customers who bought in the W days before the period, the share who reach W days without a purchase within it; W is churn_window_days of the config (90 unless set), and those who came back afterwards still count, see the reactivation rate.'
  },
  formula: {
    'zh-CN': '期间内满 W 天未购买的客户数 ÷ 期初前 W 天内购买过的客户数',
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
          'W 为 30：Li 8 月 10 日后没再买，He 过了 36 天才来，都流失；Wu 和 An 30 天内再来；7 月后没买的 Yu 不在其中：50%',
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
        'zh-CN': 'W 为 30：期初前 30 天无人购买，就没有流失率',
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
          'W 为 30：Li 在 9 月 1 日、He 在 9 月 30 日满 30 天，An 第 31 天才来，都流失；Yu 第 30 天来，没有；8 月 1 日的 Wu 之前已流失，9 月 1 日首购的 Mo 期初前没有购买：3 ÷ 4',
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
        'zh-CN': '数据到 9 月 15 日，W 为 30：Li 15 日当天满 30 天，算；Wu 16 日才满，还不算：50%',
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
        'zh-CN': '季度长于 W = 30：Li 7 月 5 日买过之后才满 30 天，仍在季度内，流失；Wu 每月都来，没有：50%',
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
