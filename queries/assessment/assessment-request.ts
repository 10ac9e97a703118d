import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, monthSchema, scopeSchema } from '../request.ts'

const text = z.string().max(1000, 'at most 1,000 characters')

const asked = {
  /** Of the assessments up to the end of it the last one is answered with. */
  month: monthSchema,
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
}

export const assessmentRequestSchema = z.strictObject({ ...asked, where: filtersSchema.default([]) })

export type AssessmentRequest = z.input<typeof assessmentRequestSchema>

export const assessedRequestSchema = z.strictObject({
  ...asked,
  where: filtersSchema.default([]),
  /** Only customers with this grade. */
  grade: text.optional(),
  /** Only customers with this advice. */
  advice: text.optional(),
  /** Only customers whose grade is another one when the weight of this indicator moves by a tenth. */
  moved_by: text.optional(),
  /** Only customers in whose name, id or owner this stands, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('-score'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0)
})

export type AssessedRequest = z.input<typeof assessedRequestSchema>

export type ParsedAssessed = z.output<typeof assessedRequestSchema>

export const assessmentFormRequestSchema = z.strictObject({
  ...asked,
  /** Of the customer, or an alias. */
  id: z.string().min(1, 'the id of a customer').max(1000, 'at most 1,000 characters')
})

export type AssessmentFormRequest = z.input<typeof assessmentFormRequestSchema>
