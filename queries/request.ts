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

/**
 * What the viewer may see: customers of these owners and regions at any level, and their contacts as they are or masked.
 * `{}` is everything.
 */
export const scopeSchema = z
  .strictObject({
    owners: texts.optional(),
    regions: texts.optional(),
    contacts: z.enum(['shown', 'masked']).optional()
  })
  .readonly()

export type Scope = z.infer<typeof scopeSchema>

/**
 * What a period can be compared with by name. `last-year-lunar`: the days that lie as far from the lunar new year of the
 * year before; `trailing-mean`: the mean of the twelve months before.
 */
export const comparisons = ['previous', 'last-year', 'last-year-lunar', 'target', 'trailing-mean'] as const

export type Comparison = (typeof comparisons)[number]

const day = '[1-9]\\d{3}-\\d{2}-\\d{2}'
/** A comparison by one of these names, or any period: a month, a quarter, or days as `from..to`. */
const comparableWith = (names: readonly string[]) =>
  z
    .string()
    .regex(
      new RegExp(`^(${names.join('|')}|[1-9]\\d{3}-(0[1-9]|1[0-2])|[1-9]\\d{3}-Q[1-4]|${day}\\.\\.${day})$`),
      `one of ${names.join(', ')}, or a period such as 2026-10, 2026-Q3 or 2026-10-01..2026-10-07`
    )
    .refine((text) => {
      const [from = '', to] = text.split('..')
      return to === undefined || (isDay(from) && isDay(to) && from <= to)
    }, 'days of the calendar, the first not after the last')

export const compareSchema = comparableWith(comparisons)

/** The comparisons of one period with one other, which alone has customers, products and members to set beside. */
export const otherPeriods = ['previous', 'last-year', 'last-year-lunar'] as const

export const comparePeriodSchema = comparableWith(otherPeriods)

/** The period that a comparison names; null for one by name. */
export function comparedPeriod(compare: string): PeriodRequest | null {
  const [from = '', to] = compare.split('..')
  if (to !== undefined) return { from, to }
  if (monthSchema.safeParse(compare).success) return { month: compare }
  return quarterSchema.safeParse(compare).success ? { quarter: compare } : null
}

/**
 * By which classes (tiers) customers are split in the period compared with: `own`, those at its own opening; `base`:
 * both periods by those at the opening of the one compared with.
 */
export const classings = ['own', 'base'] as const

export type Classing = (typeof classings)[number]

const kpiSchema = z.enum(kpiNames)
export const filtersSchema = z.array(filterSchema).max(50, 'at most 50 filters').readonly()
export const limitSchema = z.int().min(1).max(100_000_000)
export const languageSchema = z.enum(languages)

const askedSchema = z.strictObject({
  kpi: kpiSchema,
  /** One of the KPI's definitions; without it, its own. */
  definition: text.optional(),
  period: periodSchema,
  where: filtersSchema.default([]),
  /** Has no default on purpose: whoever asks must say whose eyes they are. */
  scope: scopeSchema
})

export const kpiRequestSchema = askedSchema.extend({
  by: text.optional(),
  compare: compareSchema.optional(),
  classes: z.enum(classings).default('own'),
  /** Show this many members, those with the largest values. */
  limit: limitSchema.optional(),
  /** For the labels of classes; names from the files are as they are. */
  language: languageSchema.default('zh-CN')
})

export type KpiRequest = z.input<typeof kpiRequestSchema>

export const compositionRequestSchema = kpiRequestSchema.extend({ by: text })

export type CompositionRequest = z.input<typeof compositionRequestSchema>

export const pivotRequestSchema = askedSchema.extend({
  rows: text,
  columns: text,
  /** The rows and columns with the largest values. */
  row_limit: z.int().min(1).max(10_000).default(100),
  column_limit: z.int().min(1).max(1000).default(50),
  language: languageSchema.default('zh-CN')
})

export type PivotRequest = z.input<typeof pivotRequestSchema>

/** The ways to take a change apart. */
export const bridges = ['customers', 'price-volume-mix', 'members', 'mix-rate'] as const

export type BridgeName = (typeof bridges)[number]

/** What the members of a bridge can be sorted by, `-` for the largest first; else by how much they changed, either way. */
export const bridgeSorts = [
  'change',
  '-change',
  'value',
  '-value',
  'previous',
  '-previous',
  'label',
  '-label'
] as const

export type BridgeSort = (typeof bridgeSorts)[number]

export const explainRequestSchema = askedSchema.extend({
  compare: comparePeriodSchema.default('previous'),
  classes: z.enum(classings).default('own'),
  /** All that apply to the KPI, unless one is named. */
  bridge: z.enum(bridges).optional(),
  /** The dimension whose members take part; each bridge has one of its own otherwise. */
  by: text.optional(),
  /** Only members with this effect: what lies behind one bar. */
  effect: text.optional(),
  /** Only members whose key or label contains this, letter case aside. */
  search: z.string().max(200, 'at most 200 characters').default(''),
  sort: z.enum(bridgeSorts).optional(),
  limit: limitSchema.optional(),
  offset: z.int().min(0).max(1_000_000_000).default(0),
  language: languageSchema.default('zh-CN')
})

export type ExplainRequest = z.input<typeof explainRequestSchema>

/** `definition`: of the churn rate. */
export const flowRequestSchema = askedSchema.omit({ kpi: true }).extend({
  compare: comparePeriodSchema.optional()
})

export type FlowRequest = z.input<typeof flowRequestSchema>

export const historyRequestSchema = askedSchema.omit({ period: true }).extend({
  month: monthSchema,
  months: z.int().min(1).max(120).default(13)
})

export type HistoryRequest = z.input<typeof historyRequestSchema>

export const compositionHistoryRequestSchema = historyRequestSchema.extend({
  by: text,
  months: z.int().min(1).max(120).default(24),
  /** Show this many members, those with the largest values in the last month. */
  limit: limitSchema.optional(),
  language: languageSchema.default('zh-CN')
})

export type CompositionHistoryRequest = z.input<typeof compositionHistoryRequestSchema>

/** What a figure's rows are: the things it counts, or the order lines that these are made of. */
export const rowLevels = ['counted', 'lines'] as const

export const rowsRequestSchema = kpiRequestSchema.omit({ compare: true, classes: true }).extend({
  level: z.enum(rowLevels).default('counted'),
  /** A column of the rows, `-` before it for the largest first; in the order of the days otherwise. */
  sort: text.optional(),
  /** Only rows in which this stands, in a name or a number of customer, order, product or region. */
  search: text.default(''),
  limit: limitSchema.default(1000),
  offset: z.int().min(0).max(1_000_000_000).default(0)
})

export type RowsRequest = z.input<typeof rowsRequestSchema>

/** A value as one would write it: `month=2026-10 quarter=2026-Q4`, not JSON. */
function wordsOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value)
  const parts = Object.entries(value).map(([name, part]) => `${name}=${String(part)}`)
  return parts.length === 0 ? undefined : parts.join(' ')
}

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
    value: typeof given === 'string' ? given : (wordsOf(given) ?? 'not given'),
    allowed:
      issue?.code === 'invalid_value' ? `one of ${issue.values.join(', ')}` : (issue?.message ?? 'a question')
  })
}
