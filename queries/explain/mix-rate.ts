import { readFileSync } from 'node:fs'
import type { KpiDefinition } from '../define-query.ts'
import { coarsestProduct, coarsestRegion, dimensionOf } from './bridge-dimensions.ts'
import { makePartsOfMembers } from './bridge-members.ts'
import type { BridgeMethod } from './bridge-method.ts'
import { mixRateEffects } from './effects.ts'

const sql = readFileSync(new URL('mix-rate.sql', import.meta.url), 'utf8')

/**
 * A ratio's change by groups: `mix`, because groups took another share w of the denominator, and `rate`, because their
 * own ratios r changed. With means over both periods as r̄, w̄ and R̄ (of the whole): mix Δw·(r̄ − R̄), rate w̄·Δr, without
 * a residual (Kitagawa 1955). A group with a denominator in one period only has no change of its own: all of it is mix.
 */
export const mixRate: BridgeMethod = {
  name: 'mix-rate',
  explains: ({ kind }) => kind === 'ratio',
  splitsBy: (kpi, { attribute_of }) => isOfLines(kpi) || attribute_of === 'customer',
  usualDimension(kpi, dimensions) {
    if (!isOfLines(kpi)) return dimensionOf(dimensions, 'tier')
    const product = coarsestProduct(dimensions)
    return product.name === 'product' ? coarsestRegion(dimensions) : product
  },
  effects: () => mixRateEffects,
  isOneEach: () => false,
  makeParts: (change, by) => makePartsOfMembers(change, by, sql)
}

/** Whether numerator and denominator both add up over lines; else it is a ratio of customers or orders. */
const isOfLines = ({ reads }: KpiDefinition): boolean => reads.every((view) => view === 'period_sales')
