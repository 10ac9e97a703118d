import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, monthSchema, scopeSchema } from '../request.ts'

const text = z.string().max(1000, 'at most 1,000 characters')

const asked = {
  /** The three months that end with it are looked at; without it, with the last complete one. */
  month: monthSchema.optional(),
  where: filtersSchema.default([]),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
}

export const contactsRequestSchema = z.strictObject(asked)

export type ContactsRequest = z.input<typeof contactsRequestSchema>

/**
 * `overdue`: next steps that fell due and are not done; `stale`: those of them whose customer's record was not touched
 * in time; `late`: contacts of the months that were recorded too late; `missed`: what the rhythm asked for in them and
 * did not get; `open`: what it asks for by the end of the week, month or quarter under way and has not got.
 */
export const contactLists = ['overdue', 'stale', 'late', 'missed', 'open'] as const

export type ContactListName = (typeof contactLists)[number]

export const contactListRequestSchema = z.strictObject({
  ...asked,
  list: z.enum(contactLists).default('overdue'),
  /** Only those of this owner; '' for those of nobody. */
  owner: text.optional(),
  /** Only where this stands in the customer's name or id, the owner or the next step, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('-days_over'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0)
})

export type ContactListRequest = z.input<typeof contactListRequestSchema>
