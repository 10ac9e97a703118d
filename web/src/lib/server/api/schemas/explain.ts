import { z } from 'zod'
import { bridges, type ExplainAnswer } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { comparison, day, figure, kpi, members, period, sharedSchemas, unit } from './shared.ts'

const bridgeRow = z
  .strictObject({
    key: z.string(),
    label: z.string().nullable(),
    value: figure,
    previous: figure,
    change: z.number().describe('What the member adds to the change.'),
    effects: z.record(z.string(), z.number()).describe('What each effect did there; they sum to the change.')
  })
  .register(sharedSchemas, { id: 'BridgeRow' })

const bridge = z
  .strictObject({
    name: z.enum(bridges),
    by: z.string().describe('The dimension of the rows.'),
    bars: z
      .array(z.strictObject({ effect: z.string(), label: z.string(), change: z.number(), members: z.int() }))
      .describe('They sum to the change.'),
    rows: z.array(bridgeRow),
    other: bridgeRow.extend({ members }).nullable().describe('All that are not among the rows, together.'),
    found: z
      .strictObject({ members, value: figure, previous: figure, change: z.number() })
      .describe('All that effect and search leave, whatever limit and offset.')
  })
  .register(sharedSchemas, { id: 'Bridge' })

export const explainAnswerSchema = z
  .strictObject({
    build: z.string(),
    kpi,
    unit,
    definition: z.string(),
    period,
    window: period.describe('The days that the KPI looked at.'),
    through: day,
    complete: z.boolean(),
    comparison,
    value: figure,
    previous: figure,
    change: figure,
    bridges: z.array(bridge)
  })
  .register(sharedSchemas, { id: 'ExplainAnswer' })

agreed<Agrees<typeof explainAnswerSchema, ExplainAnswer>>()
