import type { DuckDBConnection } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import { readColumns, writeTable } from '../columns.ts'
import { defineAnalysis } from '../define-analysis.ts'
import { writeFigures, type ModelFigure } from '../figures.ts'
import { planCutoffs, type Cutoff, type CutoffPlan } from './cutoffs.ts'
import type { Examples } from './decision-tree.ts'
import { featureNames } from './features.ts'
import { learnTree, outcomesOf, type LearntTree, type Outcome } from './learn.ts'
import { areaUnderCurve, topQuality } from './ranking-quality.ts'
import { wordsOf } from './rule-words.ts'

const featuresSql = readFileSync(new URL('churn_features.sql', import.meta.url), 'utf8')

/** Fewest customers, and fewest of either outcome, that anything can be learnt from or tested on. */
const fewest = { customers: 200, outcomes: 20 }
/** A tree of a dozen rules learns nothing more from more customers than these. */
const enoughCustomers = 40_000
/** The scattered numbers of `churn_features.sql` are below it. */
const scatteredNumbers = 1_000_003
/** The part of the customers with the highest risk that precision and lift are told of. */
const topShare = 0.1

/**
 * Who will not buy in the next W days: a decision tree (CART) on what customers were like as of past days, learnt at
 * earlier ones and tested at later ones, and applied to the customers of today who have bought within W days.
 */
export const churnTree = defineAnalysis({
  name: 'churn tree',
  tables: [
    'analytics.churn_rules',
    'analytics.churn_risks',
    'analytics.churn_outcomes',
    'analytics.churn_figures'
  ],
  reads: ['intermediate.customer_days', 'intermediate.build_period', 'staging.settings', 'staging.calendar'],
  run: async (connection) => {
    const state = await readState(connection)
    const plan = state && state.customers >= fewest.customers ? planCutoffs(state) : null
    if (state === null || plan === null) {
      const warning = state && state.customers >= fewest.customers ? 'short-history' : 'few-customers'
      return writeResult(connection, nothing(warning))
    }
    await writeCutoffs(connection, { plan, ...state })
    const seen = await readSeen(connection)
    await writeResult(connection, resultOf(seen, { plan, windowDays: state.windowDays }))
  }
})

interface State {
  readonly asOf: string
  readonly firstOn: string
  /** W */
  readonly windowDays: number
  readonly customers: number
}

async function readState(connection: DuckDBConnection): Promise<State | null> {
  const result = await connection.runAndReadAll(`
    select
      cast(build_period.as_of as varchar), cast(build_period.first_order_on as varchar),
      (select max(cast(settings.value as integer)) from staging.settings as settings
        where settings.name = 'churn_window_days'),
      (select count(distinct customer_days.customer_key) from intermediate.customer_days as customer_days
        where customer_days.sale_line_count > 0)
    from intermediate.build_period as build_period`)
  const [asOf, firstOn, windowDays, customers] = result.getRows()[0] ?? []
  if (typeof asOf !== 'string' || typeof firstOn !== 'string') return null
  return { asOf, firstOn, windowDays: Number(windowDays ?? 90), customers: Number(customers) }
}

async function writeCutoffs(
  connection: DuckDBConnection,
  { plan, windowDays, customers }: State & { plan: CutoffPlan }
): Promise<void> {
  const below = Math.min(scatteredNumbers, Math.floor((scatteredNumbers * enoughCustomers) / customers))
  const rows = plan.cutoffs.map((cutoff) => {
    const days = [
      cutoff.cutOff,
      cutoff.windowFrom,
      cutoff.halfFrom,
      cutoff.quarterBeforeFrom,
      cutoff.quarterFrom,
      cutoff.labelUntil
    ]
    const numbersBelow = cutoff.purpose === 'apply' ? scatteredNumbers : below
    const numbers = [windowDays, plan.longestTenureDays, numbersBelow]
    return `(${[cutoff.position, ...days.map((day) => `date '${day}'`), ...numbers].join(', ')})`
  })
  await connection.run(`
    create table analytics.churn_cutoffs as
    select * from (values ${rows.join(', ')}) as cutoffs(
      position, cut_off, window_from, half_from, quarter_before_from, quarter_from, label_until,
      window_days, longest_tenure, numbers_below)`)
}

