import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, scopeSchema } from '../request.ts'

const text = z.string().max(1000, 'at most 1,000 characters')

const asked = {
  where: filtersSchema.default([]),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
}

export const riskRequestSchema = z.strictObject(asked)

export type RiskRequest = z.input<typeof riskRequestSchema>

export const callListRequestSchema = z.strictObject({
  ...asked,
  /** Only customers under this rule. */
  rule: text.optional(),
  /** Only customers in whose name, id or owner this stands, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('-value_at_risk'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0)
})

export type CallListRequest = z.input<typeof callListRequestSchema>

export type ParsedCallList = z.output<typeof callListRequestSchema>

export const clustersRequestSchema = z.strictObject({
  ...asked,
  /** At most so many customers as points of a picture. */
  points: z.int().min(0).max(5000).default(0)
})

export type ClustersRequest = z.input<typeof clustersRequestSchema>
