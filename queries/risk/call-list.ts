import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { JoinName } from '../customers/list-joins.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { searchSql } from '../customers/search-text.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import type { Language } from '../language.ts'
import { parseRequest } from '../request.ts'
import { readRows, setText } from '../session.ts'
import { inTurn } from '../turns.ts'
import { openCustomerConditions } from './customer-conditions.ts'
import { labelColumn } from './label-column.ts'
import { callListRequestSchema } from './risk-request.ts'
import type { CallListRequest } from './risk-request.ts'

interface CallColumn {
  readonly name: string
  readonly sql: string
  /** What to sort by, where it is not the column itself. */
  readonly order?: string
}

/** The columns of the call list in their order. */
const columnsIn = (language: Language): readonly CallColumn[] => [
  { name: 'customer_id', sql: 'customers.customer_id' },
  {
    name: 'customer_name',
    sql: 'customers.customer_name',
    order: 'coalesce(customers.customer_name, customers.customer_id)'
  },
  { name: 'owner', sql: 'customers.owner' },
  { name: 'home_region', sql: 'home_regions.region_name' },
  {
    name: 'tier_label',
    sql: `coalesce(tier_names.${labelColumn('label', language)}, tiers.tier)`,
    order: 'tier_names.position'
  },
  { name: 'rule', sql: 'risks.rule', order: 'rules.position' },
  { name: 'rule_label', sql: `rules.${labelColumn('rule', language)}`, order: 'rules.position' },
  { name: 'churn_probability', sql: 'risks.churn_probability' },
  { name: 'recency_days', sql: 'risks.recency_days' },
  { name: 'mean_gap_days', sql: 'round(risks.mean_gap_days, 1)' },
  { name: 'last_order_on', sql: 'customers.last_order_on' },
  { name: 'yearly_value', sql: 'round(risks.yearly_value, 2)' },
  { name: 'value_basis', sql: 'risks.value_basis' },
  { name: 'value_at_risk', sql: 'round(risks.value_at_risk, 2)' }
]

const joined: readonly JoinName[] = ['tier_names', 'home_regions']

/** The call list, still to be read. */
export interface OpenCallList {
  readonly build: string
  readonly as_of: Day
  /** How many customers there are, whatever the limit. */
  readonly total: number
  /** Of all of them. */
  readonly value_at_risk: number
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A row of the list as JSON has it. */
export interface CallRow {
  readonly customer_id: string
  readonly customer_name: string | null
  readonly owner: string | null
  readonly home_region: string | null
  readonly tier_label: string | null
  readonly rule: string
  readonly rule_label: string
  /** Of leaving within W days. */
  readonly churn_probability: number
  readonly recency_days: number
  /** Days between purchases, as a rule; null for who has bought on one day only. */
  readonly mean_gap_days: number | null
  readonly last_order_on: Day | null
  /** What the next 12 months are worth. */
  readonly yearly_value: number
  /** How that is known: foretold (`expected`), or taken from the trailing 12 months (`trailing`). */
  readonly value_basis: string
  readonly value_at_risk: number
}

export interface CallList extends Omit<OpenCallList, 'select'> {
  readonly rows: readonly CallRow[]
}

const totalRow = z.object({ total: z.number(), value_at_risk: z.number() })

/**
 * Today's customers by what is at stake with them: the chance that they leave times what they are worth in a year.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openCallList(
  connection: DuckDBConnection,
  request: CallListRequest
): Promise<OpenCallList> {
  const parsed = parseRequest(callListRequestSchema, request)
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const columns = columnsIn(parsed.language)
    const order = orderOf(parsed.sort, columns)
    if (parsed.rule !== undefined) await setRule(connection, parsed.rule)
    await setText(connection, 'risk_search', parsed.search)
    const where = [
      ...conditions.where,
      ...(parsed.rule === undefined ? [] : ["risks.rule = getvariable('risk_rule')"]),
      ...(parsed.search === '' ? [] : [searchSql('risk_search')])
    ].join(' and ')
    // How many there are is told without the names of what they are.
    const fromWith = (names: readonly JoinName[]) => `from marts.customer_risks as risks
      inner join marts.customers as customers on customers.customer_key = risks.customer_key
      inner join marts.risk_rules as rules on rules.rule = risks.rule
      ${conditions.joins(names)}
      where ${where}`
    const [sums] = await readRows(
      connection,
      totalRow,
      `select cast(count(*) as double) as total, round(coalesce(sum(risks.value_at_risk), 0), 2) as value_at_risk ${fromWith([])}`
    )
    return {
      build: conditions.build.build,
      as_of: conditions.build.as_of,
      total: sums?.total ?? 0,
      value_at_risk: sums?.value_at_risk ?? 0,
      select: {
        sql: `select ${columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')}
          ${fromWith(joined)}
          order by ${order}
          limit ${parsed.limit} offset ${parsed.offset}`
      }
    }
  })
}

/** As openCallList, read at once: for pages, not for millions. */
export async function queryCallList(
  connection: DuckDBConnection,
  request: CallListRequest
): Promise<CallList> {
  const { select, ...about } = await openCallList(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { ...about, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as CallRow[] }
}

/** @throws QueryError when the build has no such rule. */
async function setRule(connection: DuckDBConnection, rule: string): Promise<void> {
  const rules = await readRows(
    connection,
    z.object({ rule: z.string() }),
    'select rules.rule from marts.risk_rules as rules order by rules.position'
  )
  if (!rules.some((each) => each.rule === rule)) {
    const allowed =
      rules.length === 0 ? 'this build has no rules' : listAllowed(rules.map((each) => each.rule))
    throw new QueryError({ parameter: 'rule', value: rule, allowed })
  }
  await setText(connection, 'risk_rule', rule)
}

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string, columns: readonly CallColumn[]): string {
  const isDescending = sort.startsWith('-')
  const column = columns.find(({ name }) => name === (isDescending ? sort.slice(1) : sort))
  if (column === undefined) {
    const allowed = `${listAllowed(columns.map(({ name }) => name))}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return `${column.order ?? column.sql} ${isDescending ? 'desc' : 'asc'} nulls last, risks.customer_key`
}
