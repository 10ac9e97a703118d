import { describe, expect, it } from 'vitest'
import { complaintConfig, complaintSettings } from '../../../pipeline/complaint-config.ts'
import { askWarehouse, type Row } from '../../support/warehouse.ts'

const sales = [
  { ordered_at: '2026-09-01', customer_id: 'Li-old', product_id: 'tea', region_id: 'east', amount: 100 },
  { ordered_at: '2026-10-31', customer_id: 'Wu', product_id: 'pot', region_id: 'west', amount: 100 }
]

const settings = (given: object, as_of = '2026-10-31'): Row => ({
  as_of,
  ...complaintSettings(complaintConfig.parse(given))
})

interface Others {
  given?: object
  as_of?: string
  customer_aliases?: readonly Row[]
}

const rowsOf = (sql: string, complaints: readonly Row[], { given = {}, as_of, ...others }: Others) =>
  askWarehouse({ sales, complaints, settings: settings(given, as_of), ...others }, sql)

const complaintsOf = (complaints: readonly Row[], columns: string, others: Others = {}) =>
  rowsOf(`select ${columns} from marts.complaints order by complaint_id`, complaints, others)

/** The steps of complaint 1 in their order, by the clock of the config unless another is named. */
const stepsOf = (
  complaints: readonly Row[],
  columns: string,
  { clock, ...others }: Others & { clock?: string } = {}
) =>
  rowsOf(
    `select step, ${columns} from marts.complaint_steps
    where complaint_id = '1' and ${clock === undefined ? 'is_configured' : `clock = '${clock}'`}
    order by case step when 'response' then 1 when 'solution' then 2 else 3 end`,
    complaints,
    others
  )

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
      'first_response_at, next_step'
    )
    expect(rows[0]).toEqual({ first_response_at: '2026-10-01 10:09:00', next_step: 'follow_up' })
  })
})

