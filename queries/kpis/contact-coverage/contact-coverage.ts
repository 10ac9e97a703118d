import { defineKpi } from '../../define-query.ts'

// The tier by its amounts: the customer of these examples is regular, and owed a contact a quarter.
const sales = [{ ordered_at: '2026-01-05', order_id: 'A1', customer_id: 'Li', amount: 1 }]
const settings = { as_of: '2026-10-31', tier_strategic_minimum: '1000', tier_key_minimum: '100' }

const made = (contact_id: string, contacted_at: string): Record<string, string> => ({
  ...{ contact_id, customer_id: 'Li', contacted_at }
})

export const contactCoverage = defineKpi({
  name: 'contact-coverage',
  label: { 'zh-CN': '联系覆盖率', en: 'Contact coverage' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '按客户等级的联系节奏，期间内到期的每周、每月、每季度的要求中做到的比例；等级以该周、月、季度开始时为准，此前还不认识的客户不算。',
    en: 'Of what the rhythm of customers’ tiers asked for in the weeks, months and quarters that ended in the period, the share that was done; tiers are those as they began, and customers not known by then do not count.'
  },
  formula: {
    'zh-CN': '做到的要求 ÷ 到期的要求',
    en: 'requirements met ÷ requirements that came to their end'
  },
  source: { 'zh-CN': '联系记录、客户等级', en: 'Contacts, customer tiers' },
  reads: ['period_requirements'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('contact-coverage.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '普通客户每季度联系一次：三季度联系过，9月到期时做到了：100%',
        en: 'A regular customer is owed a contact a quarter: one in the third, which ends in September: 100%'
      },
      sales,
      settings,
      sources: { contacts: [made('1', '2026-07-20 10:00:00')] },
      period: { month: '2026-09' },
      expected: { value: 1, numerator: 1, denominator: 1 }
    },
    {
      title: {
        'zh-CN': '10月没有到期的季度，四季度还没过完：没有这个比例',
        en: 'No quarter ends in October, and the fourth is not over: there is no rate'
      },
      sales,
      settings,
      sources: { contacts: [made('1', '2026-07-20 10:00:00')] },
      period: { month: '2026-10' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '9月还没过完：三季度的联系虽已做到，也要到期才算：没有这个比例',
        en: 'September is not over: the contact of the third quarter was made, but counts only at its end: there is no rate'
      },
      sales,
      settings: { ...settings, as_of: '2026-09-15' },
      sources: { contacts: [made('1', '2026-07-20 10:00:00')] },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '季度最后一秒的联系算三季度，下一秒的不算：二、三季度里做到一个：50%',
        en: 'A contact in the last second of a quarter is of it, one a second later is not: of the second and the third one was kept: 50%'
      },
      sales,
      settings,
      sources: {
        contacts: [
          made('1', '2026-04-01 00:00:00'),
          made('2', '2026-06-30 23:59:59'),
          made('3', '2026-10-01 00:00:00')
        ]
      },
      period: { from: '2026-04-01', to: '2026-09-30' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
