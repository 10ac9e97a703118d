import { z } from 'zod'
import { day, sharedSchemas } from './shared.ts'

const named = z.string().nullable()

const customerRow = z
  .strictObject({
    customer_id: z.string(),
    customer_name: named,
    owner: named,
    home_region: named,
    tier: named.describe('At the end of the month, as all classes here.'),
    tier_label: named,
    segment: named.describe('Of the scheme asked for.'),
    segment_label: named,
    stage: named.describe('Of the lifecycle.'),
    stage_label: named,
    first_order_on: day.nullable(),
    last_order_on: day.nullable().describe('Up to the end of the month.'),
    order_count: z.number().describe('In the window.'),
    net_amount: z
      .union([z.number(), z.string()])
      .describe('In the window; text where a double does not hold it exactly.'),
    p_alive: z
      .number()
      .nullable()
      .describe(
        'Chance of still being a customer; this and what follows are as of the last day of the data.'
      ),
    expected_value: z.number().nullable().describe('Net sales expected in the next 52 weeks.'),
    churn_probability: z.number().nullable(),
    value_at_risk: z.number().nullable(),
    cluster_label: named,
    contact_name: named.describe('Contacts are masked for viewers who may not see them.'),
    phone: named,
    email: named,
    birthday: day.nullable()
  })
  .register(sharedSchemas, { id: 'CustomerRow' })

export const customersAnswerSchema = z
  .strictObject({
    build: z.string(),
    month: z.string(),
    window: z
      .strictObject({ from: day, to: day })
      .describe('The twelve months over which orders and net sales are summed.'),
    total: z.int().describe('How many customers there are, whatever the limit.'),
    limit: z.int(),
    offset: z.int(),
    rows: z.array(customerRow)
  })
  .register(sharedSchemas, { id: 'CustomersAnswer' })
