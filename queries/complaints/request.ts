import { z } from 'zod'
import {
  comparePeriodSchema,
  filtersSchema,
  languageSchema,
  limitSchema,
  monthSchema,
  periodSchema,
  scopeSchema
} from '../request.ts'
import { complaintClocks, complaintSteps } from './terms.ts'

const text = z.string().max(1000, 'at most 1,000 characters')

const asked = {
  where: filtersSchema.default([]),
  /** Which hours count; without it those of the config. */
  clock: z.enum(complaintClocks).optional(),
  language: languageSchema.default('zh-CN'),
  scope: scopeSchema
}

export const complaintsRequestSchema = z.strictObject({
  ...asked,
  period: periodSchema,
  compare: comparePeriodSchema.optional(),
  by: text.optional(),
  /** Show this many groups, those with most complaints. */
  limit: limitSchema.optional()
})

/** What of it the total depends on. */
export const complaintTotalRequestSchema = complaintsRequestSchema.pick({
  ...{ where: true, scope: true },
  ...{ period: true, compare: true }
})

export type ComplaintTotalRequest = z.input<typeof complaintTotalRequestSchema>

export type ComplaintsRequest = z.input<typeof complaintsRequestSchema>

export const complaintMonthsRequestSchema = z.strictObject({
  ...asked,
  month: monthSchema,
  /** So many months, the last of which is `month`. */
  months: z.int().min(1).max(120).default(13)
})

export type ComplaintMonthsRequest = z.input<typeof complaintMonthsRequestSchema>

export const pendingSummaryRequestSchema = z.strictObject(asked)

export type PendingSummaryRequest = z.input<typeof pendingSummaryRequestSchema>

/** `ahead`: a limit can still be kept; `late`: all limits of what is to be done have passed. */
export const pendingStates = ['ahead', 'late'] as const

export const pendingRequestSchema = z.strictObject({
  ...asked,
  /** Only complaints that wait for this. */
  step: z.enum(complaintSteps).optional(),
  state: z.enum(pendingStates).optional(),
  /** Only complaints in whose number, reason, customer or handler this stands, letter case aside. */
  search: text.default(''),
  /** A column of the list, `-` before it for the largest first. */
  sort: text.default('minutes_left'),
  limit: limitSchema.default(100),
  offset: z.int().min(0).max(1_000_000_000).default(0)
})

export type PendingRequest = z.input<typeof pendingRequestSchema>
