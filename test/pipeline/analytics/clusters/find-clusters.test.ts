import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClusters, nearest, type Point } from '../../../../pipeline/analytics/clusters/find-clusters.ts'
import { meanSilhouette } from '../../../../pipeline/analytics/clusters/silhouette.ts'
import { standardiseLog } from '../../../../pipeline/analytics/clusters/standardise.ts'

const limits = { fewest: 3, most: 6, silhouettePoints: 500 }

/** Small grids around the centres. */
const around = (centres: readonly Point[]): Point[] =>
  centres.flatMap(([x = 0, y = 0]) =>
    Array.from({ length: 25 }, (_none, index) => [x + (index % 5) * 0.1, y + Math.floor(index / 5) * 0.1])
  )

describe('meanSilhouette', () => {
  it('is as worked by hand', () => {
    // On a line: 0 and 1 in one cluster, 5 in the other. 0: a 1, b 5, 4/5. 1: a 1, b 4, 3/4. 5 is alone: 0.
    expect(meanSilhouette([[0], [1], [5]], [0, 0, 1])).toBeCloseTo((0.8 + 0.75 + 0) / 3, 12)
  })

  it('is negative for who would be better off elsewhere, and not known of one cluster', () => {
    expect(meanSilhouette([[0], [10], [1], [11]], [0, 0, 1, 1])).toBeLessThan(0)
    expect(meanSilhouette([[0], [1]], [0, 0])).toBeNull()
  })
})

describe('findClusters', () => {
  it('finds as many as were planted, where they were planted', () => {
    const found = findClusters(
      around([
        [0, 0],
        [10, 0],
        [0, 10],
        [10, 10]
      ]),
      limits
    )
    const corners = found?.centroids.map((point) =>
      point.map((value) => Math.round(value * 10) / 10).join(' ')
    )
    expect(corners?.toSorted()).toEqual(['0.2 0.2', '0.2 10.2', '10.2 0.2', '10.2 10.2'])
  })

  it('gives the same again, and every point to its nearest centroid', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
          minLength: 12,
          maxLength: 40
        }),
        (points) => {
          const found = findClusters(points, limits)
          expect(findClusters(points, limits)).toEqual(found)
          if (found === null) return
          const apart = (point: Point, index: number) =>
            Math.hypot(...point.map((value, axis) => value - (found.centroids[index]?.[axis] ?? 0)))
          for (const [row, cluster] of nearest(found.centroids, points).entries()) {
            const distances = found.centroids.map((_centroid, index) => apart(points[row]!, index))
            expect(distances[cluster]).toBeCloseTo(Math.min(...distances), 9)
          }
        }
      ),
      { numRuns: 25 }
    )
  })

  it('finds none where there are too few different points', () => {
    expect(
      findClusters(
        Array.from({ length: 50 }, (_none, index) => [index % 3, 0]),
        limits
      )
    ).toBeNull()
  })
})

describe('standardiseLog', () => {
  it('has mean 0 and deviation 1, on the scale of logarithms', () => {
    const { values, mean, deviation } = standardiseLog(Float64Array.of(1, Math.E ** 2))
    expect([...values, mean, deviation]).toEqual([-1, 1, 1, 1].map((value) => expect.closeTo(value, 12)))
    expect([...standardiseLog(Float64Array.of(5, 5)).values]).toEqual([0, 0])
  })
})
