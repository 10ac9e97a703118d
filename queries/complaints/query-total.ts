import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiAnswer } from '../answer.ts'
import { standsOn } from '../backing.ts'
import type { Book } from '../book/book.ts'
import { lookUpKpi } from '../book/look-up.ts'
import { readEveryDimension } from '../dimensions.ts'
import { parseRequest } from '../request.ts'
import type { KpiRequest } from '../request.ts'
import { queryKpi } from '../run-query.ts'
import { rateOf } from './complaint-rate.ts'
import type { ComplaintRate } from './complaint-rate.ts'
import { complaintTotalRequestSchema } from './request.ts'
import type { ComplaintTotalRequest } from './request.ts'

/** How many complaints there were for how many orders. */
export interface ComplaintTotal extends ComplaintRate {
  readonly comparison: Pick<NonNullable<KpiAnswer['comparison']>, 'from' | 'to' | 'same_days'> | null
}

/**
 * The total of queryComplaints alone, which can be had sooner.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryComplaintTotal(
  connection: DuckDBConnection,
  request: ComplaintTotalRequest
): Promise<ComplaintTotal> {
  const asked = parseRequest(complaintTotalRequestSchema, request)
  const dimensions = await readEveryDimension(connection)
  const ofOrders = asked.where.filter(({ dimension: name }) =>
    dimensions.some((dimension) => dimension.name === name && standsOn('order_lines', dimension))
  )
  return totalOf(
    await queryKpi(connection, { kpi: 'complaints', ...asked }),
    await queryKpi(connection, { kpi: 'orders', ...asked, where: ofOrders })
  )
}

/** As queryComplaintTotal, without a connection; null where the book does not hold the answer. */
export function lookUpComplaintTotal(book: Book, request: ComplaintTotalRequest): ComplaintTotal | null {
  const ask = (kpi: KpiRequest['kpi']) => lookUpKpi(book, { kpi, ...request })
  // What the book splits complaints by orders have, too.
  const [complaints, orders] = [ask('complaints'), ask('orders')]
  return complaints && orders && totalOf(complaints, orders)
}

function totalOf({ total: complaints, comparison }: KpiAnswer, { total: orders }: KpiAnswer): ComplaintTotal {
  const base =
    complaints.previous === null ? null : { complaints: complaints.previous, orders: orders.previous ?? 0 }
  const now = { complaints: complaints.value ?? 0, orders: orders.value ?? 0 }
  return {
    ...rateOf(now, base).rate,
    comparison:
      base === null || comparison === null
        ? null
        : { from: comparison.from, to: comparison.to, same_days: comparison.same_days }
  }
}
