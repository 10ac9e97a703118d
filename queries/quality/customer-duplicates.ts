import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { contactSql } from '../customers/contact-fields.ts'
import type { Scope } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'

const pairRow = z.object({
  customer_id: z.string(),
  customer_name: z.string().nullable(),
  other_id: z.string(),
  other_name: z.string().nullable(),
  reason: z.enum(['name', 'phone', 'email']),
  /** What both have, as it is compared; masked where the viewer may not see contacts. */
  matched: z.string().nullable(),
  customer_count: z.number()
})

/** Two customers that look like one; `customer_count` have the same. */
export type CustomerDuplicate = Readonly<z.infer<typeof pairRow>>

export interface CustomerDuplicates {
  /** Pairs that there are, whatever the limit. */
  readonly total: number
  readonly rows: readonly CustomerDuplicate[]
}

const totalRow = z.object({ total: z.number() })

/** Customers of the viewer's that look like another one of theirs. */
export async function listDuplicates(
  connection: DuckDBConnection,
  { scope, limit }: { scope: Scope; limit: number }
): Promise<CustomerDuplicates> {
  return inTurn(connection, async () => {
    const viewer = viewerScope(scope)
    await openScope(connection, viewer)
    const visible = ['duplicates.customer_id', 'duplicates.other_id'].map(
      (id) => `${id} in (
        select customers.customer_id
        from viewer_customers
        inner join marts.customers as customers on customers.customer_key = viewer_customers.customer_key
      )`
    )
    const where = viewer.restricted ? `where ${visible.join(' and ')}` : ''
    const from = `from marts.customer_duplicates as duplicates ${where}`
    const [whole] = await readRows(connection, totalRow, `select cast(count(*) as double) as total ${from}`)
    return {
      total: whole?.total ?? 0,
      rows: await readRows(
        connection,
        pairRow,
        `select
          duplicates.customer_id,
          duplicates.customer_name,
          duplicates.other_id,
          duplicates.other_name,
          duplicates.reason,
          case duplicates.reason ${masked(scope)} else duplicates.matched end as matched,
          cast(duplicates.customer_count as double) as customer_count
        ${from}
        order by duplicates.customer_id, duplicates.other_id, duplicates.reason
        limit $1`,
        [limit]
      )
    }
  })
}

const masked = (scope: Scope): string =>
  (['phone', 'email'] as const)
    .map((field) => `when '${field}' then ${contactSql(field, 'duplicates.matched', scope)}`)
    .join(' ')
