import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, scopeSchema } from '../request.ts'

const text = z.string().max(1000, 'at most 1,000 characters')

/** The days that a board is for, from the day after the last one of the data. */
export const boardSpans = ['week', 'month'] as const

export type BoardSpan = (typeof boardSpans)[number]

/** What can bring a customer onto the board, in the order to show it. */
export const boardKinds = [
  'call',
  'follow_up',
  'complaint',
  'renewal',
  'birthday',
  'anniversary',
  'treatment'
] as const

export type BoardKind = (typeof boardKinds)[number]

export const boardRequestSchema = z.strictObject({
  span: z.enum(boardSpans).default('week'),
  /** Only what is to be done by this rep; '' for what nobody is named for. */
  rep: text.optional(),
  /** Only customers of this team: a region id; '' for those of none. */
  team: text.optional(),
  kind: z.enum(boardKinds).optional(),
  where: filtersSchema.default([]),
  /** At most so many rows of each kind. */
  limit: limitSchema.default(50),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
})

export type BoardRequest = z.input<typeof boardRequestSchema>

export type ParsedBoard = z.output<typeof boardRequestSchema>
