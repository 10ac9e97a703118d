import { defineKpi } from '../../define-query.ts'

const sales = [{ ordered_at: '2026-01-01', order_id: 'A1', customer_id: 'Li', amount: 1 }]
const settings = { as_of: '2026-10-31' }

const made = (contact_id: string, contacted_at: string): Record<string, string> => ({
  ...{ contact_id, customer_id: 'Li', contacted_at }
})

export const contacts = defineKpi({
  name: 'contacts',
  label: { 'zh-CN': '联系次数', en: 'Contacts' },
  unit: 'count',
  kind: 'sum',
  direction: 'neutral',
  definition: {
    'zh-CN': '期间内与客户的拜访、会面、电话、消息和邮件的次数，按联系当天计，何时记录不论。',
    en: 'Visits, meetings, calls, messages and mails with customers in the period; each counts on its day, whenever it was recorded.'
  },
  formula: { 'zh-CN': '联系次数', en: 'number of contacts' },
  source: { 'zh-CN': '联系记录', en: 'Contacts' },
  reads: ['period_contacts'],
  scope_of: 'customers',
  additive: true,
  adds_up_over_time: true,
  sql: new URL('contacts.sql', import.meta.url),
  examples: [
    {
      title: { 'zh-CN': '9月联系两次：2', en: 'Two in September: 2' },
      sales,
      settings,
      sources: { contacts: [made('1', '2026-09-03 10:00:00'), made('2', '2026-09-03 15:00:00')] },
      period: { month: '2026-09' },
      expected: { value: 2 }
    },
    {
      title: { 'zh-CN': '9月没有联系：0', en: 'None in September: 0' },
      sales,
      settings,
      sources: { contacts: [made('1', '2026-08-03 10:00:00')] },
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '从9月1日零点到30日最后一秒：2；前后一秒都不计',
        en: 'From the first to the last second of September: 2; a second before or after does not count'
      },
      sales,
      settings,
      sources: {
        contacts: [
          made('1', '2026-08-31 23:59:59'),
          made('2', '2026-09-01 00:00:00'),
          made('3', '2026-09-30 23:59:59'),
          made('4', '2026-10-01 00:00:00')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 2 }
    }
  ]
})
