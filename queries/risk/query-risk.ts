import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import { labelColumn } from './label-column.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'
import { openCustomerConditions } from './customer-conditions.ts'
import type { CustomerConditions } from './customer-conditions.ts'
import { figuresOf } from './model-figures.ts'
import type { ModelFigures } from './model-figures.ts'
import { riskRequestSchema } from './risk-request.ts'
import type { RiskRequest } from './risk-request.ts'

const ruleRow = z.object({
  rule: z.string(),
  position: z.number(),
  label: z.string(),
  probability: z.number(),
  train_customers: z.number(),
  train_left: z.number(),
  test_customers: z.number(),
  test_left: z.number(),
  customers: z.number(),
  yearly_value: z.number(),
  value_at_risk: z.number(),
  valued_by_model: z.number()
})

/** One rule of the tree, in the viewer's language, with today's customers under it and how it did before. */
export interface RiskRule {
  readonly rule: string
  readonly position: number
  readonly label: string
  /** Expected share of those who leave within W days. */
  readonly probability: number
  /** Of today, as far as the viewer and the filters see them. */
  readonly customers: number
  readonly yearly_value: number
  readonly value_at_risk: number
  /** At the earlier cut-offs, where the rule was learnt: all customers, whatever the filters. */
  readonly train: RuleOutcome
  /** At the later ones, which the tree had not seen. */
  readonly test: RuleOutcome
}

export interface RuleOutcome {
  readonly customers: number
  readonly left: number
  /** Null where nobody was under the rule. */
  readonly share: number | null
}

/** A part of the customers by risk, from the highest, and what part of those who left is among them; from 0 to 1. */
export interface GainPoint {
  readonly customers: number
  readonly left: number
}

export interface RiskQuality {
  readonly auc: number | null
  readonly auc_train: number | null
  /** The part of the customers with the highest risk that the three next are of. */
  readonly top_share: number
  readonly precision: number | null
  readonly lift: number | null
  readonly recall: number | null
  readonly train: RuleOutcome
  readonly test: RuleOutcome
  readonly train_cut_offs: readonly Day[]
  readonly test_cut_offs: readonly Day[]
  /** From none to all of the tested customers. */
  readonly gains: readonly GainPoint[]
}

export interface RiskOverview {
  readonly build: string
  readonly as_of: Day
  /** W: no purchase within so many days is a loss. */
  readonly churn_window_days: number
  /** Days that a rule looks back over. */
  readonly look_back_days: number
  /** Why there are no rules, or none to be trusted. */
  readonly warning: string | null
  /** Who have bought within W days. */
  readonly customers: number
  readonly expected_to_leave: number
  readonly yearly_value: number
  readonly value_at_risk: number
  /** How many of them have a value that is foretold; that of the others is their net sales of the trailing year. */
  readonly valued_by_model: number
  readonly quality: RiskQuality | null
  /** The riskiest first. */
  readonly rules: readonly RiskRule[]
}

/**
 * Who of today's customers is expected to leave, by the rules of the churn tree, with what it has foretold before.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryRisk(connection: DuckDBConnection, request: RiskRequest): Promise<RiskOverview> {
  const parsed = parseRequest(riskRequestSchema, request)
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const figures = await figuresOf(connection, 'churn_tree')
    const { build } = conditions
    const read = await readRows(
      connection,
      ruleRow,
      rulesSql(conditions, labelColumn('rule', parsed.language))
    )
    const total = (value: (row: z.output<typeof ruleRow>) => number) =>
      read.reduce((sum, row) => sum + value(row), 0)
    return {
      build: build.build,
      as_of: build.as_of,
      churn_window_days: figures.value('window_days') ?? build.churn_window_days.configured,
      look_back_days: figures.value('look_back_days') ?? 0,
      warning: figures.warning,
      customers: total(({ customers }) => customers),
      expected_to_leave: total(({ customers, probability }) => customers * probability),
      yearly_value: total(({ yearly_value }) => yearly_value),
      value_at_risk: total(({ value_at_risk }) => value_at_risk),
      valued_by_model: total(({ valued_by_model }) => valued_by_model),
      quality: read.length === 0 ? null : qualityOf(figures, read),
      rules: read.map(
        ({ train_customers, train_left, test_customers, test_left, valued_by_model: _valued, ...rule }) => ({
          ...rule,
          train: outcome(train_customers, train_left),
          test: outcome(test_customers, test_left)
        })
      )
    }
  })
}

const rulesSql = ({ where, joins }: CustomerConditions, label: string): string => `
  with asked as (
    select
      risks.rule,
      count(*) as customers,
      sum(greatest(risks.yearly_value, 0)) as yearly_value,
      sum(risks.value_at_risk) as value_at_risk,
      count(*) filter (where risks.value_basis = 'expected') as valued_by_model
    from marts.customer_risks as risks
    inner join marts.customers as customers on customers.customer_key = risks.customer_key
    ${joins([])}
    where ${where.join(' and ')}
    group by risks.rule
  )
  select
    rules.rule, rules.position, rules.${label} as label, rules.probability,
    rules.train_customers, rules.train_left, rules.test_customers, rules.test_left,
    cast(coalesce(asked.customers, 0) as double) as customers,
    round(coalesce(asked.yearly_value, 0), 2) as yearly_value,
    round(coalesce(asked.value_at_risk, 0), 2) as value_at_risk,
    cast(coalesce(asked.valued_by_model, 0) as double) as valued_by_model
  from marts.risk_rules as rules
  left join asked on asked.rule = rules.rule
  order by rules.position`

const outcome = (customers: number, left: number): RuleOutcome => ({
  customers,
  left,
  share: customers === 0 ? null : left / customers
})

function qualityOf(figures: ModelFigures, rules: readonly z.output<typeof ruleRow>[]): RiskQuality {
  const whole = (name: string) => figures.value(name) ?? 0
  return {
    auc: figures.value('auc'),
    auc_train: figures.value('auc_train'),
    top_share: whole('top_share'),
    precision: figures.value('precision'),
    lift: figures.value('lift'),
    recall: figures.value('recall'),
    train: outcome(whole('train_customers'), whole('train_left')),
    test: outcome(whole('test_customers'), whole('test_left')),
    train_cut_offs: figures.texts('cut_off_train').toSorted(),
    test_cut_offs: figures.texts('cut_off_test').toSorted(),
    gains: gainsOf(rules)
  }
}

/** Rules of equal probability are one point: nothing tells who of them comes first. */
function gainsOf(rules: readonly z.output<typeof ruleRow>[]): GainPoint[] {
  const all = rules.reduce((sum, { test_customers }) => sum + test_customers, 0)
  const allLeft = rules.reduce((sum, { test_left }) => sum + test_left, 0)
  const points: GainPoint[] = [{ customers: 0, left: 0 }]
  if (all === 0 || allLeft === 0) return points
  let customers = 0
  let left = 0
  for (const [index, rule] of rules.entries()) {
    customers += rule.test_customers
    left += rule.test_left
    if (rules[index + 1]?.probability !== rule.probability)
      points.push({ customers: customers / all, left: left / allLeft })
  }
  return points
}
