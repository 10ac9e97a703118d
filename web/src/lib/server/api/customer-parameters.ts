import { z } from 'zod'
import { cohortGrains, monthSchema, segmentsRequestSchema, survivalEvents } from '../queries.ts'
import { text, dimension, count, where, language, formats } from './parameters.ts'

// The query strings of what is asked of who the customers are.

const scheme = text
  .optional()
  .describe('The scheme of segments; the one that the build shows first without it.')

export const segmentsParameters = z.strictObject({
  month: monthSchema
    .optional()
    .describe('The segments at the end of this month, YYYY-MM; without it, of the last complete one.'),
  scheme,
  compare: segmentsRequestSchema.shape.compare.describe(
    'The month to compare with: previous, last-year, or one as YYYY-MM.'
  ),
  where
})

export const migrationParameters = z.strictObject({
  from: monthSchema.describe('The month at whose end the segments before are those of, as YYYY-MM.'),
  to: monthSchema.describe('The month at whose end the segments after are those of, as YYYY-MM.'),
  scheme,
  where
})

const lastMonth = monthSchema
  .optional()
  .describe(
    'Nothing after its last day is looked at, as YYYY-MM; without it, the last complete month of the data.'
  )

export const cohortsParameters = z.strictObject({
  month: lastMonth,
  by: z.enum(cohortGrains).default('month').describe('Cohorts and periods are months or quarters.'),
  where,
  cohorts: count(600, 24, 'At most so many cohorts, the latest.'),
  language,
  format: formats
})

export const survivalParameters = z.strictObject({
  month: lastMonth,
  event: z
    .enum(survivalEvents)
    .default('churn')
    .describe('From the first purchase to W days without one (churn), or to the second (next-purchase).'),
  by: dimension('Compare the groups of this attribute of customers').optional(),
  where,
  groups: z.int().min(2).max(50).default(6).describe('At most so many groups, the largest.'),
  language,
  format: formats
})

export const lifecycleParameters = z.strictObject({
  month: lastMonth,
  months: count(120, 13, 'So many months, of which month is the last.'),
  where,
  language,
  format: formats
})

export const riskParameters = z.strictObject({ where, language, format: formats })

export const callListParameters = z.strictObject({
  where,
  rule: text.optional().describe('Only customers under this rule, by its name in /api/v1/risk.'),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only customers with this in their name, id or owner.'),
  sort: text
    .default('-value_at_risk')
    .describe('A column of the list to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many customers.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many customers first.'),
  language,
  format: formats
})

export const clustersParameters = z.strictObject({
  where,
  points: z
    .int()
    .min(0)
    .max(5000)
    .default(0)
    .describe('So many of the customers as points of a picture, the same ones every time; only in JSON.'),
  language,
  format: formats
})

export const modelsParameters = z.strictObject({ language, format: formats })

export const customerValuesParameters = z.strictObject({
  where,
  limit: count(100_000, 20, 'At most so many customers, those of the largest expected value.'),
  language,
  format: formats
})

const assessed = monthSchema
  .optional()
  .describe(
    'The last assessment up to the end of this month, as YYYY-MM; without it, of the last complete month.'
  )

export const assessmentParameters = z.strictObject({ month: assessed, where, language, format: formats })

export const assessedParameters = z.strictObject({
  month: assessed,
  where,
  grade: text.optional().describe('Only customers with this grade, by its name in /api/v1/assessment.'),
  advice: text.optional().describe('Only customers with this advice: maintain, improve, terminate.'),
  moved_by: text
    .optional()
    .describe(
      'Only customers whose grade is another one when the weight of this indicator is a tenth less or more.'
    ),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only customers with this in their name, id or owner.'),
  sort: text
    .default('-score')
    .describe('A column of the list to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many customers.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many customers first.'),
  language,
  format: formats
})

export const assessmentFormParameters = z.strictObject({ month: assessed, language, format: formats })
