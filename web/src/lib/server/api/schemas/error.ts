import { z } from 'zod'
import { sharedSchemas } from './shared.ts'

export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      parameter: z.string().nullable().describe('The parameter, header or part of the path at fault.'),
      value: z.string().nullable().describe('What was given.'),
      allowed: z.string().nullable().describe('What may stand there.'),
      message: z.string(),
      id: z.string().describe('Of the request: as in X-Request-Id, and in the log of the server.')
    })
  })
  .register(sharedSchemas, { id: 'ErrorAnswer' })

export type ErrorAnswer = z.infer<typeof errorSchema>
