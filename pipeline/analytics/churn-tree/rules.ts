import type { Step } from './decision-tree.ts'
import { featureNames, type FeatureName } from './features.ts'

/** What one feature must be like: at least `from`, below `below`; null where there is no such limit. */
export interface Condition {
  readonly feature: FeatureName
  readonly from: number | null
  readonly below: number | null
}

/** The way to a leaf, each feature named once, in the order of `featureNames`. */
export function conditionsOf(path: readonly Step[]): Condition[] {
  const conditions = new Map<FeatureName, Condition>()
  for (const { feature, cut, side } of path) {
    const name = featureNames[feature]
    if (name === undefined) throw new RangeError(`feature: ${feature} — no such feature`)
    const { from, below } = conditions.get(name) ?? { from: null, below: null }
    conditions.set(name, {
      feature: name,
      from: side === 'above' ? Math.max(cut, from ?? cut) : from,
      below: side === 'below' ? Math.min(cut, below ?? cut) : below
    })
  }
  return featureNames.flatMap((name) => conditions.get(name) ?? [])
}

/** A rule's name by what it asks for: the same in every build that finds it, and fit for an address. */
export function ruleName(conditions: readonly Condition[]): string {
  const parts = conditions.flatMap(({ feature, from, below }) => [
    ...(from === null ? [] : [`${feature}-from-${from}`]),
    ...(below === null ? [] : [`${feature}-below-${below}`])
  ])
  return parts.join('_') || 'everyone'
}
