import { z } from 'zod'
import { isDay } from './calendar.ts'
import { QueryError } from './errors.ts'
import { kpiNames } from './catalog.ts'
import { languages } from './language.ts'

const text = z.string().max(1000, 'at most 1,000 characters')
const texts = z.array(text).max(5000, 'at most 5,000 values').readonly()

export const monthSchema = z
  .string()
  .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM, such as 2026-10')

export const quarterSchema = z.string().regex(/^[1-9]\d{3}-Q[1-4]$/, 'a quarter as YYYY-Qn, such as 2026-Q3')

export const daySchema = z.string().refine(isDay, 'a day of the calendar as YYYY-MM-DD, such as 2026-10-31')

const onePeriod = 'one of month, quarter, or from and to'

/** A period: a month, a quarter, or days from `from` to `to`, both inclusive. */
export const periodSchema = z
  .strictObject({
    month: monthSchema.optional(),
    quarter: quarterSchema.optional(),
    from: daySchema.optional(),
    to: daySchema.optional()
  })
  .transform(({ month, quarter, from, to }, context): PeriodRequest => {
    const kinds = [month, quarter, from ?? to].filter((kind) => kind !== undefined)
    if (kinds.length === 1 && month !== undefined) return { month }
    if (kinds.length === 1 && quarter !== undefined) return { quarter }
    if (kinds.length === 1 && from !== undefined && to !== undefined && from <= to) return { from, to }
    const backwards = from !== undefined && to !== undefined && from > to
    context.addIssue({
      code: 'custom',
      path: backwards ? ['to'] : [],
      message: backwards ? `a day not before ${from}` : onePeriod
    })
    return z.NEVER
  })

export type PeriodRequest = { month: string } | { quarter: string } | { from: string; to: string }

/** Lets through the members named; '' is "none". Filters apply together, the values of one as alternatives. */
export const filterSchema = z
  .strictObject({
    dimension: text,
    values: texts.refine((values) => values.length > 0, 'at least one value')
  })
  .readonly()

export type Filter = z.infer<typeof filterSchema>

/** What the viewer may see: customers of these owners and regions at any level. `{}` is everything. */
export const scopeSchema = z.strictObject({ owners: texts.optional(), regions: texts.optional() }).readonly()

export type Scope = z.infer<typeof scopeSchema>

export const comparisons = ['previous', 'last-year', 'target'] as const

export type Comparison = (typeof comparisons)[number]

const kpiSchema = z.enum(kpiNames)
const filtersSchema = z.array(filterSchema).max(50, 'at most 50 filters').readonly()
const limitSchema = z.int().min(1).max(1_000_000)
const languageSchema = z.enum(languages)

/** The scope has no default on purpose: whoever asks must say whose eyes they are. */
export const kpiRequestSchema = z.strictObject({
  kpi: kpiSchema,
  period: periodSchema,
  by: text.optional(),
  where: filtersSchema.default([]),
  compare: z.enum(comparisons).optional(),
  scope: scopeSchema,
  /** Show this many members, those with the largest values. */
  limit: limitSchema.optional(),
  /** For the labels of classes; names from the files are as they are. */
  language: languageSchema.default('zh-CN')
})

export type KpiRequest = z.input<typeof kpiRequestSchema>

export const compositionRequestSchema = kpiRequestSchema.extend({ by: text })

export type CompositionRequest = z.input<typeof compositionRequestSchema>

export const historyRequestSchema = z.strictObject({
  kpi: kpiSchema,
  month: monthSchema,
  months: z.int().min(1).max(120).default(13),
  where: filtersSchema.default([]),
  scope: scopeSchema
})

export type HistoryRequest = z.input<typeof historyRequestSchema>

export const rowsRequestSchema = kpiRequestSchema
  .omit({ compare: true })
  .extend({ limit: limitSchema.default(1000), offset: z.int().min(0).default(0) })

export type RowsRequest = z.input<typeof rowsRequestSchema>

/** @throws QueryError that names the first parameter which does not fit, and what is allowed there. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, request: unknown): z.output<Schema> {
  const parsed = schema.safeParse(request)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue?.path ?? []
  const given = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    request
  )
  throw new QueryError({
    parameter: path.filter((key) => key !== 'period').join('.') || 'period',
    value: typeof given === 'string' ? given : (JSON.stringify(given) ?? 'not given'),
    allowed:
      issue?.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : (issue?.message ?? 'a question')
  })
}
