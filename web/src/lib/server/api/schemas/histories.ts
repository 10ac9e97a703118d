import { z } from 'zod'
import type { CompositionHistory, CompositionHistoryRow, CompositionPoint } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { figure, kind, kpi, members, month, sharedSchemas, unit } from './shared.ts'

const point = z
  .strictObject({
    value: figure.describe(
      'Null outside the data, for a rate of nothing, and of others that cannot be added.'
    ),
    share: figure.describe('Part of the month’s total; null where parts do not add up.')
  })
  .register(sharedSchemas, { id: 'CompositionPoint' })

const points = z.array(point).describe('One per month, in their order.')

const row = z
  .strictObject({ key: z.string(), label: z.string().nullable(), points })
  .register(sharedSchemas, { id: 'CompositionHistoryRow' })

export const compositionHistorySchema = z
  .strictObject({
    build: z.string(),
    kpi,
    unit,
    kind,
    definition: z.string().describe('The definition that was used.'),
    by: z.string(),
    parts_add_up: z.boolean(),
    months: z
      .array(z.strictObject({ month, complete: z.boolean(), total: figure }))
      .describe('Oldest first.'),
    rows: z.array(row).describe('Those with the largest values of the last month first.'),
    other: z.strictObject({ members, points }).nullable()
  })
  .register(sharedSchemas, { id: 'CompositionHistoryAnswer' })

agreed<Agrees<typeof compositionHistorySchema, CompositionHistory>>()
agreed<Agrees<typeof row, CompositionHistoryRow>>()
agreed<Agrees<typeof point, CompositionPoint>>()
