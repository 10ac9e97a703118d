import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, monthSchema, scopeSchema } from '../request.ts'

/** What customers are asked: whether they are satisfied, would recommend, found it easy. */
export const surveys = ['nps', 'csat', 'ces'] as const

export type Survey = (typeof surveys)[number]

const text = z.string().max(1000, 'at most 1,000 characters')

const asked = {
  /** Nothing after its last day is looked at; without it the last complete month of the build. */
  month: monthSchema.optional(),
  where: filtersSchema.default([]),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
}

export const satisfactionRequestSchema = z.strictObject({
  ...asked,
  survey: z.enum(surveys).default('nps'),
  /** So many months, the last of which is `month`. */
  months: z.int().min(1).max(120).default(13)
})

export type SatisfactionRequest = z.input<typeof satisfactionRequestSchema>

export const commentsRequestSchema = z.strictObject({
  ...asked,
  survey: z.enum(surveys).optional(),
  /** Only answers with this verdict: promoter, dissatisfied … */
  verdict: text.optional(),
  touchpoint: text.optional(),
  /** Only comments in which, or in whose customer, this stands, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('-responded_on'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0)
})

export type CommentsRequest = z.input<typeof commentsRequestSchema>
