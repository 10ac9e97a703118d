import { defineKpi } from '../../define-query.ts'
import { onOrAfter } from './on-or-after.ts'
import { value } from './value.ts'

export const retentionRate = defineKpi({
  name: 'retention-rate',
  label: { 'zh-CN': '留存率', en: 'Retention rate' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  variant: 'in-period',
  variant_label: { 'zh-CN': '本期购买', en: 'Bought in the period' },
  definition: {
    'zh-CN':
      '上一期有购买的客户中本期也购买了的比例；上一期是前一个月、前一个季度，自选日期时是紧接在前的同样天数。',
    en: 'Of the customers who bought in the period before, the share who bought in this one too; the period before is the month or quarter before, or as many days just before those chosen.'
  },
  formula: {
    'zh-CN': '上一期和本期都购买的客户数 ÷ 上一期购买的客户数',
    en: 'customers who bought in both periods ÷ customers who bought in the period before'
  },
  source: { 'zh-CN': '销售明细（有客户编号）', en: 'Sales lines that name a customer' },
  reads: ['purchase_days'],
  looks_back: 'base',
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('retention-rate.sql', import.meta.url),
  alternatives: [onOrAfter, value],
  examples: [
    {
      title: {
        'zh-CN': '8月四人购买（Li两次），其中Li在9月又买；9月的新客户An不在其中：25%',
        en: 'Four bought in August, Li twice; of them Li bought in September; An, new then, is not of them: 25%'
      },
      sales: [
        { ordered_at: '2026-08-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-13', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-13', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-14', order_id: 'A4', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A5', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A6', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-04', order_id: 'A7', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-05', order_id: 'A8', customer_id: 'An', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: 0.25, numerator: 1, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '上一期无人购买，就没有留存率',
        en: 'Where nobody bought in the period before there is no rate'
      },
      sales: [
        { ordered_at: '2026-07-03', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-03', order_id: 'A2', customer_id: 'Li', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN':
          '8月首日、末日与9月首日、末日都算：Li和Yu留存，10月1日才来的He和没有再来的An没有；7月31日的Wu不在其中：50%',
        en: 'First and last days of August and September count: Li and Yu are kept; He came back on 1 October, too late, An not at all; Wu of 31 July is not of them: 50%'
      },
      sales: [
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-07-31 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A4', customer_id: 'Wu', amount: 30 },
        { ordered_at: '2026-08-01 00:00:00', order_id: 'A5', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-10-01 00:00:00', order_id: 'A6', customer_id: 'He', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A7', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A8', customer_id: 'Yu', amount: 30 },
        { ordered_at: '2026-08-15', order_id: 'A9', customer_id: 'An', amount: 30 }
      ],
      settings: { as_of: '2026-10-31' },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '9月11至20日与之前的10天相比：8月31日的Wu不在其中：100%',
        en: '11 to 20 September against the 10 days before: Wu of 31 August is not of them: 100%'
      },
      sales: [
        { ordered_at: '2026-09-01 00:00:00', order_id: 'A1', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-09-20 23:59:59', order_id: 'A2', customer_id: 'Li', amount: 30 },
        { ordered_at: '2026-08-31 23:59:59', order_id: 'A3', customer_id: 'Wu', amount: 30 }
      ],
      settings: { as_of: '2026-09-30' },
      period: { from: '2026-09-11', to: '2026-09-20' },
      expected: { value: 1, numerator: 1, denominator: 1 }
    }
  ]
})
