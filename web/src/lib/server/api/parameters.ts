import { z } from 'zod'
import {
  bridges,
  bridgeSorts,
  classings,
  comparePeriodSchema,
  compareSchema,
  comparisons,
  daySchema,
  exportFormats,
  languages,
  listParameters,
  measureNames,
  monthSchema,
  otherPeriods,
  quarterSchema,
  rowLevels,
  type ListParameter
} from '../queries.ts'

// The query string of each endpoint, flat as it is sent. The OpenAPI document is made of these same schemas.

export const text = z.string().max(1000, 'at most 1,000 characters')

export const dimension = (description: string) =>
  text.describe(`${description}: a name of /api/v1/dimensions.`)

export const count = (most: number, usual: number, description: string) =>
  z.int().min(1).max(most).default(usual).describe(description)

export const period = {
  month: monthSchema
    .optional()
    .describe(
      'The period: a month as YYYY-MM. Give one of month, quarter, or from and to; without any it is the last complete month of the data.'
    ),
  quarter: quarterSchema
    .optional()
    .describe('The period: a quarter as YYYY-Qn, of the fiscal year that begins in the calendar year YYYY.'),
  from: daySchema.optional().describe('The period: its first day as YYYY-MM-DD, together with to.'),
  to: daySchema.optional().describe('The period: its last day, inclusive, together with from.')
}

export const where = z
  .array(
    z
      .string()
      .max(2100, 'at most 2,100 characters')
      .regex(/^[^=]+=/, 'a dimension and a member as DIMENSION=MEMBER, such as channel=online')
  )
  .max(200, 'at most 200 filters')
  .default([])
  .describe(
    'Only what belongs to a member, as DIMENSION=MEMBER by the member’s key or name; an empty member is "none". Given several times: members of one dimension are alternatives, different dimensions apply together.'
  )

const definition = text
  .optional()
  .describe('One of the KPI’s definitions by name (see /api/v1/definitions), instead of its own.')

const compare = compareSchema.describe(
  `What the period is compared with: ${comparisons.join(', ')}, or another period as YYYY-MM, YYYY-Qn or YYYY-MM-DD..YYYY-MM-DD.`
)

const classes = z
  .enum(classings)
  .default('own')
  .describe(
    'By which opening class customers are split in the period compared with: its own, or, in both, that of the period compared with (base).'
  )

export const language = z
  .enum(languages)
  .optional()
  .describe(
    'Of the names of classes and of labels in tables; else what Accept-Language, or a cookie of the pages, asks for.'
  )

export const formats = z
  .enum(exportFormats)
  .optional()
  .describe(
    'Instead of an Accept header. CSV, Excel (xlsx), Arrow and Parquet hold the rows of the answer only.'
  )

const jsonOnly = z.enum(['json']).optional().describe('Instead of an Accept header.')

const asked = { ...period, where, definition, language, format: formats }

const mostMembers = 1_000_000
const usualMembers = 1000

const members = count(
  mostMembers,
  usualMembers,
  'At most so many members, the largest; the rest together are "other".'
)

export const kpiParameters = z.strictObject({
  ...asked,
  by: dimension('Split by the members of this dimension').optional(),
  compare: compare.optional(),
  classes,
  limit: members
})

const measure = z
  .enum(measureNames() as [string, ...string[]])
  .default('net-sales')
  .describe('What is taken apart: a measure, or any KPI that is a sum.')

export const compositionParameters = z.strictObject({
  ...asked,
  measure,
  compare: compare.optional(),
  classes,
  limit: members
})

export const compositionHistoryParameters = z.strictObject({
  month: monthSchema
    .optional()
    .describe('The last of the months, as YYYY-MM; without it, the last complete month of the data.'),
  months: count(120, 24, 'So many months.'),
  where,
  definition,
  measure,
  limit: count(
    mostMembers,
    20,
    'At most so many members, the largest of the last month; the rest together are "other".'
  ),
  language,
  format: formats
})

export const pivotParameters = z.strictObject({
  ...asked,
  rows: dimension('The dimension of the rows'),
  columns: dimension('The dimension of the columns'),
  row_limit: count(10_000, 100, 'At most so many rows, the largest.'),
  column_limit: count(1000, 50, 'At most so many columns, the largest.')
})

const comparePeriod = comparePeriodSchema.describe(
  `The period compared with: ${otherPeriods.join(', ')}, or another as YYYY-MM, YYYY-Qn or YYYY-MM-DD..YYYY-MM-DD.`
)

