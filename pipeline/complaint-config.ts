import { z } from 'zod'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const days = z.array(z.iso.date('must be days like 2026-10-01')).default([])

/** `09:00-18:00` as minutes of the day. */
const workingHours = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'must be two times of a day like 09:00-18:00'
  )
  .transform((text) => {
    const [from = 0, until = 0] = text.split('-').map((time) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      return hours * 60 + minutes
    })
    return { from_minute: from, until_minute: until }
  })
  .refine(({ from_minute, until_minute }) => from_minute < until_minute, 'must end after they begin')

/** Within which times complaints are to be answered, solved and followed up, and which hours count. */
export const complaintConfig = z
  .strictObject({
    first_response_minutes: z.number().positive().max(100_000).default(10),
    solution_hours: z.number().positive().max(10_000).default(24),
    /** After the solution; a day of the working clock is as long as its working hours. */
    follow_up_days: z.number().positive().max(366).default(3),
    /** Which hours count unless a question says otherwise: all, or those in which somebody works. */
    clock: z.enum(['calendar', 'working']).default('calendar'),
    working_days: z
      .array(z.enum(weekdays))
      .min(1, 'must name a day')
      .default(['mon', 'tue', 'wed', 'thu', 'fri']),
    working_hours: workingHours.prefault('09:00-18:00'),
    /** Days off that would be working days. */
    holidays: days,
    /** Days worked that would be days off. */
    extra_working_days: days
  })
  .prefault({})

export type ComplaintConfig = z.output<typeof complaintConfig>

/** As rows of the settings: weekdays count from 1 (Monday), lists are parted by commas. */
export function complaintSettings(config: ComplaintConfig): Record<string, string | number> {
  return {
    complaint_response_minutes: config.first_response_minutes,
    complaint_solution_hours: config.solution_hours,
    complaint_follow_up_days: config.follow_up_days,
    complaint_clock: config.clock,
    working_days: config.working_days.map((day) => weekdays.indexOf(day) + 1).join(','),
    working_from_minute: config.working_hours.from_minute,
    working_until_minute: config.working_hours.until_minute,
    holidays: config.holidays.join(','),
    extra_working_days: config.extra_working_days.join(',')
  }
}
