import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, monthSchema, scopeSchema } from '../request.ts'

/** Who works on an opportunity, which is no attribute of its customer. */
export const opportunityOwner = 'opportunity_owner'

export const funnelRequestSchema = z.strictObject({
  /** Nothing after its last day is looked at. */
  month: monthSchema,
  /** So many months, the last of which is `month`: opportunities created in them, and those closed in them. */
  months: z.int().min(1).max(120).default(12),
  /** An attribute of customers, or `opportunity_owner`. */
  by: z.string().max(1000, 'at most 1,000 characters').optional(),
  where: filtersSchema.default([]),
  /** Show this many groups, those with most opportunities. */
  limit: limitSchema.default(50),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
})

export type FunnelRequest = z.input<typeof funnelRequestSchema>

export type ParsedFunnel = z.output<typeof funnelRequestSchema>
