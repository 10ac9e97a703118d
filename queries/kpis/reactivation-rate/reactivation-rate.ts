import { defineKpi } from '../../define-query.ts'
import { proposedWindow } from './proposed-window.ts'

export const reactivationRate = defineKpi({
  name: 'reactivation-rate',
  label: { 'zh-CN': '回流率', en: 'Reactivation rate' },
  unit: 'rate',
  kind: 'ratio',
  // Customers who come back are welcome, yet a high rate also says that W is too short, and later periods had less time.
  direction: 'neutral',
  variant: 'configured-window',
  variant_label: { 'zh-CN': '设定的W天', en: 'W days as configured' },
  definition: {
    'zh-CN':
      '期间内流失的客户（满W天未购买，同流失率）中，到数据截止日又购买过的比例，即流失判早了多少；离截止日越近的期间，客户回来的时间越短。',
    en: 'Of the customers who churned in the period (W days without a purchase, as in the churn rate), the share who have bought again by the last day of the data: how often churn was called too early; the later the period, the less time they have had.'
  },
  formula: {
    'zh-CN': '流失后又购买的客户数 ÷ 期间内流失的客户数',
    en: 'customers who bought again after churning ÷ customers who churned in the period'
  },
  source: { 'zh-CN': '销售明细（有客户编号）', en: 'Sales lines that name a customer' },
  reads: ['purchase_days'],
  looks_back: 'churn-window',
  looks_ahead: true,
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('reactivation-rate.sql', import.meta.url),
  alternatives: [proposedWindow],
  examples: [
    {
      title: {
        'zh-CN': 'W为30，9月流失两人：He过了36天又来，Li没有；没有流失的Wu不在其中：50%',
        en: 'With W = 30 two churned in September: He came back after 36 days, Li did not; Wu did not churn and is not of them: 50%'
      },
      sales: [
        { ordered_at: '2026-08-10', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-05', order_id: 'A2', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A3', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-25', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-20', order_id: 'A5', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: { 'zh-CN': '无人流失，就没有回流率', en: 'Where nobody churned there is no rate' },
      sales: [
        { ordered_at: '2026-08-25', order_id: 'A1', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-20', order_id: 'A2', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          'W为30，数据到12月31日：Li第31天再来，Wu截止日当天再来，都算；He次日才来，An没来；第30天来的Yu没有流失，Mo到10月1日才流失：2 ÷ 4',
        en: 'With W = 30, data until 31 December: Li came on day 31, Wu on the very last day, both count; He a day later, An never; Yu came on day 30 and had not churned, Mo did on 1 October only: 2 of 4'
      },
      sales: [
        { ordered_at: '2026-08-15', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-15 00:00:00', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-12-31 23:59:59', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A5', customer_id: 'He', amount: 30 },
        { ordered_at: '2027-01-01 00:00:00', order_id: 'A6', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-02 00:00:00', order_id: 'A7', customer_id: 'An', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A8', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-14 23:59:59', order_id: 'A9', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-08-20', order_id: 'B1', customer_id: 'Mo', amount: 30 },
        { ordered_at: '2026-09-01', order_id: 'B2', customer_id: 'Mo', amount: 30 },
        { ordered_at: '2026-11-01', order_id: 'B3', customer_id: 'Mo', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', churn_window_days: 30 },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN':
          '季度长于W = 30：Li 7月流失、9月又来；7月才首次购买的Wu流失了，但期初前没有购买，不在其中：100%',
        en: 'A quarter is longer than W = 30: Li churned in July and came back in September; Wu, who first bought in July, was no customer before it and is not of them: 100%'
      },
      sales: [
        { ordered_at: '2026-06-20', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-07-05', order_id: 'A3', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-12-31', churn_window_days: 30 },
      period: { quarter: '2026-Q3' },
      expected: { value: 1, numerator: 1, denominator: 1 }
    }
  ]
})
