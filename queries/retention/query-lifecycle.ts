import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import type { Text } from '../language.ts'
import { monthsUpTo } from '../period.ts'
import { partFilters, recentBuyersCondition } from '../recent-buyers.ts'
import { parseRequest } from '../request.ts'
import { keptFor, readRows } from '../session.ts'
import { completeUntil } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { rowsSql } from '../view-rows.ts'
import { lifecycleRequestSchema } from './request.ts'
import type { LifecycleRequest } from './request.ts'
import { classesOf, openSlice } from './slice.ts'
import type { Slice } from './slice.ts'

/** A stage of the life of a customer, as the rules of the build say. */
export interface LifecycleStage {
  readonly stage: string
  readonly label: Text
  readonly rule: Text
}

/** Customers who went from one stage to another in a month, as often as they did. */
export interface StageFlow {
  /** Null: not known before. */
  readonly from: string | null
  readonly to: string
  readonly customers: number
}

/** For every stage: opening + those who came − those who went = closing. */
export interface LifecycleMonth {
  readonly month: string
  readonly through: Day
  readonly complete: boolean
  /** Customers in each stage before the first day. */
  readonly opening: Readonly<Record<string, number>>
  readonly flows: readonly StageFlow[]
  /** After the last known day. */
  readonly closing: Readonly<Record<string, number>>
}

export interface LifecycleFlow {
  readonly build: string
  readonly churn_window_days: number
  /** The month at whose end customers are of the tier, segment or stage filtered by; null where none is. */
  readonly classes: string | null
  readonly stages: readonly LifecycleStage[]
  /** Oldest first. */
  readonly months: readonly LifecycleMonth[]
}

const stageRow = z.object({
  stage: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  rule_zh: z.string(),
  rule_en: z.string()
})

/** The stages of a build, in the order to show them. */
export const readLifecycleStages = keptFor(async (connection): Promise<readonly LifecycleStage[]> => {
  const rows = await readRows(
    connection,
    stageRow,
    `select stages.stage, stages.label_zh, stages.label_en, stages.rule_zh, stages.rule_en
    from marts.lifecycle_stages as stages
    order by stages.position`
  )
  return rows.map(({ stage, label_zh, label_en, rule_zh, rule_en }) => ({
    stage,
    label: { 'zh-CN': label_zh, en: label_en },
    rule: { 'zh-CN': rule_zh, en: rule_en }
  }))
})

const flowRow = z.object({
  month: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  customers: z.number()
})

/**
 * How many customers were in each stage at both ends of each month, and who went where between. Filters select
 * customers, classified at the opening of the last month; those of lines, who bought such a thing in the twelve months up
 * to its end. A customer is in one stage, whatever they buy and where.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryLifecycle(
  connection: DuckDBConnection,
  request: LifecycleRequest
): Promise<LifecycleFlow> {
  const parsed = parseRequest(lifecycleRequestSchema, request)
  return inTurn(connection, async () => {
    const slice = await openSlice(connection, parsed)
    const stages = await readLifecycleStages(connection)
    const rows = await readRows(connection, flowRow, flowSql(slice))
    return {
      build: slice.build.build,
      churn_window_days: slice.build.churn_window_days.configured,
      classes: classesOf(slice),
      stages,
      months: monthsOf(rows, { parsed, slice, stages })
    }
  })
}

function flowSql({ question }: Slice): string {
  const buyers = recentBuyersCondition(question, {
    from: "getvariable('opening_on') - interval 11 months",
    until: "getvariable('known_until')"
  })
  const rows = rowsSql({ ...question, filters: partFilters(question).ofCustomers }, 'customer_lifecycle', {
    columns: ['sales.previous_stage', 'sales.stage', 'sales.valid_from'],
    where: ["sales.valid_from < getvariable('known_until')", ...buyers]
  })
  return `select
    strftime(date_trunc('month', moves.valid_from), '%Y-%m') as month,
    moves.previous_stage as "from",
    moves.stage as "to",
    cast(sum(moves.customers) as double) as customers
  from (
    select changes.valid_from, changes.previous_stage, changes.stage, count(*) as customers
    from (${rows}) as changes
    group by all
  ) as moves
  group by all
  order by all`
}

function monthsOf(
  rows: readonly z.infer<typeof flowRow>[],
  {
    parsed,
    slice,
    stages
  }: {
    parsed: z.output<typeof lifecycleRequestSchema>
    slice: Slice
    stages: readonly LifecycleStage[]
  }
): LifecycleMonth[] {
  const begins = slice.build.first_order_on.slice(0, 7)
  const asked = monthsUpTo(parsed.month, parsed.months).filter(({ from }) => from.slice(0, 7) >= begins)
  const byMonth = Map.groupBy(rows, ({ month }) => month)
  const first = asked[0]?.from.slice(0, 7) ?? ''
  const stock = new Map(stages.map(({ stage }) => [stage, 0]))
  const move = ({ from, to, customers }: StageFlow) => {
    if (from !== null) stock.set(from, (stock.get(from) ?? 0) - customers)
    stock.set(to, (stock.get(to) ?? 0) + customers)
  }
  rows.filter(({ month }) => month < first).forEach(move)
  return asked.map(({ from }) => {
    const month = from.slice(0, 7)
    const opening = Object.fromEntries(stock)
    const flows = (byMonth.get(month) ?? []).map((row) => ({
      from: row.from,
      to: row.to,
      customers: row.customers
    }))
    flows.forEach(move)
    const until = addMonths(from, 1)
    const complete = until <= completeUntil(slice.build)
    return {
      month,
      through: addDays(complete ? until : slice.known_until, -1),
      complete,
      opening,
      flows,
      closing: Object.fromEntries(stock)
    }
  })
}
