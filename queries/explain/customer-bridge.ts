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
    const { connection } = change.inquiry
    const customer = dimensionOf(await readDimensions(connection), 'customer')
    const purchases = purchaseStatements(change)
    if (this.isOneEach(by)) {
      await sumChange(change, customer)
      await runAll(connection, [
        customersView(amountsOfCustomers),
        ...purchases,
        partsTable(partsOfCustomers)
      ])
    } else {
      await sumChange(change, [by, customer])
      await runAll(connection, [
        `create or replace temp table period_customer_amounts as\n${amountsOfMembers}`,
        customersView(amountsOfAllMembers),
        ...purchases,
        partsTable(partsOfMembers)
      ])
    }
  }
}

const customersView = (select: string): string => `create or replace temp view period_customers as\n${select}`

const amountsOfCustomers = `select
    coalesce(period_sums.member, period_compared_sums.member) as customer_key,
    coalesce(period_sums.numerator, 0) as value,
    coalesce(period_compared_sums.numerator, 0) as previous
  from
    period_sums
    full join period_compared_sums on period_compared_sums.member is not distinct from period_sums.member`

const amountsOfMembers = `select
    struct_extract(sums.member, 'row') as member,
    struct_extract(sums.member, 'column') as customer_key,
    sum(sums.value) as value,
    sum(sums.previous) as previous
  from (
    select period_sums.member, period_sums.numerator as value, 0 as previous
    from period_sums
    union all
    select period_compared_sums.member, 0 as value, period_compared_sums.numerator as previous
    from period_compared_sums
  ) as sums
  group by struct_extract(sums.member, 'row'), struct_extract(sums.member, 'column')`

const amountsOfAllMembers = `select
    amounts.customer_key,
    sum(amounts.value) as value,
    sum(amounts.previous) as previous
  from period_customer_amounts as amounts
  group by amounts.customer_key`

const part = (member: string, amounts: string): string => `select
    ${member} as member,
    false as is_shared,
    effects.customer_key as leaf,
    effects.effect,
    true as is_first,
    ${amounts}.value as numerator,
    null as denominator,
    ${amounts}.previous as compared_numerator,
    null as compared_denominator,
    ${amounts}.value - ${amounts}.previous as change
  from (\n${sql}\n) as effects`

/** A return that nothing came of, or a gift, has nobody behind it. */
const something = (amounts: string): string =>
  `where effects.effect not in ('returns-only', 'no-customer') or ${amounts}.value <> 0 or ${amounts}.previous <> 0`

const partsOfCustomers = `${part('effects.customer_key', 'effects')}\n${something('effects')}`

const partsOfMembers = `${part('amounts.member', 'amounts')}
  inner join period_customer_amounts as amounts on amounts.customer_key is not distinct from effects.customer_key
  ${something('amounts')}`
