import { z } from 'zod'
import type {
  BuildDescription,
  Dimension,
  KpiDefinition,
  KpiExample,
  KpiName,
  Member
} from '../../queries.ts'
import { agreed, type Agrees, type Fits } from './agreement.ts'
import { day, figure, kind, kpi, month, sharedSchemas, text, unit } from './shared.ts'

const kpiExample = z
  .strictObject({
    title: text,
    sales: z.array(
      z.strictObject({
        ordered_at: z.string(),
        order_id: z.string(),
        customer_id: z.string().exactOptional(),
        product_id: z.string().exactOptional(),
        quantity: z.number().exactOptional(),
        amount: z.number(),
        cost: z.number().exactOptional(),
        kind: z.enum(['sale', 'return']).exactOptional()
      })
    ),
    sources: z
      .record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number()]))))
      .exactOptional()
      .describe('Rows of other sources.'),
    period: z.union([
      z.strictObject({ month }),
      z.strictObject({ quarter: z.string() }),
      z.strictObject({ from: day, to: day })
    ]),
    settings: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
    expected: z.strictObject({
      value: figure,
      numerator: z.number().exactOptional(),
      denominator: z.number().exactOptional()
    })
  })
  .register(sharedSchemas, { id: 'Example' })

const method = {
  definition: text,
  formula: text,
  window: z.enum(['period', 'trailing-year']),
  interval: z.enum(['wilson', 'net-score', 'mean']).nullable(),
  sql: z.string(),
  examples: z.array(kpiExample)
}

const definition = z
  .strictObject({
    name: kpi,
    label: text,
    unit,
    kind,
    direction: z.enum(['up', 'down', 'neutral']),
    source: text,
    scope_of: z.enum(['lines', 'customers']),
    additive: z.boolean(),
    adds_up_over_time: z.boolean(),
    companions: z.array(z.string()),
    variant: z.string().describe('How this definition is named in requests.'),
    variant_label: text,
    ...method,
    alternatives: z.array(z.strictObject({ name: z.string(), label: text, ...method }))
  })
  .register(sharedSchemas, { id: 'Definition' })

export const definitionsSchema = z
  .strictObject({ kpis: z.array(definition) })
  .register(sharedSchemas, { id: 'DefinitionsAnswer' })

export type DefinitionsAnswer = z.infer<typeof definitionsSchema>

const dimension = z
  .strictObject({
    name: z.string(),
    label: text,
    attribute_of: z.enum(['customer', 'line']),
    parent: z.string().nullable()
  })
  .register(sharedSchemas, { id: 'Dimension' })

export const dimensionsSchema = z
  .strictObject({ dimensions: z.array(dimension) })
  .register(sharedSchemas, { id: 'DimensionsAnswer' })

const member = z
  .strictObject({ key: z.string(), label: z.string() })
  .register(sharedSchemas, { id: 'Member' })

export const membersSchema = z
  .strictObject({ dimension: z.string(), members: z.array(member) })
  .register(sharedSchemas, { id: 'MembersAnswer' })

export const buildDescriptionSchema = z
  .strictObject({
    build: z.string(),
    company: z.string(),
    currency: z.string(),
    time_zone: z.string(),
    as_of: day.nullable(),
    built_at: z.string(),
    complete_through: day.nullable(),
    months: z.array(z.strictObject({ month, is_complete: z.boolean() })),
    latest_month: month.nullable(),
    settings: z.record(z.string(), z.string())
  })
  .register(sharedSchemas, { id: 'BuildAnswer' })

type Described = Omit<DefinitionsAnswer['kpis'][number], 'alternatives' | 'examples'>

agreed<Fits<KpiDefinition<KpiName>, Described>>()
agreed<Agrees<typeof kpiExample, KpiExample>>()
agreed<Agrees<typeof dimension, Dimension>>()
agreed<Agrees<typeof member, Member>>()
agreed<Agrees<typeof buildDescriptionSchema, BuildDescription>>()
