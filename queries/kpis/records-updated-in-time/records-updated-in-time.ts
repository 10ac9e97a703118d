import { defineKpi } from '../../define-query.ts'

const sales = ['Li', 'Wu', 'He', 'An'].map((customer_id) => ({
  ordered_at: '2026-01-01',
  order_id: customer_id,
  customer_id,
  amount: 1
}))
const settings = { as_of: '2026-10-31' }

/** A contact on 1 September with a step due on the 10th, and when the next one with the customer was recorded. */
const due = (customer_id: string, recorded_at?: string): Record<string, string>[] => [
  {
    contact_id: `${customer_id} 1`,
    customer_id,
    contacted_at: '2026-09-01 10:00:00',
    next_due_on: '2026-09-10'
  },
  ...(recorded_at === undefined
    ? []
    : [{ contact_id: `${customer_id} 2`, customer_id, contacted_at: '2026-09-10 10:00:00', recorded_at }])
]

export const recordsUpdatedInTime = defineKpi({
  name: 'records-updated-in-time',
  label: { 'zh-CN': '客户档案及时更新率', en: 'Records updated in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内到期的下一步中，到期后在时限内（默认72小时，自到期日结束算起）就把下一次联系记入客户档案的比例；提前记录的算及时，尚未更新而时限未到的，以及客户编号无人认得的，不算。没有写何时记录的联系，以联系时间为准。',
    en: 'Of the next steps that fell due in the period, the share after which the next contact stood in the customer’s record within the limit (72 hours from the end of that day unless configured); one recorded before counts as in time, and those not updated whose time is not over, or of customers whose ids nothing else names, do not count. Where nothing says when a contact was recorded, its own time is taken.'
  },
  formula: {
    'zh-CN': '时限内更新的档案 ÷ 已更新或已过期的档案',
    en: 'updated in time ÷ updated or stale'
  },
  source: { 'zh-CN': '联系记录', en: 'Contacts' },
  reads: ['period_next_steps'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('records-updated-in-time.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '四个下一步9月10日到期：一份档案当天更新，一份13日，一份20日才更新，一份一直没有：50%',
        en: 'Four steps fell due on 10 September: one record was updated that day, one on the 13th, one only on the 20th, one never: 50%'
      },
      sales,
      settings,
      sources: {
        contacts: [
          ...due('Li', '2026-09-10 18:00:00'),
          ...due('Wu', '2026-09-13 09:00:00'),
          ...due('He', '2026-09-20 09:00:00'),
          ...due('An')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 2, denominator: 4 }
    },
    {
      title: {
        'zh-CN': '10月没有到期的下一步：没有这个比例',
        en: 'No step fell due in October: there is no rate'
      },
      sales,
      settings,
      sources: { contacts: due('Li') },
      period: { month: '2026-10' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '自10日结束起整整72小时还算及时，多一秒就过期：50%',
        en: 'Exactly 72 hours after the end of the 10th is in time, a second more is stale: 50%'
      },
      sales,
      settings,
      sources: { contacts: [...due('Li', '2026-09-14 00:00:00'), ...due('Wu', '2026-09-14 00:00:01')] },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    },
    {
      title: {
        'zh-CN': '数据到9月12日为止，72小时还没满：还不知道，没有这个比例',
        en: 'The data end with 12 September, before 72 hours are over: not known yet, there is no rate'
      },
      sales,
      settings: { as_of: '2026-09-12' },
      sources: { contacts: due('Li') },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    }
  ]
})
