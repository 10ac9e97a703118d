import { describe, expect, it } from 'vitest'
import { askWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

const rows = (sources: Partial<TinySources>, sql: string) =>
  askWarehouse(
    {
      sales: [{ ordered_at: '2025-11-03', customer_id: 'buyer', unit_price: 10 }],
      ...sources,
      settings: { as_of: '2026-10-31', ...sources.settings }
    },
    sql
  )

const contact = (contact_id: string, contacted_at: string, more: Row = {}): Row => ({
  contact_id,
  customer_id: 'buyer',
  contacted_at,
  ...more
})

describe('marts.contacts', () => {
  it('is empty without the source', async () => {
    expect(await rows({}, 'select * from marts.contacts')).toEqual([])
    expect(await rows({}, 'select * from marts.contact_coverage')).toEqual([])
  })

  it('says whether a contact was recorded within 24 hours, to the second', async () => {
    const contacts = [
      contact('at the limit', '2026-10-05 10:30:15', { recorded_at: '2026-10-06 10:30:15' }),
      contact('a second later', '2026-10-05 10:30:15', { recorded_at: '2026-10-06 10:30:16' }),
      contact('beforehand', '2026-10-05 10:30:15', { recorded_at: '2026-10-05 09:00:00' }),
      contact('not said', '2026-10-05 10:30:15'),
      contact('after the last day, too late', '2026-10-30 10:00:00', { recorded_at: '2026-11-02 10:00:00' }),
      contact('after the last day, who knows', '2026-10-31 10:00:00', { recorded_at: '2026-11-01 09:00:00' }),
      contact('itself after the last day', '2026-11-01 00:00:00')
    ]
    expect(
      await rows({ contacts }, 'select contact_id, recorded_in_time from marts.contacts order by contact_id')
    ).toEqual([
      { contact_id: 'a second later', recorded_in_time: false },
      { contact_id: 'after the last day, too late', recorded_in_time: false },
      { contact_id: 'after the last day, who knows', recorded_in_time: null },
      { contact_id: 'at the limit', recorded_in_time: true },
      { contact_id: 'beforehand', recorded_in_time: true },
      { contact_id: 'not said', recorded_in_time: null }
    ])
  })

  it('takes its limits from the settings', async () => {
    const contacts = [contact('1', '2026-10-05 10:00:00', { recorded_at: '2026-10-05 12:00:01' })]
    const settings = { contact_recorded_within_hours: 2 }
    expect(await rows({ contacts, settings }, 'select recorded_in_time from marts.contacts')).toEqual([
      { recorded_in_time: false }
    ])
  })

  it('calls a next step done with the contact that follows, whoever made it', async () => {
    const contacts = [
      contact('1', '2026-09-01', { next_due_on: '2026-09-10', owner: 'Li' }),
      contact('2', '2026-09-10 18:00:00', { next_due_on: '2026-09-20', owner: 'Wu' }),
      contact('3', '2026-09-21'),
      contact('4', '2026-10-20', { next_due_on: '2026-10-31' }),
      contact('other', '2026-09-05', { customer_id: 'nobody', next_due_on: '2026-11-05' })
    ]
    const sql =
      'select contact_id, next_step_done_on, next_step_in_time from marts.contacts order by contact_id'
    expect(await rows({ contacts }, sql)).toEqual([
      { contact_id: '1', next_step_done_on: '2026-09-10', next_step_in_time: true },
      { contact_id: '2', next_step_done_on: '2026-09-21', next_step_in_time: false },
      { contact_id: '3', next_step_done_on: null, next_step_in_time: null },
      { contact_id: '4', next_step_done_on: null, next_step_in_time: false },
      { contact_id: 'other', next_step_done_on: null, next_step_in_time: null }
    ])
  })

  it('calls a record stale that was not touched for 72 hours after the day on which the step fell due', async () => {
    const due = { next_due_on: '2026-10-10' }
    const touched = async (at: string | null) => {
      const later = at === null ? [] : [contact('2', '2026-10-11', { recorded_at: at })]
      const [first] = await rows(
        { contacts: [contact('1', '2026-10-01', due), ...later] },
        'select record_in_time from marts.contacts order by contact_id'
      )
      return first?.['record_in_time']
    }
    // The 10th ends as the 11th begins; 72 hours later it is the 14th.
    expect(await touched('2026-10-14 00:00:00')).toBe(true)
    expect(await touched('2026-10-14 00:00:01')).toBe(false)
    expect(await touched(null)).toBe(false)
  })

  it('leaves open what was due less than 72 hours before the end of the last day', async () => {
    const contacts = [
      contact('1', '2026-10-01', { next_due_on: '2026-10-29' }),
      contact('2', '2026-10-01', { next_due_on: '2026-10-28', customer_id: 'other' })
    ]
    const customers = [{ customer_id: 'other' }]
    const sql = 'select contact_id, record_in_time from marts.contacts order by contact_id'
    expect(await rows({ contacts, customers }, sql)).toEqual([
      { contact_id: '1', record_in_time: null },
      { contact_id: '2', record_in_time: false }
    ])
  })

  it('joins the ids of one customer, and keeps contacts with nobody known', async () => {
    const contacts = [
      contact('1', '2026-10-01', { next_due_on: '2026-10-05', customer_id: 'alias' }),
      contact('2', '2026-10-04'),
      contact('3', '2026-10-04', { customer_id: 'nobody' })
    ]
    const customers = [{ customer_id: 'alias' }]
    const customer_aliases = [{ alias_id: 'alias', customer_id: 'buyer' }]
    const sql = 'select contact_id, customer_key, next_step_done_on from marts.contacts order by contact_id'
    expect(await rows({ contacts, customers, customer_aliases }, sql)).toEqual([
      { contact_id: '1', customer_key: 1, next_step_done_on: '2026-10-04' },
      { contact_id: '2', customer_key: 1, next_step_done_on: null },
      { contact_id: '3', customer_key: null, next_step_done_on: null }
    ])
  })
})

describe('marts.contact_coverage', () => {
  const met = `select rhythm, from_day, due_on, required, done, is_met
    from marts.contact_coverage order by rhythm, from_day`
  const strategic = [{ customer_id: 'buyer', tier: 'strategic' }]

  it('asks a visit a month and a meeting a quarter for the strategic, from the first month with contacts on', async () => {
    const contacts = [
      contact('1', '2026-07-14', { channel: 'visit' }),
      contact('2', '2026-08-03', { channel: 'call' }),
      contact('3', '2026-09-30 23:59:00', { channel: 'visit' }),
      contact('4', '2026-09-30 23:59:00', { channel: 'meeting' })
    ]
    expect(await rows({ contacts, customers: strategic }, met)).toEqual([
      { rhythm: 1, from_day: '2026-07-01', due_on: '2026-07-31', required: 1, done: 1, is_met: true },
      { rhythm: 1, from_day: '2026-08-01', due_on: '2026-08-31', required: 1, done: 0, is_met: false },
      { rhythm: 1, from_day: '2026-09-01', due_on: '2026-09-30', required: 1, done: 1, is_met: true },
      { rhythm: 1, from_day: '2026-10-01', due_on: '2026-10-31', required: 1, done: 0, is_met: false },
      { rhythm: 2, from_day: '2026-07-01', due_on: '2026-09-30', required: 1, done: 1, is_met: true },
      { rhythm: 2, from_day: '2026-10-01', due_on: '2026-12-31', required: 1, done: 0, is_met: null }
    ])
  })

  it('counts quarters as the fiscal year does', async () => {
    const contacts = [contact('1', '2026-08-01', { channel: 'meeting' })]
    const settings = { as_of: '2026-10-31', fiscal_year_start_month: 2 }
    const quarters = `select from_day, due_on, is_met from marts.contact_coverage where rhythm = 2 order by from_day`
    expect(await rows({ contacts, customers: strategic, settings }, quarters)).toEqual([
      { from_day: '2026-08-01', due_on: '2026-10-31', is_met: true }
    ])
  })

  it('goes by the tier at the opening, and owes nothing to who was not known by then', async () => {
    const sales = [
      { ordered_at: '2025-11-03', customer_id: 'buyer', unit_price: 10 },
      { ordered_at: '2026-09-10', customer_id: 'late', unit_price: 10 }
    ]
    const contacts = [contact('1', '2026-07-02')]
    const sql = `select customers.customer_id, coverage.tier, coverage.from_day, coverage.is_met
      from marts.contact_coverage as coverage
      inner join marts.customers as customers on customers.customer_key = coverage.customer_key
      order by 1, 3`
    const settings = { as_of: '2026-10-31', tier_strategic_minimum: 1e6, tier_key_minimum: 1e5 }
    expect(await rows({ sales, contacts, settings }, sql)).toEqual([
      { customer_id: 'buyer', tier: 'regular', from_day: '2026-07-01', is_met: true },
      { customer_id: 'buyer', tier: 'regular', from_day: '2026-10-01', is_met: null },
      { customer_id: 'late', tier: 'regular', from_day: '2026-10-01', is_met: null }
    ])
  })

  it('asks weekly for who is about to buy, monthly for other potential customers, and nothing for the lost', async () => {
    const since = '2026-01-05'
    const customers = ['hot', 'deal', 'cold', 'lost'].map((customer_id) => ({
      customer_id,
      first_contact_on: since,
      stage: { hot: 'prospect', lost: 'lost' }[customer_id] ?? 'lead'
    }))
    const opportunities = [
      {
        opportunity_id: 'o',
        customer_id: 'deal',
        created_at: '2026-10-09',
        closed_at: '2026-10-20',
        stage: 'offer'
      }
    ]
    const contacts = [contact('1', '2026-10-12', { customer_id: 'cold' })]
    const sql = `select customers.customer_id, coverage.every, min(coverage.from_day) as first, count(*) as periods
      from marts.contact_coverage as coverage
      inner join marts.customers as customers on customers.customer_key = coverage.customer_key
      where customers.customer_id <> 'buyer'
      group by all order by all`
    // Whole weeks of October from its first day on: those of the 5th, 12th, 19th and 26th; the deal was open on the
    // 12th and the 19th, and not yet on the 1st.
    expect(await rows({ customers, opportunities, contacts }, sql)).toEqual([
      { customer_id: 'cold', every: 'month', first: '2026-10-01', periods: '1' },
      { customer_id: 'deal', every: 'month', first: '2026-10-01', periods: '1' },
      { customer_id: 'deal', every: 'week', first: '2026-10-12', periods: '2' },
      { customer_id: 'hot', every: 'week', first: '2026-10-05', periods: '4' }
    ])
  })

  it('follows a rhythm of one’s own', async () => {
    const contactRhythms = [
      { tier: 'regular', hot: null, channels: ['call', 'mail'], contacts: 2, every: 'month' }
    ] as const
    const contacts = ['call', 'visit', 'mail', null].map((channel, index) =>
      contact(String(index), `2026-10-0${index + 1}`, { channel })
    )
    const customers = [{ customer_id: 'buyer', tier: 'regular' }]
    expect(await rows({ contactRhythms, contacts, customers }, met)).toEqual([
      { rhythm: 1, from_day: '2026-10-01', due_on: '2026-10-31', required: 2, done: 2, is_met: true }
    ])
  })
})