/** Customers at the cut-offs, in the order of these. */
interface Seen extends Examples {
  readonly positions: Float64Array
  readonly customers: Float64Array
}

async function readSeen(connection: DuckDBConnection): Promise<Seen> {
  const names = ['position', 'customer_key', 'has_left', ...featureNames] as const
  const columns = await readColumns({ connection, sql: featuresSql, names })
  return {
    positions: columns.position,
    customers: columns.customer_key,
    labels: Uint8Array.from(columns.has_left),
    features: featureNames.map((name) => columns[name])
  }
}

/** The rows of some cut-offs, which lie together. */
function rowsOf({ positions, customers, labels, features }: Seen, cutoffs: readonly Cutoff[]): Seen {
  const wanted = new Set(cutoffs.map(({ position }) => position))
  const isWanted = (position: number | undefined) => position !== undefined && wanted.has(position)
  const from = positions.findIndex(isWanted)
  const until = positions.findLastIndex(isWanted) + 1
  return {
    positions: positions.subarray(from, until),
    customers: customers.subarray(from, until),
    labels: labels.subarray(from, until),
    features: features.map((values) => values.subarray(from, until))
  }
}

interface Result {
  readonly tree: LearntTree
  readonly lookBackDays: number
  readonly tested: readonly Outcome[]
  readonly byCutoff: readonly { readonly cutoff: Cutoff; readonly outcomes: readonly Outcome[] }[]
  readonly applied: Seen | null
  readonly figures: readonly ModelFigure[]
}

const figure = (name: string, value: number | null, text: string | null = null): ModelFigure => ({
  model: 'churn_tree',
  name,
  value,
  text
})

function nothing(warning: string): Result {
  return {
    tree: { rules: [], ruleOf: () => new Uint8Array() },
    lookBackDays: 0,
    tested: [],
    byCutoff: [],
    applied: null,
    figures: [figure('warning', null, warning)]
  }
}

function resultOf(seen: Seen, { plan, windowDays }: { plan: CutoffPlan; windowDays: number }): Result {
  const { cutoffs, lookBackDays } = plan
  const at = (purpose: Cutoff['purpose']) => cutoffs.filter((cutoff) => cutoff.purpose === purpose)
  const training = rowsOf(seen, at('train'))
  const testing = rowsOf(seen, at('test'))
  if (!isEnough(training) || !isEnough(testing)) return nothing('few-outcomes')

  const tree = learnTree(training)
  const tested = outcomesOf(tree, testing)
  const past = cutoffs.filter(({ purpose }) => purpose !== 'apply')
  return {
    tree,
    lookBackDays,
    tested,
    byCutoff: past.map((cutoff) => ({ cutoff, outcomes: outcomesOf(tree, rowsOf(seen, [cutoff])) })),
    applied: rowsOf(seen, at('apply')),
    figures: figuresOf({ tree, tested, training, plan, windowDays })
  }
}

function isEnough({ labels }: Examples): boolean {
  const left = labels.reduce((sum, label) => sum + label, 0)
  return Math.min(left, labels.length - left) >= fewest.outcomes && labels.length >= fewest.customers
}

