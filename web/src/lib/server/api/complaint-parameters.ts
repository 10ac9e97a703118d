import { z } from 'zod'
import {
  comparePeriodSchema,
  complaintClocks,
  complaintSteps,
  monthSchema,
  pendingStates
} from '../queries.ts'
import { count, dimension, formats, language, period, text, where } from './parameters.ts'

// The query strings of what is asked of complaints.

const clock = z
  .enum(complaintClocks)
  .optional()
  .describe('Which hours count: all (calendar) or working hours; without it those that the config says.')

const asked = { where, clock, language, format: formats }

export const complaintsParameters = z.strictObject({
  ...period,
  ...asked,
  compare: comparePeriodSchema
    .optional()
    .describe('The period compared with: previous, last-year, last-year-lunar, or another one.'),
  by: dimension('Split by the members of this dimension').optional(),
  limit: count(1_000_000, 1000, 'At most so many groups, those with most complaints.')
})

export const complaintMonthsParameters = z.strictObject({
  ...asked,
  month: monthSchema.optional().describe('The last month, as YYYY-MM; without it, the last complete one.'),
  months: count(120, 13, 'So many months, of which month is the last.')
})

export const pendingSummaryParameters = z.strictObject(asked)

export const pendingParameters = z.strictObject({
  ...asked,
  step: z.enum(complaintSteps).optional().describe('Only complaints that wait for this.'),
  state: z
    .enum(pendingStates)
    .optional()
    .describe('ahead: its limit can still be kept; late: every limit of what is to be done has passed.'),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only complaints with this in their id, category, handler or customer.'),
  sort: text
    .default('minutes_left')
    .describe('A column of the list to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many complaints.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many complaints first.')
})
