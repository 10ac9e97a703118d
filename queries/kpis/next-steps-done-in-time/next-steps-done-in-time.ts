import { defineKpi } from '../../define-query.ts'

const sales = ['Li', 'Wu', 'He', 'An'].map((customer_id) => ({
  ordered_at: '2026-01-01',
  order_id: customer_id,
  customer_id,
  amount: 1
}))
const settings = { as_of: '2026-10-31' }

const made = (
  contact_id: string,
  customer_id: string,
  contacted_at: string,
  next_due_on?: string
): Record<string, string> => ({
  ...{ contact_id, customer_id, contacted_at },
  ...(next_due_on !== undefined && { next_due_on })
})

export const nextStepsDoneInTime = defineKpi({
  name: 'next-steps-done-in-time',
  label: { 'zh-CN': '下一步按时完成率', en: 'Next steps done in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '联系时约定的下一步中，在期间内到期的，到期日当天或之前又联系过客户的比例；逾期才联系和一直没联系的都算未按时，尚未到期的，以及客户编号无人认得的，不算。',
    en: 'Of the next steps agreed on in contacts that fell due in the period, the share whose customer was contacted again by the day on which they fell due; later, or never, is not in time, and those still to fall due, or with customers whose ids nothing else names, do not count.'
  },
  formula: {
    'zh-CN': '按时完成的下一步 ÷ 到期的下一步',
    en: 'done by their day ÷ next steps that fell due'
  },
  source: { 'zh-CN': '联系记录', en: 'Contacts' },
  reads: ['period_next_steps'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('next-steps-done-in-time.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN':
          '三个下一步在9月到期：一个提前做了，一个晚了两天，一个一直没做；另一个的客户无人认得：三分之一',
        en: 'Three steps fell due in September: one was done before, one two days late, one never; that of a customer nobody knows does not count: one third'
      },
      sales,
      settings,
      sources: {
        contacts: [
          made('1', 'Li', '2026-08-20 10:00:00', '2026-09-10'),
          made('2', 'Li', '2026-09-04 10:00:00'),
          made('3', 'Wu', '2026-09-01 10:00:00', '2026-09-08'),
          made('4', 'Wu', '2026-09-10 10:00:00'),
          made('5', 'He', '2026-09-02 10:00:00', '2026-09-20'),
          made('6', 'X9', '2026-09-02 10:00:00', '2026-09-20'),
          made('7', 'X9', '2026-09-03 10:00:00')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 1 / 3, numerator: 1, denominator: 3 }
    },
    {
      title: {
        'zh-CN': '9月没有到期的下一步：没有这个比例',
        en: 'No step fell due in September: there is no rate'
      },
      sales,
      settings,
      sources: { contacts: [made('1', 'Li', '2026-09-03 10:00:00', '2026-10-08')] },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '到期日最后一秒联系还算按时，下一秒就不算；到期日是9月30日的计入，10月1日的不计：50%',
        en: 'In the last second of its day is in time, a second later is not; due on 30 September counts, on 1 October does not: 50%'
      },
      sales,
      settings,
      sources: {
        contacts: [
          made('1', 'Li', '2026-09-03 10:00:00', '2026-09-30'),
          made('2', 'Li', '2026-09-30 23:59:59', '2026-10-01'),
          made('3', 'Wu', '2026-09-03 10:00:00', '2026-09-30'),
          made('4', 'Wu', '2026-10-01 00:00:00')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '数据到9月15日为止：当天到期未做的算逾期，20日才到期的，提前做了也不算：0%',
        en: 'The data end with 15 September: due that day and not done is late, one due on the 20th does not count, though it was done: 0%'
      },
      sales,
      settings: { as_of: '2026-09-15' },
      sources: {
        contacts: [
          made('1', 'Li', '2026-09-03 10:00:00', '2026-09-15'),
          made('2', 'Wu', '2026-09-03 10:00:00', '2026-09-20'),
          made('3', 'Wu', '2026-09-10 10:00:00')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0, numerator: 0, denominator: 1 }
    }
  ]
})
