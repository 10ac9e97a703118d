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

const flag = z.boolean().nullable()

const response = z
  .strictObject({
    response_id: z.string(),
    responded_on: day,
    survey: z.string(),
    score: z.number(),
    scale_min: figure,
    scale_max: figure,
    verdict: named,
    touchpoint: named,
    comment: named
  })
  .register(sharedSchemas, { id: 'CardResponse' })

const complaint = z
  .strictObject({
    complaint_id: z.string(),
    opened_on: day,
    category: named,
    severity: named,
    owner: named,
    next_step: named.describe('What is to be done next; null once everything is.'),
    resolved_on: day.nullable(),
    response_in_time: flag,
    solution_in_time: flag,
    follow_up_in_time: flag
  })
  .register(sharedSchemas, { id: 'CardComplaint' })

const contact = z
  .strictObject({
    contact_id: z.string(),
    contacted_on: day,
    channel: named,
    owner: named,
    recorded_in_time: flag,
    next_step: named,
    next_due_on: day.nullable(),
    next_step_done_on: day.nullable(),
    next_step_in_time: flag
  })
  .register(sharedSchemas, { id: 'CardContact' })

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
    assessment: z
      .strictObject({
        month: z.string(),
        score: z.number().describe('From 0 to 100.'),
        grade: z.string(),
        label: z.string(),
        advice: z.enum(['maintain', 'improve', 'terminate'])
      })
      .nullable()
      .describe('The last one up to the month; null for who was not assessed by then.'),
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
    ),
    care: z
      .strictObject({
        responses: z.array(response).nullable(),
        complaints: z.array(complaint).nullable(),
        contacts: z.array(contact).nullable()
      })
      .describe('The latest first, at most 50 of each; null: the build has no such source.')
  })
  .register(sharedSchemas, { id: 'CustomerAnswer' })

agreed<Agrees<typeof customerCardSchema, CustomerCard>>()
