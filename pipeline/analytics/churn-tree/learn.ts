import { growTree, leafOfRows, leavesOf, type Examples, type GrowthLimits } from './decision-tree.ts'
import { cutsOf, featureNames } from './features.ts'
import { conditionsOf, ruleName, type Condition } from './rules.ts'

/** A rule of the tree: what its customers are like, and how many of them stayed away. */
export interface LearntRule {
  readonly rule: string
  readonly conditions: readonly Condition[]
  /** Expected share of those who leave: hits + 1 of rows + 2, so that no rule is certain (Laplace). */
  readonly probability: number
  readonly trained: Outcome
}

export interface Outcome {
  readonly customers: number
  readonly left: number
}

export interface LearntTree {
  /** Highest probability first. */
  readonly rules: readonly LearntRule[]
  /** Index in `rules` of the one that each row falls under. */
  readonly ruleOf: (features: readonly Float64Array[]) => Uint8Array
}

/** Few enough rules to be read, large enough that their hit rates mean something. */
const limits = { maxDepth: 4, smallestLeaf: 40, smallestShare: 0.02, minGain: 0.0005 }

/** Learns who leaves. `examples.features` in the order of `featureNames`. */
export function learnTree(examples: Examples): LearntTree {
  const growth: GrowthLimits = {
    maxDepth: limits.maxDepth,
    minLeaf: Math.max(limits.smallestLeaf, Math.ceil(examples.labels.length * limits.smallestShare)),
    minGain: limits.minGain
  }
  const cuts = featureNames.map((name, index) => cutsOf(name, examples.features[index] ?? new Float64Array()))
  const tree = growTree(examples, { cuts, limits: growth })
  const unordered = leavesOf(tree).map(({ leaf, path }, place) => {
    const conditions = conditionsOf(path)
    return {
      place,
      rule: ruleName(conditions),
      conditions,
      probability: (leaf.hits + 1) / (leaf.rows + 2),
      trained: { customers: leaf.rows, left: leaf.hits }
    }
  })
  const rules = unordered.sort((one, other) => other.probability - one.probability || one.place - other.place)
  const rankOf = Uint8Array.from(rules, (_rule, place) => rules.findIndex((rule) => rule.place === place))
  return {
    rules: rules.map(({ rule, conditions, probability, trained }) => ({
      rule,
      conditions,
      probability,
      trained
    })),
    ruleOf: (features) => leafOfRows(tree, features).map((place) => rankOf[place] ?? 0)
  }
}

/** How the customers of each rule did elsewhere than where it was learnt. */
export function outcomesOf(tree: LearntTree, { features, labels }: Examples): Outcome[] {
  const counts = tree.rules.map(() => ({ customers: 0, left: 0 }))
  for (const [row, place] of tree.ruleOf(features).entries()) {
    const count = counts[place]
    if (count === undefined) continue
    count.customers += 1
    count.left += labels[row] ?? 0
  }
  return counts
}
