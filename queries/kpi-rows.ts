import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { openMemberLabels } from './member-labels.ts'
import { resolvePeriod } from './period.ts'
import { openPeriod } from './period-views.ts'
import { openInquiry } from './inquiry.ts'
import { parseRequest, rowsRequestSchema } from './request.ts'
import type { RowsRequest } from './request.ts'
import { readRows } from './session.ts'
import { readBuildPeriod } from './settings.ts'
import { inTurn } from './turns.ts'

const countedRow = z.object({
  key: z.string(),
  label: z.string().nullable(),
  customer_id: z.string().nullable(),
  customer_name: z.string().nullable(),
  order_id: z.string().nullable(),
  ordered_on: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable()
})

/** One counted thing: a sales line, an order, a customer. */
export interface CountedRow extends z.infer<typeof countedRow> {
  readonly ordered_on: Day | null
}

const total = z.object({ rows: z.number() })

/**
 * The rows that a KPI's figure is the sum of, by day and order: its own SQL, not summed. A figure may come
 * from a rollup; its rows always come from the sales lines (or orders), and sum to the same.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryKpiRows(
  connection: DuckDBConnection,
  request: RowsRequest
): Promise<{ total: number; rows: CountedRow[] }> {
  const parsed = parseRequest(rowsRequestSchema, request)
  return inTurn(connection, async () => {
    const kpi = findKpi(parsed.kpi)
    const period = resolvePeriod(parsed.period, await readBuildPeriod(connection))
    const { question } = await openInquiry(connection, kpi, parsed)
    await openMemberLabels(connection, question.by, parsed.language)
    await openPeriod(connection, { ...question, everyLine: true }, period)
    const counted = `from (
${kpi.sql}
    ) as counted`
    const counts = 'where counted.numerator <> 0 or counted.denominator <> 0'
    const [count] = await readRows(
      connection,
      total,
      `select cast(count(*) as double) as rows ${counted} ${counts}`
    )
    const rows = await readRows(
      connection,
      countedRow,
      `select
        coalesce(period_member_labels.key, cast(counted.member as varchar), '') as key,
        coalesce(period_member_labels.label, cast(counted.member as varchar)) as label,
        customers.customer_id,
        customers.customer_name,
        counted.order_id,
        cast(counted.ordered_on as varchar) as ordered_on,
        cast(counted.numerator as double) as numerator,
        cast(counted.denominator as double) as denominator
      ${counted}
      left join marts.customers as customers on customers.customer_key = counted.customer_key
      left join period_member_labels on period_member_labels.member = counted.member
      ${counts}
      order by counted.ordered_on, counted.order_id, counted.numerator desc, customers.customer_id, key
      limit $1 offset $2`,
      [parsed.limit, parsed.offset]
    )
    return { total: count?.rows ?? 0, rows }
  })
}
