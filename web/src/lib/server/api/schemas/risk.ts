import { z } from 'zod'
import type { CallList, Clusters, RiskOverview } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, sharedSchemas } from './shared.ts'

const customers = z.number().min(0)
const share = z.number().nullable()

const ruleOutcome = z
  .strictObject({
    customers: customers.describe('Who were under the rule, at all cut-offs together.'),
    left: customers.describe('Of these, who bought nothing in the W days that followed.'),
    share: share.describe('left ÷ customers; null where nobody was under the rule.')
  })
  .register(sharedSchemas, { id: 'RuleOutcome' })

const riskRule = z
  .strictObject({
    rule: z.string().describe('Its name: what it asks for.'),
    position: z.int().describe('1 is the riskiest.'),
    label: z.string().describe('The rule in words.'),
    probability: z.number().describe('Expected share of those who leave within W days.'),
    customers: customers.describe('Of today.'),
    yearly_value: z.number(),
    value_at_risk: z.number(),
    train: ruleOutcome.describe('At the earlier cut-offs, where the rule was learnt.'),
    test: ruleOutcome.describe('At the later cut-offs, which the tree had not seen.')
  })
  .register(sharedSchemas, { id: 'RiskRule' })

const riskQuality = z
  .strictObject({
    auc: share.describe('Area under the ROC curve at the later cut-offs: 0.5 is chance.'),
    auc_train: share,
    top_share: z
      .number()
      .describe('The part of the customers with the highest risk: precision, lift, recall.'),
    precision: share.describe('How many of these left.'),
    lift: share.describe('Precision ÷ the share of all who left.'),
    recall: share.describe('How many of all who left are among them.'),
    train: ruleOutcome,
    test: ruleOutcome,
    train_cut_offs: z.array(day),
    test_cut_offs: z.array(day),
    gains: z
      .array(z.strictObject({ customers: z.number(), left: z.number() }))
      .describe('Part of the tested customers by risk, and part of those who left among them.')
  })
  .register(sharedSchemas, { id: 'RiskQuality' })

export const riskSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    churn_window_days: z.number().describe('W: no purchase within so many days is a loss.'),
    look_back_days: z.number().describe('Days that the rules look back over.'),
    warning: z
      .string()
      .nullable()
      .describe('few-customers, short-history, few-outcomes: no rules; weak-ranking: no good ones.'),
    customers: customers.describe('Who have bought within W days.'),
    expected_to_leave: z.number(),
    yearly_value: z.number(),
    value_at_risk: z.number(),
    valued_by_model: customers.describe(
      'How many have a foretold value; of the others it is the last year’s.'
    ),
    quality: riskQuality.nullable(),
    rules: z.array(riskRule)
  })
  .register(sharedSchemas, { id: 'RiskAnswer' })

const callRow = z
  .strictObject({
    customer_id: z.string(),
    customer_name: z.string().nullable(),
    owner: z.string().nullable(),
    home_region: z.string().nullable(),
    tier_label: z.string().nullable(),
    rule: z.string(),
    rule_label: z.string(),
    churn_probability: z.number(),
    recency_days: z.number().describe('Days since the last purchase.'),
    mean_gap_days: z.number().nullable().describe('Days between purchases, as a rule.'),
    last_order_on: day.nullable(),
    yearly_value: z.number().describe('What the next 12 months are worth.'),
    value_basis: z.string().describe('expected: foretold; trailing: net sales of the trailing 12 months.'),
    value_at_risk: z.number().describe('churn_probability × yearly_value.')
  })
  .register(sharedSchemas, { id: 'CallRow' })

export const callListSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    total: z.number().describe('How many customers there are, whatever the limit.'),
    value_at_risk: z.number().describe('Of all of them.'),
    limit: z.int(),
    offset: z.int(),
    rows: z.array(callRow)
  })
  .register(sharedSchemas, { id: 'CallListAnswer' })

export const clustersSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    warning: z.string().nullable().describe('few-customers: there are no clusters.'),
    silhouette: share.describe('How well the clusters are apart, from −1 to 1.'),
    customers,
    net_amount: z.number(),
    clusters: z.array(
      z
        .strictObject({
          cluster: z.string(),
          position: z.int().describe('1 is the best.'),
          label: z.string(),
          customers,
          net_amount: z.number().describe('Of the trailing 12 months.'),
          typical_recency_days: z
            .number()
            .describe('Geometric mean of all its customers, as all that is typical.'),
          typical_orders: z.number().describe('In the trailing 12 months.'),
          typical_net_amount: z.number(),
          customer_share: share,
          net_share: share
        })
        .register(sharedSchemas, { id: 'ClusterShare' })
    ),
    points: z.array(
      z.strictObject({
        position: z.int().describe('Of the cluster.'),
        recency_days: z.number(),
        orders: z.number(),
        net_amount: z.number()
      })
    )
  })
  .register(sharedSchemas, { id: 'ClustersAnswer' })

agreed<Agrees<typeof riskSchema, RiskOverview>>()
agreed<Agrees<typeof callListSchema, CallList & { limit: number; offset: number }>>()
agreed<Agrees<typeof clustersSchema, Clusters>>()
