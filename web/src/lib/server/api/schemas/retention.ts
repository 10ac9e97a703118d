import { z } from 'zod'
import type { CohortTriangle, LifecycleFlow, Survival } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, month, sharedSchemas, text } from './shared.ts'

const customers = z.int().min(0)

const shares = {
  on: customers.describe('Customers who bought in the period.'),
  on_or_after: customers.describe('Customers who bought in it, or in any later one.'),
  value_on: z.number().describe('Net sales, in the cohort’s own period, of those who bought in this one.'),
  value_on_or_after: z.number()
}

const cohortPeriod = z
  .strictObject({
    index: z.int().describe('0 is the cohort’s own period.'),
    period: z.string(),
    complete: z.boolean(),
    ...shares,
    net_amount: z.number().describe('Net sales of the cohort in this period.')
  })
  .register(sharedSchemas, { id: 'CohortPeriod' })

const classes = z
  .string()
  .nullable()
  .describe('The month at whose end customers are of the class filtered by; null where none is.')

export const cohortsSchema = z
  .strictObject({
    build: z.string(),
    by: z.enum(['month', 'quarter']),
    through: day.describe('Nobody’s later purchases are counted.'),
    complete: z.boolean(),
    classes,
    cohorts: z.array(
      z.strictObject({
        cohort: z.string().describe('YYYY-MM or YYYY-Qn, of the first purchases.'),
        from: day,
        to: day,
        customers,
        value: z.number().describe('Net sales of its own period.'),
        periods: z.array(cohortPeriod)
      })
    ),
    averages: z
      .array(z.strictObject({ index: z.int(), cohorts: z.int(), customers, value: z.number(), ...shares }))
      .describe('Sums over the cohorts whose period is over: shares of them are weighted by size.'),
    older: z.int().describe('Older cohorts that are left out.')
  })
  .register(sharedSchemas, { id: 'CohortsAnswer' })

const survivalGroup = z
  .strictObject({
    key: z.string(),
    label: z.string().nullable(),
    customers,
    events: z.int(),
    censored: z.int().describe('Of whom no event is known.'),
    median_days: z.number().nullable(),
    steps: z.array(
      z.strictObject({
        time: z.number().describe('Days.'),
        at_risk: z.int(),
        events: z.int(),
        survival: z.number(),
        standard_error: z.number().nullable().describe('Greenwood’s; null once nobody is left.')
      })
    )
  })
  .register(sharedSchemas, { id: 'SurvivalGroup' })

export const survivalSchema = z
  .strictObject({
    build: z.string(),
    event: z.enum(['churn', 'next-purchase']),
    by: z.string().nullable(),
    churn_window_days: z.int().describe('W.'),
    since: day.describe('First day of the data: older customers are taken for new ones then.'),
    through: day,
    total: survivalGroup,
    groups: z.array(survivalGroup),
    left_out: z
      .strictObject({ groups: z.int(), customers })
      .describe('Further groups, neither shown nor tested.'),
    log_rank: z
      .strictObject({ statistic: z.number(), degrees: z.int(), p: z.number() })
      .nullable()
      .describe('Whether the groups differ.')
  })
  .register(sharedSchemas, { id: 'SurvivalAnswer' })

const stock = z.record(z.string(), z.int()).describe('Customers by stage.')

export const lifecycleSchema = z
  .strictObject({
    build: z.string(),
    churn_window_days: z.int().describe('W.'),
    classes,
    stages: z.array(z.strictObject({ stage: z.string(), label: text, rule: text })),
    months: z.array(
      z.strictObject({
        month,
        through: day,
        complete: z.boolean(),
        opening: stock,
        flows: z.array(
          z.strictObject({
            from: z.string().nullable().describe('Null: not known before.'),
            to: z.string(),
            customers
          })
        ),
        closing: stock
      })
    )
  })
  .register(sharedSchemas, { id: 'LifecycleAnswer' })

agreed<Agrees<typeof cohortsSchema, CohortTriangle>>()
agreed<Agrees<typeof survivalSchema, Survival>>()
agreed<Agrees<typeof lifecycleSchema, LifecycleFlow>>()