export const explainParameters = z.strictObject({
  ...asked,
  compare: comparePeriod.default('previous'),
  classes,
  bridge: z
    .enum(bridges)
    .optional()
    .describe(
      'One way to take the change apart instead of all that apply; tables hold one, so it must be given.'
    ),
  by: dimension('The dimension whose members take part, instead of the bridge’s own').optional(),
  effect: text.optional().describe('Only members with this effect: what lies behind one bar of the bridge.'),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only members whose key or name contains this, letter case aside.'),
  sort: z
    .enum(bridgeSorts)
    .optional()
    .describe(
      'What to sort the members by, - before it for the largest first; else by how much they changed.'
    ),
  limit: members,
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many members first.')
})

export const customerFlowParameters = z.strictObject({
  ...asked,
  definition: text
    .optional()
    .describe('One of the churn rate’s definitions by name (see /api/v1/definitions), instead of its own.'),
  compare: comparePeriod.optional()
})

export const rowsParameters = z.strictObject({
  ...asked,
  by: dimension('Name each row’s member of this dimension').optional(),
  level: z
    .enum(rowLevels)
    .default('counted')
    .describe(
      'The things that the figure counts (counted), or the order lines that these are made of (lines).'
    ),
  sort: text
    .optional()
    .describe(
      'A column of the rows to sort by, - before it for the largest first; else the order of the days.'
    ),
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only rows with this in the name or number of their customer, order, product or region.'),
  limit: count(100_000_000, 1000, 'At most so many rows.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many rows first.')
})

const choice = {
  scheme: 'Of the segments: the scheme that they are of; the company’s own without it.',
  segment: 'Only customers of this segment at the end of the month.',
  from_segment: 'Only customers who were in this segment at the end of from_month.',
  to_segment: 'Only customers who were in this segment at the end of to_month.',
  from_month: 'For from_segment: YYYY-MM.',
  to_month: 'For to_segment: YYYY-MM; the month of the list without it.',
  r_score: 'Only customers with this R score, 1 to 5, at the end of the month.',
  f_score: 'Only customers with this F score, 1 to 5, at the end of the month.',
  stage: 'Only customers in this stage of the lifecycle at the end of the month.',
  closing_stage:
    'Only customers in this stage of the lifecycle at the end of the month, whatever month `classes` are of.',
  cluster: 'Only customers of this cluster.',
  rule: 'Only customers to whom this rule of the churn risk applies.',
  grade: 'Only customers with this grade in the last assessment up to the end of the month.',
  cohort: 'Only customers whose first purchase was in this month (YYYY-MM) or quarter (YYYY-Qn).',
  bought: 'Only customers who bought in this month or quarter, or with `..` after it in it or later.',
  not_bought:
    'Only customers who did not buy in this month or quarter, or with `..` after it neither in it nor later.',
  classes:
    'Customers are of the tier, segment, scores and stage that they had at the end of this month (YYYY-MM), where it is before that of the list.'
} satisfies Record<ListParameter, string>

const chosen = Object.fromEntries(
  listParameters.map((name) => [name, text.optional().describe(choice[name])])
) as Record<ListParameter, z.ZodOptional<z.ZodString>>

export const customersParameters = z.strictObject({
  month: monthSchema
    .optional()
    .describe('The list is as of the end of this month, YYYY-MM; without it, of the last complete one.'),
  where,
  ...chosen,
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only customers with this in their name, id or owner.'),
  sort: text
    .default('-net_amount')
    .describe('A column of the list to sort by, - before it for the largest first.'),
  limit: count(100_000_000, 100, 'At most so many customers.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many customers first.'),
  language,
  format: formats
})

export const customerParameters = z.strictObject({
  month: monthSchema
    .optional()
    .describe('The card is as of the end of this month, YYYY-MM; without it, of the last complete one.'),
  months: count(120, 24, 'Purchases of so many months; they are what tables hold.'),
  language,
  format: formats
})

export const definitionsParameters = z.strictObject({ language, format: formats })

export const rejectsParameters = z.strictObject({
  source: text.default('').describe('Only those of this source.'),
  file: text.default('').describe('Only those of this file, by its path or name.'),
  reason: text.default('').describe('Only those for this reason, in the English words of the data.'),
  limit: count(1_000_000, 1000, 'At most so many rows.'),
  offset: z.int().min(0).max(1_000_000_000).default(0).describe('Leave out so many rows first.'),
  language,
  format: formats
})

export const dimensionsParameters = z.strictObject({ language, format: formats })

export const membersParameters = z.strictObject({
  search: z
    .string()
    .max(200, 'at most 200 characters')
    .default('')
    .describe('Only members whose key or name contains this, letter case aside.'),
  limit: count(mostMembers, usualMembers, 'At most so many members, in the order of their names.'),
  language,
  format: formats
})

export const buildParameters = z.strictObject({ format: jsonOnly })
