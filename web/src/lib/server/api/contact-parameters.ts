import { z } from 'zod'
import { boardKinds, boardSpans, contactLists, monthSchema } from '../queries.ts'
import { count, formats, language, text, where } from './parameters.ts'

// The query strings of what is asked of contacts, and of boards.

const month = monthSchema
  .optional()
  .describe('The three months that end with it, as YYYY-MM; without it, with the last complete month.')

export const contactsParameters = z.strictObject({ month, where, language, format: formats })

export const contactListParameters = z.strictObject({
  month,
  where,
  list: z
    .enum(contactLists)
    .default('overdue')
    .describe(
      'overdue: next steps due and not done; stale: those of them whose record was not touched in time; late: contacts recorded too late; missed: what the rhythm asked for and did not get; open: what it still asks for.'
    ),
  owner: text.optional().describe('Only of this rep; empty: of nobody.'),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only with this in the customer’s name or id, the rep or the next step.'),
  sort: text.default('-days_over').describe('A column to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many rows.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many rows first.'),
  language,
  format: formats
})

export const boardParameters = z.strictObject({
  span: z
    .enum(boardSpans)
    .default('week')
    .describe('7 or 30 days from the day after the last one of the data.'),
  rep: text.optional().describe('Only what this rep is to do; empty: what nobody is named for.'),
  team: text.optional().describe('Only customers of this team, by the id of its region; empty: of none.'),
  kind: z.enum(boardKinds).optional().describe('Only rows of this kind.'),
  where,
  limit: count(100_000_000, 50, 'At most so many rows of each kind.'),
  language,
  format: formats
})
