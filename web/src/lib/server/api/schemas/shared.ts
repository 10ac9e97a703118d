import { z } from 'zod'
import { comparisons, kpiNames, type Text } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'

/** Shared by several answers, so that the document states them once. */
export const sharedSchemas = z.registry<{ id: string }>()

export const figure = z.number().nullable()
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const month = z.string().regex(/^\d{4}-\d{2}$/)
export const kpi = z.enum(kpiNames)
export const unit = z.enum([
  'money',
  'count',
  'units',
  'rate',
  'times',
  'days',
  'hours',
  'minutes',
  'score',
  'points',
  'per_thousand'
])
export const kind = z.enum(['sum', 'ratio', 'median'])

export const text = z
  .strictObject({ 'zh-CN': z.string(), en: z.string() })
  .register(sharedSchemas, { id: 'Text' })

export const period = z.strictObject({ from: day, to: day }).register(sharedSchemas, { id: 'Period' })

export const comparison = z
  .strictObject({
    kind: z.enum([...comparisons, 'period']),
    from: day,
    to: day,
    same_days: z.boolean(),
    window: period.nullable(),
    short_history: z.boolean()
  })
  .register(sharedSchemas, { id: 'Comparison' })

export const members = z.int().describe('How many members these are together.')

agreed<Agrees<typeof text, Text>>()
