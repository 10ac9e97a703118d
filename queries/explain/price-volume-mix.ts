import { readFileSync } from 'node:fs'
import type { CataloguedDimension } from '../dimensions.ts'
import { readDimensions } from '../dimensions.ts'
import { spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Span } from '../period.ts'
import { runAll } from '../session.ts'
import { coarsestProduct, dimensionOf } from './bridge-dimensions.ts'
import { partsTable } from './bridge-method.ts'
import type { BridgeMethod } from './bridge-method.ts'
import type { Change } from './change.ts'
import { netSaleEffects, saleEffects } from './effects.ts'

const productSums = readFileSync(new URL('product-sums.sql', import.meta.url), 'utf8')
const sql = readFileSync(new URL('price-volume-mix.sql', import.meta.url), 'utf8')

/**
 * Price, volume and mix of sales. Over the products with sale units in both periods (Q all their units, q a product's, p
 * its average price, s = q ÷ Q, P the average price of all; 0 then and 1 now): volume (Q₁ − Q₀)·s₀·p₀, mix
 * Q₁·(s₁ − s₀)·(p₀ − P₀), price q₁·(p₁ − p₀). Of one product these leave Q₁·(s₁ − s₀)·P₀, the units it won from the
 * others at the average price: its share shift, which is 0 over all products, so it is an effect of rows and no bar.
 * Parents are sums of their products, never worked out anew. What was sold in one period only, returns and adjustments
 * (zero or negative prices) are bars of their own; returned units are in none of them.
 */
export const priceVolumeMix: BridgeMethod = {
  name: 'price-volume-mix',
  explains: ({ name }) => name === 'net-sales' || name === 'gross-sales',
  splitsBy: (_kpi, dimension) => dimension.relation === 'products',
  usualDimension: (_kpi, dimensions) => coarsestProduct(dimensions),
  effects: ({ name }) => (name === 'net-sales' ? netSaleEffects : saleEffects),
  isOneEach: () => false,
  async makeParts(change, by) {
    const { inquiry, period, compared } = change
    const { connection, kpi } = inquiry
    const product = dimensionOf(await readDimensions(connection), 'product')
    const names = this.effects(kpi)?.map(({ name }) => `'${name}'`) ?? []
    await sumProducts('period_product_sums', change, { by, product, span: period })
    await sumProducts('period_compared_product_sums', change, { by, product, span: compared })
    await runAll(connection, [
      partsTable(`select parts.* from (\n${sql}) as parts where parts.effect in (${names.join(', ')})`)
    ])
  }
}

async function sumProducts(
  table: 'period_product_sums' | 'period_compared_product_sums',
  { inquiry, openingOn }: Change,
  { by, product, span }: { by: CataloguedDimension; product: CataloguedDimension; span: Span }
): Promise<void> {
  const lines: Inquiry = {
    ...inquiry,
    question: { ...inquiry.question, reads: ['period_sales'], by: [by, product], everyLine: true }
  }
  await runAll(inquiry.connection, [
    ...spanStatements(lines, span, openingOn),
    `create or replace temp table ${table} as\n${productSums}`
  ])
}
