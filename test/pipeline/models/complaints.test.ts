import { describe, expect, it } from 'vitest'
import { complaintConfig, complaintSettings } from '../../../pipeline/complaint-config.ts'
import { readRows, tinyWarehouse, type Row } from '../../support/warehouse.ts'

const sales = [
  { ordered_at: '2026-09-01', customer_id: 'Li-old', product_id: 'tea', region_id: 'east', amount: 100 },
  { ordered_at: '2026-10-31', customer_id: 'Wu', product_id: 'pot', region_id: 'west', amount: 100 }
]

const settings = (given: object, as_of = '2026-10-31'): Row => ({
  as_of,
  ...complaintSettings(complaintConfig.parse(given))
})

async function complaintsOf(
  complaints: readonly Row[],
  columns: string,
  { given = {}, as_of, ...others }: { given?: object; as_of?: string; customer_aliases?: readonly Row[] } = {}
) {
  const { connection, close } = await tinyWarehouse({
    sales,
    complaints,
    settings: settings(given, as_of),
    ...others
  })
  const rows = await readRows(connection, `select ${columns} from marts.complaints order by complaint_id`)
  close()
  return rows
}

/** A complaint with all its steps at once, so that every step is kept track of. */
const handled = {
  complaint_id: 'z',
  opened_at: '2026-09-01 12:00:00',
  first_response_at: '2026-09-01 12:00:00',
  resolved_at: '2026-09-01 12:00:00',
  followed_up_at: '2026-09-01 12:00:00'
}

