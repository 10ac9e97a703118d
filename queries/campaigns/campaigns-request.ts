import { z } from 'zod'
import { filtersSchema, languageSchema, limitSchema, monthSchema, scopeSchema } from '../request.ts'

const text = z.string().max(1000, 'at most 1,000 characters')

export const campaignsRequestSchema = z.strictObject({
  /** Nothing after its last day is looked at. */
  month: monthSchema,
  where: filtersSchema.default([]),
  /** Only this one, by its id. */
  campaign: text.optional(),
  scope: scopeSchema
})

export type CampaignsRequest = z.input<typeof campaignsRequestSchema>

export const memberGroups = ['treated', 'holdout'] as const

export type MemberGroup = (typeof memberGroups)[number]

export const campaignMembersRequestSchema = z.strictObject({
  campaign: text,
  month: monthSchema,
  where: filtersSchema.default([]),
  group: z.enum(memberGroups).optional(),
  /** Only members in whose name, id or owner this stands, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('-net_amount'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
})

export type CampaignMembersRequest = z.input<typeof campaignMembersRequestSchema>
