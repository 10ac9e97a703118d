import { z } from 'zod'
import type { Composition, CompositionRow, KpiAnswer, KpiRow, PivotAnswer } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { comparison, day, figure, kind, kpi, members, period, sharedSchemas, unit } from './shared.ts'

const kpiRow = z
  .strictObject({
    key: z
      .string()
      .describe('The member as filters name it; "" is none, "total" the total, "other" the rest.'),
    label: z.string().nullable(),
    value: figure,
    numerator: figure,
    denominator: figure,
    previous: figure.describe('The figure compared with.'),
    change: figure,
    change_rate: figure,
    share: figure.describe('Part of the total that the viewer may see; null where parts do not add up.'),
    n: z.int().nullable().describe('How many customers a share of them rests on.'),
    low: figure.describe('Lower end of the 95 % interval.'),
    high: figure,
    change_low: figure.describe('Lower end of the 95 % interval of the change, between two periods.'),
    change_high: figure
  })
  .register(sharedSchemas, { id: 'KpiRow' })

const companion = z
  .strictObject({ kpi, definition: z.string(), unit, value: figure, numerator: figure, denominator: figure })
  .register(sharedSchemas, { id: 'Companion' })

const answered = {
  build: z.string(),
  kpi,
  unit,
  kind,
  definition: z.string().describe('The definition that was used.'),
  period,
  window: period.describe('The days that the KPI looked at.'),
  short_history: z.boolean(),
  churn_window_days: z.int().nullable().describe('W, for figures that depend on who churned.'),
  through: day.describe('Last day of the period that the build looks at.'),
  complete: z.boolean(),
  comparison: comparison.nullable(),
  tiers_at: day.nullable().describe('The day on which customers were classified.'),
  parts_add_up: z.boolean(),
  companions: z.array(companion)
}

export const kpiAnswerSchema = z
  .strictObject({
    ...answered,
    rows: z.array(kpiRow),
    total: kpiRow,
    other: kpiRow.extend({ members }).nullable()
  })
  .register(sharedSchemas, { id: 'KpiAnswer' })

const compositionRow = kpiRow
  .extend({
    previous_share: figure,
    share_change_points: figure.describe('In points: 3.1 is 3.1 percentage points.'),
    contribution: figure.describe('Of this part to the growth of the whole.'),
    reach: figure.describe('Of overlapping counts: part ÷ total; null where there are shares.'),
    negative: z.boolean(),
    cumulative_share: figure,
    abc: z.enum(['A', 'B', 'C']).nullable()
  })
  .register(sharedSchemas, { id: 'CompositionRow' })

const concentration = z
  .strictObject({
    members: z.int(),
    value: z.number(),
    hhi: z.number(),
    gini: z.number(),
    members_to_80: z.int(),
    members_to_95: z.int(),
    top_20_share: z.number(),
    curve: z
      .array(z.strictObject({ members: z.int(), member_share: z.number(), value_share: z.number() }))
      .describe('The Pareto curve, from nothing to everything, at most 100 points.')
  })
  .register(sharedSchemas, { id: 'Concentration' })

export const compositionSchema = z
  .strictObject({
    ...answered,
    by: z.string(),
    rows: z.array(compositionRow),
    total: compositionRow,
    other: compositionRow.extend({ members }).nullable(),
    negative_parts: z.strictObject({ members: z.int(), value: z.number() }).nullable(),
    concentration: concentration.nullable(),
    previous_concentration: concentration.nullable()
  })
  .register(sharedSchemas, { id: 'CompositionAnswer' })

const pivotMember = z
  .strictObject({ key: z.string(), label: z.string().nullable(), value: figure })
  .register(sharedSchemas, { id: 'PivotMember' })

export const pivotAnswerSchema = z
  .strictObject({
    build: z.string(),
    kpi,
    unit,
    kind,
    definition: z.string(),
    period,
    window: period,
    through: day,
    complete: z.boolean(),
    row_dimension: z.string(),
    column_dimension: z.string(),
    rows: z.array(pivotMember),
    columns: z.array(pivotMember),
    cells: z.array(z.array(figure)).describe('One array per row, one figure per column.'),
    total: figure,
    more_rows: z.int(),
    more_columns: z.int(),
    rows_add_up: z.boolean(),
    columns_add_up: z.boolean()
  })
  .register(sharedSchemas, { id: 'PivotAnswer' })

agreed<Agrees<typeof kpiAnswerSchema, KpiAnswer>>()
agreed<Agrees<typeof kpiRow, KpiRow>>()
agreed<Agrees<typeof compositionSchema, Composition>>()
agreed<Agrees<typeof compositionRow, CompositionRow>>()
agreed<Agrees<typeof pivotAnswerSchema, PivotAnswer>>()
