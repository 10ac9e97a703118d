/**
 * Mean silhouette of points in clusters (Rousseeuw 1987): (b − a) ÷ max(a, b), where a is the mean distance to the others
 * of the own cluster and b the least mean distance to those of another; 0 for who is alone in a cluster. Between −1 and 1,
 * the higher the better the clusters are apart; null for fewer than two clusters. Takes time by the square of the points.
 */
export function meanSilhouette(
  points: readonly (readonly number[])[],
  clusterOf: readonly number[]
): number | null {
  const sizes = new Map<number, number>()
  for (const cluster of clusterOf) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  if (sizes.size < 2) return null
  const count = Math.max(...sizes.keys()) + 1
  let total = 0
  for (const [index, point] of points.entries()) {
    const sums = new Float64Array(count)
    for (const [other, place] of points.entries()) {
      const cluster = clusterOf[other] ?? 0
      sums[cluster] = (sums[cluster] ?? 0) + distance(point, place)
    }
    total += silhouetteOf(clusterOf[index] ?? 0, sums, sizes)
  }
  return total / points.length
}

function silhouetteOf(own: number, sums: Float64Array, sizes: ReadonlyMap<number, number>): number {
  const size = sizes.get(own) ?? 1
  if (size === 1) return 0
  const within = (sums[own] ?? 0) / (size - 1)
  let between = Infinity
  for (const [cluster, members] of sizes) {
    if (cluster !== own) between = Math.min(between, (sums[cluster] ?? 0) / members)
  }
  const longest = Math.max(within, between)
  return longest === 0 ? 0 : (between - within) / longest
}

function distance(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let axis = 0; axis < one.length; axis += 1) sum += ((one[axis] ?? 0) - (other[axis] ?? 0)) ** 2
  return Math.sqrt(sum)
}
