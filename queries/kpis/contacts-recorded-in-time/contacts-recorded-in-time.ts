import { defineKpi } from '../../define-query.ts'

const sales = [{ ordered_at: '2026-01-01', order_id: 'A1', customer_id: 'Li', amount: 1 }]
const settings = { as_of: '2026-10-31' }

const made = (contact_id: string, contacted_at: string, recorded_at?: string): Record<string, string> => ({
  ...{ contact_id, customer_id: 'Li', contacted_at },
  ...(recorded_at !== undefined && { recorded_at })
})

export const contactsRecordedInTime = defineKpi({
  name: 'contacts-recorded-in-time',
  label: { 'zh-CN': '联系及时记录率', en: 'Contacts recorded in time' },
  unit: 'rate',
  kind: 'ratio',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内的联系中，联系后在时限内（默认24小时）就记录下来的比例；没有写何时记录的，以及到数据最后一天时限未满的，不算。',
    en: 'Of the contacts in the period, the share recorded within the limit (24 hours unless configured); those of which nothing says when they were recorded, or whose time is not over on the last day of the data, do not count.'
  },
  formula: {
    'zh-CN': '时限内记录的联系 ÷ 知道何时记录的联系',
    en: 'recorded in time ÷ contacts known to be or not'
  },
  source: { 'zh-CN': '联系记录', en: 'Contacts' },
  reads: ['period_contacts'],
  scope_of: 'customers',
  additive: false,
  adds_up_over_time: false,
  interval: 'wilson',
  sql: new URL('contacts-recorded-in-time.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '四次联系，一次两天后才记录，一次没写何时记录：三分之二',
        en: 'Four contacts, one recorded after two days, one without saying when: two thirds'
      },
      sales,
      settings,
      sources: {
        contacts: [
          made('1', '2026-09-03 10:00:00', '2026-09-03 10:05:00'),
          made('2', '2026-09-04 10:00:00', '2026-09-05 09:00:00'),
          made('3', '2026-09-05 10:00:00', '2026-09-07 10:00:00'),
          made('4', '2026-09-06 10:00:00')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 2 / 3, numerator: 2, denominator: 3 }
    },
    {
      title: { 'zh-CN': '都没写何时记录，就没有这个比例', en: 'Nothing says when: there is no rate' },
      sales,
      settings,
      sources: { contacts: [made('1', '2026-09-03 10:00:00')] },
      period: { month: '2026-09' },
      expected: { value: null, numerator: 0, denominator: 0 }
    },
    {
      title: {
        'zh-CN': '整整24小时还算及时，多一秒就不算：50%',
        en: 'Exactly 24 hours is in time, a second more is not: 50%'
      },
      sales,
      settings,
      sources: {
        contacts: [
          made('1', '2026-09-03 10:00:00', '2026-09-04 10:00:00'),
          made('2', '2026-09-03 10:00:00', '2026-09-04 10:00:01')
        ]
      },
      period: { month: '2026-09' },
      expected: { value: 0.5, numerator: 1, denominator: 2 }
    }
  ]
})
