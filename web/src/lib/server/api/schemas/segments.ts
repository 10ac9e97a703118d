import { z } from 'zod'
import type {
  HeatCell,
  MigrationAnswer,
  MigrationCell,
  MigrationSegment,
  SegmentRow,
  SegmentsAnswer
} from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, sharedSchemas } from './shared.ts'

const figure = z.number().nullable()
const customers = z.int().min(0)

const segment = {
  segment: z.string(),
  label: z.string(),
  rule: z.string().describe('Who is in it.'),
  treatment: z.string().describe('Who contacts them, how often, with what.')
}

const segmentRow = z
  .strictObject({
    ...segment,
    customers,
    share: figure.describe('Of all customers with a purchase in the window.'),
    net_amount: z.number().describe('Net sales of the window.'),
    net_amount_share: figure,
    recency_days: figure.describe('Mean days since the last purchase.'),
    orders: figure.describe('Mean orders of the window.'),
    mean_net_amount: figure.describe('Mean net sales of the window.'),
    repurchase_rate: figure.describe('The KPI, of the customers who are in the segment.'),
    repeating: figure.describe('Its numerator.'),
    buyers: figure.describe('Its denominator.'),
    previous_customers: figure.describe('In the month compared with; null before the data begin.'),
    change: figure,
    change_rate: figure,
    previous_net_amount: figure
  })
  .register(sharedSchemas, { id: 'SegmentRow' })

const heatCell = z
  .strictObject({
    r_score: z.number(),
    f_score: z.number(),
    customers,
    net_amount: z.number(),
    mean_m_score: z.number()
  })
  .register(sharedSchemas, { id: 'ScoreCell' })

export const segmentsSchema = z
  .strictObject({
    build: z.string(),
    scheme: z.string(),
    schemes: z.array(z.string()).describe('All schemes of the build.'),
    month: z.string(),
    through: day.describe('The segments are those at the end of this day.'),
    complete: z.boolean(),
    compared_month: z.string(),
    window: z.enum(['trailing', 'all']).describe('Twelve months, or all history.'),
    rows: z.array(segmentRow),
    total: segmentRow,
    heat: z.array(heatCell)
  })
  .register(sharedSchemas, { id: 'SegmentsAnswer' })

const migrationSegment = z
  .strictObject({
    ...segment,
    customers_before: customers,
    customers_after: customers,
    net_amount_before: z.number(),
    net_amount_after: z.number(),
    behaviour: z.int().describe('Change of size by what customers did: scored by the limits of before.'),
    drift: z.int().describe('Change of size because the limits between scores have moved.')
  })
  .register(sharedSchemas, { id: 'MigrationSegment' })

const migrationCell = z
  .strictObject({
    from_segment: z.string(),
    to_segment: z.string(),
    customers,
    net_amount_before: z.number(),
    net_amount_after: z.number()
  })
  .register(sharedSchemas, { id: 'MigrationCell' })

export const migrationSchema = z
  .strictObject({
    build: z.string(),
    scheme: z.string(),
    schemes: z.array(z.string()),
    from: z.string(),
    to: z.string(),
    through: day,
    segments: z.array(migrationSegment),
    cells: z.array(migrationCell).describe('Rows sum to the sizes before, columns to those after.'),
    moved: z.strictObject({
      customers,
      by_behaviour: customers,
      by_drift: customers,
      by_both: customers
    })
  })
  .register(sharedSchemas, { id: 'MigrationAnswer' })

agreed<Agrees<typeof segmentsSchema, SegmentsAnswer>>()
agreed<Agrees<typeof segmentRow, SegmentRow>>()
agreed<Agrees<typeof heatCell, HeatCell>>()
agreed<Agrees<typeof migrationSchema, MigrationAnswer>>()
agreed<Agrees<typeof migrationSegment, MigrationSegment>>()
agreed<Agrees<typeof migrationCell, MigrationCell>>()