function figuresOf({
  tree,
  tested,
  training,
  plan,
  windowDays
}: {
  tree: LearntTree
  tested: readonly Outcome[]
  training: Examples
  plan: CutoffPlan
  windowDays: number
}): ModelFigure[] {
  const scored = (outcomes: readonly Outcome[]) =>
    tree.rules.map(({ probability }, place) => ({
      score: probability,
      rows: outcomes[place]?.customers ?? 0,
      hits: outcomes[place]?.left ?? 0
    }))
  const total = (outcomes: readonly Outcome[], count: keyof Outcome) =>
    outcomes.reduce((sum, outcome) => sum + outcome[count], 0)
  const trained = outcomesOf(tree, training)
  const top = topQuality(scored(tested), topShare)
  const auc = areaUnderCurve(scored(tested))
  return [
    figure('auc', auc),
    figure('auc_train', areaUnderCurve(scored(trained))),
    figure('top_share', topShare),
    figure('precision', top?.precision ?? null),
    figure('lift', top?.lift ?? null),
    figure('recall', top?.recall ?? null),
    figure('train_customers', total(trained, 'customers')),
    figure('train_left', total(trained, 'left')),
    figure('test_customers', total(tested, 'customers')),
    figure('test_left', total(tested, 'left')),
    figure('rules', tree.rules.length),
    figure('window_days', windowDays),
    figure('look_back_days', plan.lookBackDays),
    ...plan.cutoffs.map(({ purpose, position, cutOff }) => figure(`cut_off_${purpose}`, position, cutOff)),
    ...(auc !== null && auc < weakAuc ? [figure('warning', null, 'weak-ranking')] : [])
  ]
}

/** Below it the ranking is little better than chance, and a call list no better than any other order. */
const weakAuc = 0.6

async function writeResult(connection: DuckDBConnection, result: Result): Promise<void> {
  await writeRules(connection, result)
  await writeRisks(connection, result)
  await writeOutcomes(connection, result)
  await writeFigures({ connection, table: 'analytics.churn_figures', figures: result.figures })
}

async function writeRules(
  connection: DuckDBConnection,
  { tree: { rules }, tested, lookBackDays }: Result
): Promise<void> {
  const words = rules.map(({ conditions }) => wordsOf(conditions, lookBackDays))
  await writeTable({
    connection,
    table: 'analytics.churn_rules',
    columns: {
      rule: { type: 'varchar', values: rules.map(({ rule }) => rule) },
      position: { type: 'integer', values: rules.map((_rule, place) => place + 1) },
      rule_zh: { type: 'varchar', values: words.map(({ zh }) => zh) },
      rule_en: { type: 'varchar', values: words.map(({ en }) => en) },
      conditions: { type: 'varchar', values: rules.map(({ conditions }) => JSON.stringify(conditions)) },
      probability: { type: 'double', values: rules.map(({ probability }) => probability) },
      train_customers: { type: 'integer', values: rules.map(({ trained }) => trained.customers) },
      train_left: { type: 'integer', values: rules.map(({ trained }) => trained.left) },
      test_customers: { type: 'integer', values: tested.map(({ customers }) => customers) },
      test_left: { type: 'integer', values: tested.map(({ left }) => left) }
    }
  })
}

async function writeRisks(connection: DuckDBConnection, { tree, applied }: Result): Promise<void> {
  const places = applied ? tree.ruleOf(applied.features) : new Uint8Array()
  const column = (name: (typeof featureNames)[number]) =>
    applied?.features[featureNames.indexOf(name)] ?? new Float64Array()
  await writeTable({
    connection,
    table: 'analytics.churn_risks',
    columns: {
      customer_key: { type: 'integer', values: applied?.customers ?? [] },
      rule_position: { type: 'integer', values: Array.from(places, (place) => place + 1) },
      recency_days: { type: 'integer', values: column('recency_days') },
      mean_gap_days: { type: 'double', values: column('mean_gap_days') },
      days_in_window: { type: 'integer', values: column('days_in_window') }
    }
  })
}

async function writeOutcomes(
  connection: DuckDBConnection,
  { tree: { rules }, byCutoff }: Result
): Promise<void> {
  const rows = byCutoff.flatMap(({ cutoff, outcomes }) =>
    outcomes.map((outcome, place) => ({ ...cutoff, ...outcome, place, ...rules[place] }))
  )
  await writeTable({
    connection,
    table: 'analytics.churn_outcomes',
    columns: {
      cut_off: { type: 'varchar', values: rows.map(({ cutOff }) => cutOff) },
      purpose: { type: 'varchar', values: rows.map(({ purpose }) => purpose) },
      rule_position: { type: 'integer', values: rows.map(({ place }) => place + 1) },
      customers: { type: 'integer', values: rows.map(({ customers }) => customers) },
      left_customers: { type: 'integer', values: rows.map(({ left }) => left) }
    }
  })
}
