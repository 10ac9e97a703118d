import { kmeans } from 'ml-kmeans'
import { meanSilhouette } from './silhouette.ts'

export type Point = readonly number[]

export interface FoundClusters {
  readonly centroids: readonly Point[]
  /** Mean silhouette of the sample, by number of clusters tried. */
  readonly silhouettes: ReadonlyMap<number, number>
}

interface SearchLimits {
  readonly fewest: number
  readonly most: number
  /** Points whose silhouettes are taken: they cost the square of it. */
  readonly silhouettePoints: number
}

const seeds = [20, 21, 22]

/**
 * k-means with k-means++ beginnings (Arthur and Vassilvitskii 2007) for every number of clusters, from fixed seeds, of
 * which the one with the least sum of squares counts; the number with the highest mean silhouette wins, the smaller of
 * equals. Null where there are too few different points.
 */
export function findClusters(points: readonly Point[], limits: SearchLimits): FoundClusters | null {
  const different = new Set(points.map((point) => point.join(' '))).size
  const silhouettes = new Map<number, number>()
  let best: { readonly centroids: readonly Point[]; readonly silhouette: number } | null = null
  for (let count = limits.fewest; count <= Math.min(limits.most, different - 1); count += 1) {
    const centroids = partition(points, count)
    const judged = points.slice(0, limits.silhouettePoints)
    const silhouette = meanSilhouette(judged, [...nearest(centroids, judged)])
    if (silhouette === null) continue
    silhouettes.set(count, silhouette)
    if (best === null || silhouette > best.silhouette) best = { centroids, silhouette }
  }
  return best && { centroids: best.centroids, silhouettes }
}

function partition(points: readonly Point[], count: number): readonly Point[] {
  const rows = points.map((point) => [...point])
  let best: { readonly centroids: readonly Point[]; readonly error: number } | null = null
  for (const seed of seeds) {
    const { centroids } = kmeans(rows, count, { seed, initialization: 'kmeans++', maxIterations: 100 })
    const error = sumOfSquares(centroids, points)
    if (best === null || error < best.error) best = { centroids, error }
  }
  return best?.centroids ?? []
}

function sumOfSquares(centroids: readonly Point[], points: readonly Point[]): number {
  const clusters = nearest(centroids, points)
  return points.reduce(
    (sum, point, index) => sum + squaredDistance(point, centroids[clusters[index] ?? 0] ?? point),
    0
  )
}

/** Index of the nearest centroid of each point, the first of equals. */
export function nearest(centroids: readonly Point[], points: readonly Point[]): Uint8Array {
  return Uint8Array.from(points, (point) => {
    let found = 0
    let least = Infinity
    for (const [index, centroid] of centroids.entries()) {
      const apart = squaredDistance(point, centroid)
      if (apart < least) [found, least] = [index, apart]
    }
    return found
  })
}

function squaredDistance(one: Point, other: Point): number {
  let sum = 0
  for (let axis = 0; axis < one.length; axis += 1) sum += ((one[axis] ?? 0) - (other[axis] ?? 0)) ** 2
  return sum
}
