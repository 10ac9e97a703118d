import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { keptFor, readRows } from '../session.ts'

const scores = ['r', 'f', 'm'] as const
const measures = [
  ...scores.map((score) => `${score}_score`),
  ...['recency_days', 'orders', 'net_amount', 'first_purchase_days']
]

/** A number, as it is written into a statement. */
const limit = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .nullable()

const ruleRow = z.object({
  scheme: z.string(),
  segment: z.string(),
  position: z.int(),
  /** Of R, F and M: above the mean or not, or either. */
  is_high: z.array(z.boolean().nullable()),
  /** Of each measure the least and the most that the rule takes; null where it takes any. */
  from: z.array(limit),
  to: z.array(limit)
})

type Rule = z.output<typeof ruleRow>

const limitsSql = (end: 'from' | 'to') =>
  `[${measures.map((measure) => `cast(rules.${measure}_${end} as varchar)`).join(', ')}]`

const readRules = keptFor((connection) =>
  readRows(
    connection,
    ruleRow,
    `select
      rules.scheme, rules.segment, rules.position, [rules.r_is_high, rules.f_is_high, rules.m_is_high] as is_high,
      ${limitsSql('from')} as "from", ${limitsSql('to')} as "to"
    from marts.segment_rules as rules
    order by rules.position`
  )
)

/** The rules of a scheme as an expression over a row of scores, figures and mean scores. */
export interface RuleMatch {
  /** The position of the first rule that matches; null where none does, or where there are no scores. */
  readonly sql: string
  /** The segments by the positions of their rules. */
  readonly segments: ReadonlyMap<number, string>
}

/** Rules are a part of the statement: to compare all customers with rows of rules would take twenty times as long. */
export async function ruleMatch(
  connection: DuckDBConnection,
  { scheme, rows }: { scheme: string; rows: string }
): Promise<RuleMatch> {
  const rules = (await readRules(connection)).filter((rule) => rule.scheme === scheme)
  const cases = rules.map((rule) => `when ${conditionOf(rule, rows)} then ${rule.position}`)
  return {
    sql: `case when ${rows}.r_score is null then null ${cases.join(' ')} end`,
    segments: new Map(rules.map(({ position, segment }) => [position, segment]))
  }
}

function conditionOf({ is_high, from, to }: Rule, rows: string): string {
  const highs = scores.flatMap((score, index) => {
    const wanted = is_high[index] ?? null
    return wanted === null ? [] : [`(${rows}.${score}_score > ${rows}.${score}_mean) = ${wanted}`]
  })
  const ranges = measures.flatMap((measure, index) => [
    ...bound(`${rows}.${measure} >=`, from[index]),
    ...bound(`${rows}.${measure} <=`, to[index])
  ])
  return ['true', ...highs, ...ranges].join(' and ')
}

const bound = (comparison: string, value: string | null | undefined): string[] =>
  value === null || value === undefined ? [] : [`${comparison} ${value}`]
