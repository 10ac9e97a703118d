import { z } from 'zod'
import type { CustomerValues, ModelsAnswer } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, sharedSchemas } from './shared.ts'

const customers = z.number().min(0)
const figures = z
  .record(z.string(), z.number())
  .nullable()
  .describe('Null where the build has no such model.')

export const modelsSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    time_unit: z.literal('week'),
    bg_nbd: z
      .strictObject({
        r: z.number(),
        alpha: z.number(),
        a: z.number(),
        b: z.number(),
        log_likelihood: z.number(),
        customers
      })
      .nullable()
      .describe('How often customers buy: BG/NBD of Fader, Hardie and Lee; null where too few bought again.'),
    gamma_gamma: z
      .strictObject({
        p: z.number(),
        q: z.number(),
        gamma: z.number(),
        log_likelihood: z.number(),
        customers
      })
      .nullable()
      .describe('What they pay per purchase: Gamma-Gamma of Fader and Hardie.'),
    clusters: figures,
    churn_tree: figures,
    warnings: z
      .array(z.strictObject({ model: z.string(), code: z.string(), value: figure, text: z.string() }))
      .describe('What speaks against relying on a model, in the language asked for.')
  })
  .register(sharedSchemas, { id: 'ModelsAnswer' })

const sums = {
  customers,
  expected_purchases: z.number().describe('In the 52 weeks after as_of.'),
  expected_value: figure.describe('Purchases times spend, in money; null where no spends are known.')
}

const valuedCustomer = z
  .strictObject({
    customer_id: z.string(),
    customer_name: z.string().nullable(),
    tier: z.string().nullable(),
    tier_label: z.string().nullable(),
    repeat_purchases: z.number().describe('Days with a purchase after the first one.'),
    recency_weeks: z.number().describe('From the first purchase to the last.'),
    age_weeks: z.number().describe('From the first purchase to as_of.'),
    mean_spend: figure.describe('On the repeat purchases.'),
    p_alive: z.number().describe('The chance of being a customer still; 1 for who bought once.'),
    expected_purchases: z.number(),
    expected_spend: figure.describe('Per purchase.'),
    expected_value: figure
  })
  .register(sharedSchemas, { id: 'ValuedCustomer' })

export const customerValuesSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    forecast_weeks: z.number(),
    total: z.strictObject({
      ...sums,
      customers_to_80: customers.describe('Fewest customers with 80 % of the value.')
    }),
    alive: z
      .array(z.strictObject({ from: z.number(), to: z.number(), ...sums }))
      .describe('Of repeat buyers: ten bands of the chance of being a customer still.'),
    once: z.strictObject(sums).describe('Who bought once.'),
    deciles: z
      .array(z.strictObject({ decile: z.number(), ...sums }))
      .describe('Tenths of the customers, the first with the largest values.'),
    by: z.array(
      z.strictObject({
        dimension: z.string(),
        label: z.string(),
        rows: z.array(z.strictObject({ key: z.string(), label: z.string().nullable(), ...sums }))
      })
    ),
    top: z.array(valuedCustomer),
    fit: z
      .strictObject({
        weeks: z.array(
          z.strictObject({
            week: z.number(),
            ends_on: day,
            predicted: z.number(),
            actual: z.number(),
            is_holdout: z.boolean(),
            forecast: figure.describe(
              'From the cut-off on: what had come by then and what was foretold since.'
            )
          })
        ),
        holdout: z
          .strictObject({ weeks: z.number(), predicted: z.number(), actual: z.number(), error: figure })
          .nullable(),
        repeats: z.array(z.strictObject({ repeats: z.number(), expected: z.number(), actual: z.number() }))
      })
      .describe('Of all customers, whatever the filters: repeat purchases by the model and in fact.')
  })
  .register(sharedSchemas, { id: 'CustomerValuesAnswer' })

agreed<Agrees<typeof modelsSchema, ModelsAnswer>>()
agreed<Agrees<typeof customerValuesSchema, CustomerValues>>()
