import { z } from 'zod'
import type { CustomerFlow, FlowCounts } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { comparison, day, period, sharedSchemas } from './shared.ts'

const customers = z.int().min(0)

const flowCounts = z
  .strictObject({
    opening: customers.describe('Before the first day of the period.'),
    new: customers.describe('Who bought for the first time ever.'),
    reactivated: customers.describe('Who bought after having been churned.'),
    churned: customers.describe('Who reached W days without a purchase, as often as it happened.'),
    came_back: customers.describe('Of the churned, who have bought again by the last day of the data.'),
    closing: customers.describe('After the last known day: opening + new + reactivated − churned.')
  })
  .register(sharedSchemas, { id: 'FlowCounts' })

export const customerFlowSchema = z
  .strictObject({
    build: z.string(),
    definition: z.string().describe('The definition of the churn rate that was used.'),
    churn_window_days: z.int().describe('W.'),
    period,
    through: day.describe('Last day of the period that the build looks at.'),
    complete: z.boolean(),
    comparison: comparison.nullable(),
    now: flowCounts,
    previous: flowCounts.nullable().describe('In the period compared with; null before the data begin.'),
    short_history: z
      .boolean()
      .describe(
        'True when the data begin less than W days before the period, so that old customers seem new.'
      )
  })
  .register(sharedSchemas, { id: 'CustomerFlowAnswer' })

agreed<Agrees<typeof customerFlowSchema, CustomerFlow>>()
agreed<Agrees<typeof flowCounts, FlowCounts>>()
