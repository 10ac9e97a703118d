import { z } from 'zod'
import { languageSchema, monthSchema, scopeSchema } from '../request.ts'

export const customerRequestSchema = z.strictObject({
  /** As it stands in the files. */
  id: z.string().min(1, 'the id of a customer').max(1000, 'at most 1,000 characters'),
  /** The card is as of the end of it, or of the data where they end before. */
  month: monthSchema,
  /** So many months of purchases, the one of the card the last. */
  months: z.int().min(1).max(120).default(24),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
})

export type CustomerRequest = z.input<typeof customerRequestSchema>

export type ParsedCustomer = z.output<typeof customerRequestSchema>