describe('marts.complaint_steps', () => {
  it('are answered by the solution where no answer is noted', async () => {
    const [response] = await stepsOf(
      [handled, { complaint_id: '1', opened_at: '2026-10-01 10:00:00', resolved_at: '2026-10-01 10:09:00' }],
      'is_done, limit_minutes, minutes, in_time'
    )
    expect(response).toEqual({
      step: 'response',
      is_done: true,
      limit_minutes: 10,
      minutes: 9,
      in_time: true
    })
  })

  it('keeps no track of a step that the source never tells', async () => {
    const complaints = [
      { complaint_id: '1', opened_at: '2026-10-01 10:00:00', resolved_at: '2026-10-03 10:00:00' }
    ]
    expect(await stepsOf(complaints, 'minutes, in_time')).toEqual([
      { step: 'solution', minutes: 2880, in_time: false }
    ])
    expect(await complaintsOf(complaints, 'next_step')).toEqual([{ next_step: null }])
  })

  it('has no time for a step that ends before it begins', async () => {
    const rows = await stepsOf(
      [
        handled,
        { ...handled, complaint_id: '1', first_response_at: '2026-09-01 11:59:59', followed_up_at: null }
      ],
      'in_time'
    )
    expect(rows).toEqual([
      { step: 'solution', in_time: true },
      { step: 'follow_up', in_time: false }
    ])
  })

  describe('by the calendar', () => {
    it.each([
      ['2026-10-01 10:10:00', 10, true],
      ['2026-10-01 10:10:01', 10 + 1 / 60, false],
      ['2026-10-01 10:00:00', 0, true]
    ])('answered at %s', async (first_response_at, minutes, inTime) => {
      const [row] = await stepsOf(
        [
          {
            ...handled,
            complaint_id: '1',
            opened_at: '2026-10-01 10:00:00',
            first_response_at,
            resolved_at: null
          }
        ],
        'minutes, in_time, due_at'
      )
      expect(row).toEqual({
        step: 'response',
        minutes: expect.closeTo(minutes, 9) as number,
        in_time: inTime,
        due_at: '2026-10-01 10:10:00'
      })
    })

    it('falls due across midnights and months', async () => {
      const rows = await stepsOf(
        [
          handled,
          {
            complaint_id: '1',
            opened_at: '2026-09-30 23:55:30',
            resolved_at: '2026-10-01 23:50:00'
          }
        ],
        'due_at, in_time'
      )
      expect(rows).toEqual([
        { step: 'response', due_at: '2026-10-01 00:05:30', in_time: false },
        { step: 'solution', due_at: '2026-10-01 23:55:30', in_time: true },
        { step: 'follow_up', due_at: '2026-10-04 23:50:00', in_time: false }
      ])
    })

    it.each([
      ['2026-10-31 00:00:00', 1440, null],
      ['2026-10-30 23:59:59', 1440 + 1 / 60, false]
    ])(
      'opened at %s leaves open what is not yet due at the end of as_of',
      async (opened_at, minutes, inTime) => {
        const rows = await stepsOf([handled, { complaint_id: '1', opened_at }], 'is_done, in_time, minutes')
        const open = { is_done: false, minutes: expect.closeTo(minutes, 9) as number }
        expect(rows).toEqual([
          { step: 'response', in_time: false, ...open },
          { step: 'solution', in_time: inTime, ...open }
        ])
      }
    )
  })

  describe('by working hours', () => {
    // 2026-10-09 is a Friday.
    const working = { clock: 'working', working_hours: '09:00-18:00' }

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
      const rows = await stepsOf(
        [{ ...handled, complaint_id: '1', opened_at, first_response_at, resolved_at: null }, handled],
        'due_at, minutes, in_time',
        { given: working }
      )
      expect(rows).toEqual([
        { step: 'response', due_at: dueAt, minutes, in_time: true },
        expect.objectContaining({ step: 'solution', due_at: solution })
      ])
    })

    it('fall due at the end of a day that they fill', async () => {
      const [solution] = await stepsOf(
        [{ ...handled, complaint_id: '1', opened_at: '2026-10-09 09:00:00', resolved_at: null }, handled],
        'due_at',
        { given: { ...working, solution_hours: 9 } }
      )
      expect(solution).toEqual({ step: 'solution', due_at: '2026-10-09 18:00:00' })
    })

    it('pass over holidays and count days worked instead; three days are three times the hours of one', async () => {
      const complaints = [
        {
          ...handled,
          complaint_id: '1',
          opened_at: '2026-09-30 12:00:00',
          resolved_at: '2026-09-30 17:00:00',
          followed_up_at: '2026-10-10 17:00:01'
        }
      ]
      const given = {
        ...working,
        holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
        extra_working_days: ['2026-10-10']
      }
      const columns = 'due_at, in_time, minutes'
      // 8 and 9 October are a Thursday and a Friday, the 10th is a Saturday that is worked.
      expect((await stepsOf(complaints, columns, { given })).at(-1)).toEqual({
        step: 'follow_up',
        due_at: '2026-10-10 17:00:00',
        in_time: false,
        minutes: expect.closeTo(27 * 60 + 1 / 60, 9) as number
      })
      expect((await stepsOf(complaints, columns, { given, clock: 'calendar' })).at(-1)).toEqual({
        step: 'follow_up',
        due_at: '2026-10-03 17:00:00',
        in_time: false,
        minutes: expect.closeTo(10 * 1440 + 1 / 60, 9) as number
      })
    })

    it('are those of the calendar where every hour is worked', async () => {
      const all = {
        working_days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        working_hours: '00:00-24:00'
      }
      const steps = await rowsOf(
        `select
          cast(count(*) as integer) as steps,
          cast(count(*) filter (calendar.minutes = working.minutes) as integer) as same_minutes,
          bool_and(calendar.due_at = working.due_at) filter (calendar.step = 'response') as same_responses_due
        from marts.complaint_steps as calendar
        inner join marts.complaint_steps as working on
          working.complaint_id = calendar.complaint_id and working.step = calendar.step and working.clock = 'working'
        where calendar.clock = 'calendar'`,
        [
          handled,
          { complaint_id: '1', opened_at: '2026-10-31 00:00:00' },
          { complaint_id: '2', opened_at: '2026-10-10 23:59:59', resolved_at: '2026-10-12 00:00:00' },
          { ...handled, complaint_id: '3', opened_at: '2026-08-15 07:08:09' }
        ],
        { given: all }
      )
      // Three steps of three complaints, and two of the one that is not solved.
      expect(steps).toEqual([{ steps: 11, same_minutes: 11, same_responses_due: true }])
    })
  })
})
