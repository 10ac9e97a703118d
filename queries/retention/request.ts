import { z } from 'zod'
import { languages } from '../language.ts'
import { filterSchema, monthSchema, scopeSchema } from '../request.ts'

const asked = z.strictObject({
  /** Nothing after its last day is looked at; customers are classified as at its opening. */
  month: monthSchema,
  where: z.array(filterSchema).max(50, 'at most 50 filters').readonly().default([]),
  scope: scopeSchema
})

export const cohortGrains = ['month', 'quarter'] as const

export type CohortGrain = (typeof cohortGrains)[number]

/** So many are shown, where there are so many. */
export const shownCohorts: Readonly<Record<CohortGrain, number>> = { month: 13, quarter: 9 }

export const cohortsRequestSchema = asked.extend({
  by: z.enum(cohortGrains).default('month'),
  /** Show this many, the latest. */
  cohorts: z.int().min(1).max(600).default(24)
})

export type CohortsRequest = z.input<typeof cohortsRequestSchema>

/** `churn`: from the first purchase to W days without one; `next-purchase`: from the first to the second. */
export const survivalEvents = ['churn', 'next-purchase'] as const

export type SurvivalEvent = (typeof survivalEvents)[number]

export const survivalRequestSchema = asked.extend({
  event: z.enum(survivalEvents).default('churn'),
  /** An attribute of customers. */
  by: z.string().max(1000).optional(),
  /** Show and compare this many groups, the largest. */
  groups: z.int().min(2).max(50).default(6),
  language: z.enum(languages).default('zh-CN')
})

export type SurvivalRequest = z.input<typeof survivalRequestSchema>

export const lifecycleRequestSchema = asked.extend({
  /** So many months, the last of which is `month`. */
  months: z.int().min(1).max(120).default(13)
})

export type LifecycleRequest = z.input<typeof lifecycleRequestSchema>

export const churnRequestSchema = asked

export type ChurnRequest = z.input<typeof churnRequestSchema>
