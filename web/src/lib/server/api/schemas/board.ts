import { z } from 'zod'
import { boardKinds, boardSpans, type Board } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, sharedSchemas } from './shared.ts'

const kind = z.enum(boardKinds)

const group = z
  .strictObject({
    key: z.string().describe('Empty: none.'),
    label: z.string(),
    counts: z.record(kind, z.number()).describe('Rows of each kind.'),
    total: z.number(),
    overdue: z.number().describe('Of them, what fell due before today.')
  })
  .register(sharedSchemas, { id: 'BoardGroup' })

export const boardSchema = z
  .strictObject({
    build: z.string(),
    built_at: z.string(),
    as_of: day.describe('Last day of the data.'),
    today: day.describe('The day after.'),
    through: day.describe('Last day of the board.'),
    span: z.enum(boardSpans),
    missing: z
      .array(z.enum(['customers', 'contacts', 'complaints']))
      .describe('Sources that would bring more onto the board.'),
    total: group,
    teams: z.array(group),
    reps: z.array(group),
    rows: z.array(
      z
        .strictObject({
          kind,
          customer_id: z.string(),
          customer_name: z.string().nullable(),
          rep: z.string().describe('Empty: nobody is named.'),
          team: z.string(),
          tier_label: z.string().nullable(),
          due_at: z.string().nullable().describe('A day, of complaints with the time.'),
          days_left: figure.describe('Negative: overdue.'),
          reason: z.string().describe('Why the customer is on the board.'),
          action: z.string().describe('What is to be done.'),
          value_at_risk: figure,
          yearly_value: figure,
          last_contact_on: day.nullable()
        })
        .register(sharedSchemas, { id: 'BoardRow' })
    )
  })
  .register(sharedSchemas, { id: 'BoardAnswer' })

agreed<Agrees<typeof boardSchema, Board>>()
