import { readFileSync } from 'node:fs'
import { readDimensions } from '../dimensions.ts'
import { runAll } from '../session.ts'
import { dimensionOf } from './bridge-dimensions.ts'
import { partsTable } from './bridge-method.ts'
import type { BridgeMethod } from './bridge-method.ts'
import { sumChange } from './change.ts'
import { purchaseStatements } from './customer-purchases.ts'
import { customerEffects } from './effects.ts'

const sql = readFileSync(new URL('customer-bridge.sql', import.meta.url), 'utf8')

const explained: ReadonlySet<string> = new Set(['net-sales', 'gross-sales', 'units', 'gross-profit'])

/**
 * What became of the customers. Of those who bought now and not in the period compared with, `new` had never bought
 * before the end of that period (one won between the two periods is new since then), `reactivated` had been churned
 * when they first bought now, and `returned` are the rest. Those who bought in both are `expanded` when they came to as
 * much or more, else `contracted`. Those who bought only then are `churned` when W days without a purchase were over by
 * the last known day of this period, else `paused`. `returns-only` bought in neither; `no-customer` are the lines that
 * name none.
 *
 * What a customer is, is decided once for the whole question, its filters applied, and not anew for each member of the
 * rows' dimension: a customer who moved from tea to coffee has not churned. So every level sums to the same bars.
 * Purchases are those in the slice that the filters leave; a filter by tier leaves the purchases of a customer whole
 * and only says in which period their amounts count.
 */
export const customerBridge: BridgeMethod = {
  name: 'customers',
  explains: ({ name }) => explained.has(name),
  splitsBy: () => true,
  usualDimension: (_kpi, dimensions) => dimensionOf(dimensions, 'customer'),
  effects: () => customerEffects,
  isOneEach: (by) => by.name === 'customer',
  async makeParts(change, by) {
    const customer = dimensionOf(await readDimensions(change.inquiry.connection), 'customer')
    const isOfCustomers = by.name === customer.name
    await sumChange(change, isOfCustomers ? customer : [by, customer])
    await runAll(change.inquiry.connection, [
      ...(isOfCustomers ? amountsOfCustomers : amountsOfMembers),
      ...purchaseStatements(change),
      partsTable(sql)
    ])
  }
}

const amountsOf = (columns: string, keys: string): string => `select ${columns},
    sum(sums.value) as value,
    sum(sums.previous) as previous
  from (
    select period_sums.member, period_sums.numerator as value, 0 as previous
    from period_sums
    union all
    select period_compared_sums.member, 0 as value, period_compared_sums.numerator as previous
    from period_compared_sums
  ) as sums
  group by ${keys}`

const view = (name: string, select: string): string => `create or replace temp view ${name} as\n${select}`
const table = (name: string, select: string): string => `create or replace temp table ${name} as\n${select}`

/** The views `period_customer_amounts`, by member and customer, and `period_customers`, by customer alone. */
const amountsOfCustomers = [
  table('period_customer_amounts', amountsOf('sums.member, sums.member as customer_key', 'sums.member')),
  view(
    'period_customers',
    'select amounts.customer_key, amounts.value, amounts.previous from period_customer_amounts as amounts'
  )
]

const amountsOfMembers = [
  table(
    'period_customer_amounts',
    amountsOf(
      "struct_extract(sums.member, 'row') as member, struct_extract(sums.member, 'column') as customer_key",
      "struct_extract(sums.member, 'row'), struct_extract(sums.member, 'column')"
    )
  ),
  view(
    'period_customers',
    `select amounts.customer_key, sum(amounts.value) as value, sum(amounts.previous) as previous
  from period_customer_amounts as amounts
  group by amounts.customer_key`
  )
]
