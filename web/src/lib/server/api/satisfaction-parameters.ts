import { z } from 'zod'
import { monthSchema, surveys } from '../queries.ts'
import { count, formats, language, text, where } from './parameters.ts'

// The query strings of what is asked of surveys.

const month = monthSchema
  .optional()
  .describe('Nothing after its last day is looked at, as YYYY-MM; without it, the last complete month.')

export const satisfactionParameters = z.strictObject({
  month,
  survey: z
    .enum(surveys)
    .default('nps')
    .describe('Which survey: nps (would recommend), csat (satisfied), ces (easy).'),
  months: count(120, 13, 'So many months, of which month is the last.'),
  where,
  language,
  format: formats
})

export const commentsParameters = z.strictObject({
  month,
  where,
  survey: z.enum(surveys).optional().describe('Only of this survey.'),
  verdict: text
    .optional()
    .describe(
      'Only answers with this verdict: promoter, passive, detractor; satisfied, neutral, dissatisfied; easy, middling, hard.'
    ),
  touchpoint: text.optional().describe('Only answers about this touchpoint.'),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only with this in the comment, or in the customer’s name or id.'),
  sort: text.default('-responded_on').describe('A column to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many comments.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many comments first.'),
  language,
  format: formats
})
