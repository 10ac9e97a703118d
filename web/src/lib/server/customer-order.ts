import type { DuckDBConnection } from '@duckdb/node-api'
import { orderCustomers, type CustomerOrder, type CustomersRequest } from './queries.ts'
import type { Lease } from './warehouse.ts'

/** The customers of a list in their order, found once for all of its pages. */
export function customerOrder(
  { orders }: Pick<Lease, 'orders'>,
  connection: DuckDBConnection,
  { limit: _limit, offset: _offset, language: _language, ...request }: CustomersRequest
): Promise<CustomerOrder> {
  return orders.get(JSON.stringify(request), () => orderCustomers(connection, request))
}
