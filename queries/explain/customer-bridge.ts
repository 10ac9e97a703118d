import { readFileSync } from 'node:fs'
import { readDimensions } from '../dimensions.ts'
import { spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { runAll, variableStatements } from '../session.ts'
import { dimensionOf } from './bridge-dimensions.ts'
import { partsTable } from './bridge-method.ts'
import type { BridgeMethod } from './bridge-method.ts'
import { sumChange } from './change.ts'
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
  async makeParts(change, by) {
    const { inquiry, period, compared } = change
    const customer = dimensionOf(await readDimensions(inquiry.connection), 'customer')
    await sumChange(change, [by, customer])
    await runAll(inquiry.connection, [
      ...spanStatements(purchasesOf(inquiry), period),
      ...variableStatements({ compared_from: compared.from, compared_until: compared.until }),
      partsTable(sql)
    ])
  }
}

/** The customers' purchase days ever, through the same filters but those by tier. */
function purchasesOf({ kpi, question, ...inquiry }: Inquiry): Inquiry {
  const filters = question.filters.filter(({ dimension }) => dimension.relation !== 'tiers')
  return {
    ...inquiry,
    kpi: { ...kpi, looks_back: 'all', looks_ahead: true },
    question: { ...question, reads: ['purchase_days'], by: null, filters }
  }
}