describe('marts.complaints', () => {
  it('is empty without a source of complaints', async () => {
    expect(await complaintsOf([], 'complaint_id')).toEqual([])
  })

  it('names customer, product and home region, by any id of the customer, and none where the id is unknown', async () => {
    const rows = await complaintsOf(
      [
        { complaint_id: '1', opened_at: '2026-10-01', customer_id: 'Li-old', product_id: 'tea' },
        { complaint_id: '2', opened_at: '2026-10-01', customer_id: 'Zhou', product_id: 'cup' }
      ],
      `complaint_id,
      (select customer_id from marts.customers as c where c.customer_key = complaints.customer_key) as customer,
      (select product_id from marts.products as p where p.product_key = complaints.product_key) as product,
      (select region_id from marts.regions as r where r.region_key = complaints.region_key) as region`,
      { customer_aliases: [{ alias_id: 'Li-old', customer_id: 'Li' }] }
    )
    expect(rows).toEqual([
      { complaint_id: '1', customer: 'Li', product: 'tea', region: 'east' },
      { complaint_id: '2', customer: null, product: null, region: null }
    ])
  })

  it('knows nothing that came after as_of', async () => {
    const rows = await complaintsOf(
      [
        {
          complaint_id: '1',
          opened_at: '2026-10-31 23:00:00',
          first_response_at: '2026-10-31 23:59:59',
          resolved_at: '2026-11-01 00:00:00',
          followed_up_at: '2026-11-03'
        },
        { complaint_id: '2', opened_at: '2026-11-01 00:00:00' }
      ],
      'complaint_id, first_response_at is not null as responded, resolved_at, followed_up_at, next_step'
    )
    expect(rows).toEqual([
      { complaint_id: '1', responded: true, resolved_at: null, followed_up_at: null, next_step: 'solution' }
    ])
  })

  it('takes the solution for the answer where no answer is noted', async () => {
    const rows = await complaintsOf(
      [handled, { complaint_id: '1', opened_at: '2026-10-01 10:00:00', resolved_at: '2026-10-01 10:09:00' }],
      'first_response_at, response_minutes, response_in_time, next_step'
    )
    expect(rows[0]).toEqual({
      first_response_at: '2026-10-01 10:09:00',
      response_minutes: 9,
      response_in_time: true,
      next_step: 'follow_up'
    })
  })

  it('keeps no track of a step that the source never tells', async () => {
    const rows = await complaintsOf(
      [{ complaint_id: '1', opened_at: '2026-10-01 10:00:00', resolved_at: '2026-10-03 10:00:00' }],
      'response_minutes, response_due_at, response_in_time, solution_minutes, solution_in_time, follow_up_in_time, next_step'
    )
    expect(rows).toEqual([
      {
        response_minutes: null,
        response_due_at: null,
        response_in_time: null,
        solution_minutes: 2880,
        solution_in_time: false,
        follow_up_in_time: null,
        next_step: null
      }
    ])
  })

  it('has no time for a step that ends before it begins', async () => {
    const rows = await complaintsOf(
      [
        handled,
        { ...handled, complaint_id: '1', first_response_at: '2026-09-01 11:59:59', followed_up_at: null }
      ],
      'response_minutes, response_in_time, solution_in_time'
    )
    expect(rows[0]).toEqual({ response_minutes: null, response_in_time: null, solution_in_time: true })
  })

  describe('by the calendar', () => {
    it.each([
      ['2026-10-01 10:10:00', 10, true],
      ['2026-10-01 10:10:01', 10 + 1 / 60, false],
      ['2026-10-01 10:00:00', 0, true]
    ])('answered at %s', async (first_response_at, minutes, inTime) => {
      const [row] = await complaintsOf(
        [
          {
            ...handled,
            complaint_id: '1',
            opened_at: '2026-10-01 10:00:00',
            first_response_at,
            resolved_at: null
          }
        ],
        'response_minutes, response_in_time, response_due_at'
      )
      expect(row).toEqual({
        response_minutes: expect.closeTo(minutes, 9) as number,
        response_in_time: inTime,
        response_due_at: '2026-10-01 10:10:00'
      })
    })

    it('falls due across midnights and months', async () => {
      const [row] = await complaintsOf(
        [
          handled,
          {
            complaint_id: '1',
            opened_at: '2026-09-30 23:55:30',
            resolved_at: '2026-10-01 23:50:00'
          }
        ],
        'response_due_at, solution_due_at, solution_in_time, follow_up_due_at'
      )
      expect(row).toEqual({
        response_due_at: '2026-10-01 00:05:30',
        solution_due_at: '2026-10-01 23:55:30',
        solution_in_time: true,
        follow_up_due_at: '2026-10-04 23:50:00'
      })
    })

    it('leaves open what is not yet due at the end of as_of, and not what is late', async () => {
      const rows = await complaintsOf(
        [
          handled,
          { complaint_id: '1', opened_at: '2026-10-31 00:00:00' },
          { complaint_id: '2', opened_at: '2026-10-30 23:59:59' }
        ],
        'response_in_time, solution_in_time, solution_minutes'
      )
      expect(rows.slice(0, 2)).toEqual([
        { response_in_time: false, solution_in_time: null, solution_minutes: 1440 },
        {
          response_in_time: false,
          solution_in_time: false,
          solution_minutes: expect.closeTo(1440 + 1 / 60, 9) as number
        }
      ])
    })
  })

  describe('by working hours', () => {
    // 2026-10-09 is a Friday.
    const working = { clock: 'working', working_hours: '09:00-18:00' }
    const due = 'response_due_at, response_minutes, response_in_time, solution_due_at'

    it.each([
      // Within a day; the solution's 24 hours are two days and six hours.
      ['2026-10-08 10:00:00', '2026-10-08 10:05:00', '2026-10-08 10:10:00', 5, '2026-10-12 16:00:00'],
      // Five minutes before the end of Friday: the rest on Monday.
      ['2026-10-09 17:55:00', '2026-10-12 09:05:00', '2026-10-12 09:05:00', 10, '2026-10-14 14:55:00'],
      // On Saturday: from Monday on.
      ['2026-10-10 12:00:00', '2026-10-12 09:10:00', '2026-10-12 09:10:00', 10, '2026-10-14 15:00:00'],
      // Before and after hours.
      ['2026-10-08 03:00:00', '2026-10-08 09:01:00', '2026-10-08 09:10:00', 1, '2026-10-12 15:00:00'],
      ['2026-10-08 20:00:00', '2026-10-08 21:00:00', '2026-10-09 09:10:00', 0, '2026-10-13 15:00:00']
    ])('opened %s, answered %s: due %s', async (opened_at, first_response_at, dueAt, minutes, solution) => {
      const [row] = await complaintsOf(
        [{ ...handled, complaint_id: '1', opened_at, first_response_at, resolved_at: null }, handled],
        due,
        { given: working }
      )
      expect(row).toEqual({
        response_due_at: dueAt,
        response_minutes: minutes,
        response_in_time: true,
        solution_due_at: solution
      })
    })

    it('fall due at the end of a day that they fill', async () => {
      const [row] = await complaintsOf(
        [{ ...handled, complaint_id: '1', opened_at: '2026-10-09 09:00:00', resolved_at: null }, handled],
        'solution_due_at',
        { given: { ...working, solution_hours: 9 } }
      )
      expect(row).toEqual({ solution_due_at: '2026-10-09 18:00:00' })
    })

    it('pass over holidays and count days worked instead; three days are three times the hours of one', async () => {
      const [row] = await complaintsOf(
        [
          {
            ...handled,
            complaint_id: '1',
            opened_at: '2026-09-30 12:00:00',
            resolved_at: '2026-09-30 17:00:00',
            followed_up_at: '2026-10-10 17:00:01'
          }
        ],
        'follow_up_due_at, follow_up_in_time, follow_up_minutes, follow_up_in_time_calendar, follow_up_due_at_calendar',
        {
          given: {
            ...working,
            holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
            extra_working_days: ['2026-10-10']
          }
        }
      )
      // 8 and 9 October are a Thursday and a Friday, the 10th is a Saturday that is worked.
      expect(row).toEqual({
        follow_up_due_at: '2026-10-10 17:00:00',
        follow_up_in_time: false,
        follow_up_minutes: expect.closeTo(27 * 60 + 1 / 60, 9) as number,
        follow_up_in_time_calendar: false,
        follow_up_due_at_calendar: '2026-10-03 17:00:00'
      })
    })

    it('are those of the calendar where every hour is worked', async () => {
      const all = {
        working_days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        working_hours: '00:00-24:00'
      }
      const differing = await complaintsOf(
        [
          handled,
          { complaint_id: '1', opened_at: '2026-10-31 00:00:00' },
          { complaint_id: '2', opened_at: '2026-10-10 23:59:59', resolved_at: '2026-10-12 00:00:00' },
          { ...handled, complaint_id: '3', opened_at: '2026-08-15 07:08:09' }
        ],
        'complaint_id, response_minutes_working = response_minutes_calendar and solution_minutes_working = solution_minutes_calendar and response_due_at_working = response_due_at_calendar as same',
        { given: all }
      )
      expect(differing.map(({ same }) => same)).toEqual([true, true, true, true])
    })
  })
})
