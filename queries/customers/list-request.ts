import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, monthSchema, scopeSchema } from '../request.ts'
import { listParameters } from './list-filters.ts'

const text = z.string().max(200, 'at most 200 characters')

export const customersRequestSchema = z.strictObject({
  /** The list is as of the end of it, or of the data where they end before. */
  month: monthSchema,
  where: filtersSchema.default([]),
  /** What narrows the list down besides dimensions: one entry of list-filters.ts each. */
  only: z.partialRecord(z.enum(listParameters), text).default({}),
  /** Only customers in whose name, id or owner this stands, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('-net_amount'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
})

export type CustomersRequest = z.input<typeof customersRequestSchema>

export type ParsedCustomers = z.output<typeof customersRequestSchema>
