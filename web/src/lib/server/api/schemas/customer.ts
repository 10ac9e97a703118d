import { z } from 'zod'
import type { CustomerCard } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, sharedSchemas } from './shared.ts'

const named = z.string().nullable()

const classRun = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    valid_from: day,
    valid_to: day.nullable().describe('The day after the last; null for the class at the end of the month.')
  })
  .register(sharedSchemas, { id: 'ClassRun' })

const bought = { net_amount: z.number(), returned_amount: z.number() }

export const customerCardSchema = z
  .strictObject({
    build: z.string(),
    month: z.string(),
    through: day.describe('Last day that the card looks at.'),
    trailing_from: day.describe('First of the twelve months of the sums and products.'),
    customer: z.strictObject({
      customer_id: z.string(),
      customer_name: named,
      customer_kind: named,
      industry: named,
      company_size: named,
      owner: named,
      acquisition_channel: named,
      first_contact_on: day.nullable(),
      member_level: named,
      renews_on: day.nullable(),
      home_region: named,
      first_order_on: day.nullable(),
      in_customers_source: z.boolean(),
      aliases: z.array(z.string()).describe('Other ids of theirs.')
    }),
    contacts: z
      .strictObject({ contact_name: named, phone: named, email: named, birthday: day.nullable() })
      .describe('Masked for viewers who may not see them.'),
    contacts_masked: z.boolean(),
    tiers: z.array(classRun),
    segments: z.array(classRun),
    stages: z.array(classRun),
    outlook: z
      .strictObject({
        as_of: day,
        p_alive: figure,
        expected_purchases: figure,
        expected_spend: figure,
        expected_value: figure,
        churn_probability: figure,
        value_at_risk: figure,
        rule: named,
        rule_customers: figure,
        cluster: named
      })
      .describe('What the models say, as of the last day of the data.'),
    sums: z.strictObject({
      orders: z.number(),
      gross_amount: z.number(),
      ...bought,
      orders_ever: z.number(),
      net_amount_ever: z.number(),
      gross_amount_ever: z.number(),
      returned_amount_ever: z.number(),
      last_order_on: day.nullable()
    }),
    months: z.array(
      z.strictObject({ month: z.string(), orders: z.number(), gross_amount: z.number(), ...bought })
    ),
    products: z.array(
      z.strictObject({
        product_id: z.string(),
        product_name: z.string(),
        category: named,
        orders: z.number(),
        units: z.number(),
        ...bought,
        last_order_on: day.nullable()
      })
    )
  })
  .register(sharedSchemas, { id: 'CustomerAnswer' })

agreed<Agrees<typeof customerCardSchema, CustomerCard>>()
