import { z } from 'zod'
import { figure, sharedSchemas } from './shared.ts'

const reject = z
  .strictObject({
    source: z.string(),
    path: z.string().nullable(),
    record: z.int().nullable().describe('Number of the record in its file, from 1.'),
    column_name: z.string().nullable().describe('Null: the row as a whole.'),
    value: z.string().nullable(),
    reason: z.string().describe('In English, the same in every language of the answer.'),
    explanation: z.string().describe('The reason in the language of the answer.'),
    amount: figure.describe('What the row is worth; null where it does not tell.'),
    raw_row: z
      .string()
      .nullable()
      .describe('Its fields as a JSON list, or the line where it could not be split.')
  })
  .register(sharedSchemas, { id: 'Reject' })

export const rejectsSchema = z
  .strictObject({
    total: z.int().describe('How many there are, whatever the limit.'),
    limit: z.int(),
    offset: z.int(),
    rejects: z.array(reject)
  })
  .register(sharedSchemas, { id: 'RejectsAnswer' })
