/** What a tree learns from: one array per feature and one label (0 or 1) per row; NaN where a row has no value. */
export interface Examples {
  readonly features: readonly Float64Array[]
  readonly labels: Uint8Array
}

export interface GrowthLimits {
  readonly maxDepth: number
  /** Fewest rows on either side of a split. */
  readonly minLeaf: number
  /** Least that a split must take off the impurity of all rows, as a share of it. */
  readonly minGain: number
}

export interface TreeLeaf {
  readonly kind: 'leaf'
  readonly rows: number
  /** Rows with label 1 */
  readonly hits: number
}

export interface TreeSplit {
  readonly kind: 'split'
  readonly feature: number
  /** Rows below it go left, those at or above it right, and so do those without a value. */
  readonly cut: number
  readonly below: TreeNode
  readonly above: TreeNode
}

export type TreeNode = TreeLeaf | TreeSplit

/** Gini impurity of rows of two kinds, times their number: 2·hits·misses ÷ rows (Breiman et al. 1984). */
export function impurity(rows: number, hits: number): number {
  return rows === 0 ? 0 : (2 * hits * (rows - hits)) / rows
}

/**
 * Grows a classification tree by the split that takes most off the Gini impurity, again and again. Features are looked at
 * through the cuts given, ascending, so that every threshold is one that reads well. Ties go to the first feature and
 * the lowest cut: the same rows give the same tree.
 */
export function growTree(
  examples: Examples,
  { cuts, limits }: { cuts: readonly (readonly number[])[]; limits: GrowthLimits }
): TreeNode {
  const { labels } = examples
  const bins = examples.features.map((values, feature) => binsOf(values, cuts[feature] ?? []))
  const all = Uint32Array.from(labels, (_label, row) => row)
  const least = limits.minGain * impurity(labels.length, countHits(labels, all))

  const grow = (rows: Uint32Array, depth: number): TreeNode => {
    const leaf: TreeLeaf = { kind: 'leaf', rows: rows.length, hits: countHits(labels, rows) }
    if (depth === limits.maxDepth) return leaf
    const best = bestSplit({ rows, leaf, bins, labels, cuts, minLeaf: limits.minLeaf })
    if (best === null || best.gain < least) return leaf
    const [below, above] = divide(rows, bins[best.feature] ?? new Uint8Array(), best.bin)
    const cut = cuts[best.feature]?.[best.bin] ?? Number.NaN
    return {
      kind: 'split',
      feature: best.feature,
      cut,
      below: grow(below, depth + 1),
      above: grow(above, depth + 1)
    }
  }
  return grow(all, 0)
}

/** At most 250 cuts: a bin fits a byte. */
function binsOf(values: Float64Array, cuts: readonly number[]): Uint8Array {
  if (cuts.length > 250) throw new RangeError(`cuts: ${cuts.length} — at most 250`)
  return Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return cuts.length
    let low = 0
    let high = cuts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (value < (cuts[middle] ?? Infinity)) high = middle
      else low = middle + 1
    }
    return low
  })
}

function countHits(labels: Uint8Array, rows: Uint32Array): number {
  let hits = 0
  for (const row of rows) hits += labels[row] ?? 0
  return hits
}

interface Split {
  readonly feature: number
  readonly bin: number
  readonly gain: number
}

function bestSplit({
  rows,
  leaf,
  bins,
  labels,
  cuts,
  minLeaf
}: {
  rows: Uint32Array
  leaf: TreeLeaf
  bins: readonly Uint8Array[]
  labels: Uint8Array
  cuts: readonly (readonly number[])[]
  minLeaf: number
}): Split | null {
  let best: Split | null = null
  for (const [feature, binOfRow] of bins.entries()) {
    const rowsIn = new Uint32Array(256)
    const hitsIn = new Uint32Array(256)
    for (const row of rows) {
      const bin = binOfRow[row] ?? 0
      rowsIn[bin] = (rowsIn[bin] ?? 0) + 1
      hitsIn[bin] = (hitsIn[bin] ?? 0) + (labels[row] ?? 0)
    }
    let below = 0
    let hitsBelow = 0
    for (let bin = 0; bin < (cuts[feature]?.length ?? 0); bin += 1) {
      below += rowsIn[bin] ?? 0
      hitsBelow += hitsIn[bin] ?? 0
      const above = leaf.rows - below
      if (below < minLeaf || above < minLeaf) continue
      const parts = impurity(below, hitsBelow) + impurity(above, leaf.hits - hitsBelow)
      const gain = impurity(leaf.rows, leaf.hits) - parts
      if (gain > 0 && (best === null || gain > best.gain)) best = { feature, bin, gain }
    }
  }
  return best
}

function divide(rows: Uint32Array, binOfRow: Uint8Array, bin: number): [Uint32Array, Uint32Array] {
  const isBelow = (row: number) => (binOfRow[row] ?? 0) <= bin
  return [rows.filter(isBelow), rows.filter((row) => !isBelow(row))]
}

/** The leaves of a tree from left to right, each with the splits that lead to it. */
export function leavesOf(tree: TreeNode): readonly { leaf: TreeLeaf; path: readonly Step[] }[] {
  const walk = (node: TreeNode, path: readonly Step[]): { leaf: TreeLeaf; path: readonly Step[] }[] => {
    if (node.kind === 'leaf') return [{ leaf: node, path }]
    const { feature, cut } = node
    return [
      ...walk(node.below, [...path, { feature, cut, side: 'below' }]),
      ...walk(node.above, [...path, { feature, cut, side: 'above' }])
    ]
  }
  return walk(tree, [])
}

/** One decision on the way to a leaf; `above` is at or above the cut, or without a value. */
export interface Step {
  readonly feature: number
  readonly cut: number
  readonly side: 'below' | 'above'
}

/** Number of the leaf, counted from the left, that each row comes to. */
export function leafOfRows(tree: TreeNode, features: readonly Float64Array[]): Uint8Array {
  const places = new Map(leavesOf(tree).map(({ leaf }, place) => [leaf, place]))
  return Uint8Array.from({ length: features[0]?.length ?? 0 }, (_none, row) => {
    let node = tree
    while (node.kind === 'split') {
      const value = features[node.feature]?.[row] ?? Number.NaN
      node = value < node.cut ? node.below : node.above
    }
    return places.get(node) ?? 0
  })
}
