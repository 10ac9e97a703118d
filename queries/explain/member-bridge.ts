import { readFileSync } from 'node:fs'
import { coarsestRegion, dimensionOf } from './bridge-dimensions.ts'
import { makePartsOfMembers } from './bridge-members.ts'
import type { BridgeMethod } from './bridge-method.ts'

const sql = readFileSync(new URL('member-bridge.sql', import.meta.url), 'utf8')

/**
 * The change by members of a dimension: of a sum over lines by any, of what is counted once (orders, customers) by
 * attributes of customers alone, because the parts by others do not add up.
 */
export const memberBridge: BridgeMethod = {
  name: 'members',
  explains: ({ kind }) => kind === 'sum',
  splitsBy: ({ additive }, { attribute_of }) => additive || attribute_of === 'customer',
  usualDimension: ({ additive }, dimensions) =>
    additive ? coarsestRegion(dimensions) : dimensionOf(dimensions, 'tier'),
  effects: () => null,
  isOneEach: () => true,
  makeParts: (change, by) => makePartsOfMembers(change, by, sql)
}
