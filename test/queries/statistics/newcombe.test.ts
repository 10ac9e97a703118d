import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newcombeInterval } from '../../../queries/statistics/newcombe.ts'
import { wilsonInterval } from '../../../queries/statistics/wilson.ts'

const samples = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }))

describe('newcombeInterval', () => {
  it('of 7/34 less 1/34, as published', () => {
    const interval = newcombeInterval({ hits: 7, n: 34 }, { hits: 1, n: 34 })
    expect(interval?.low).toBeCloseTo(0.019, 3)
    expect(interval?.high).toBeCloseTo(0.34, 3)
  })

  it('turns around with its samples, and holds the difference, within −1 and 1', () => {
    fc.assert(
      fc.property(samples, samples, (one, other) => {
        const interval = newcombeInterval(one, other)
        const turned = newcombeInterval(other, one)
        const difference = one.hits / one.n - other.hits / other.n
        expect(interval?.low).toBeCloseTo(-(turned?.high ?? NaN), 12)
        expect(interval?.low).toBeLessThanOrEqual(difference)
        expect(interval?.high).toBeGreaterThanOrEqual(difference)
        expect(interval?.low).toBeGreaterThanOrEqual(-1)
        expect(interval?.high).toBeLessThanOrEqual(1)
      })
    )
  })

  it('holds 0 wherever one share lies within the interval of the other', () => {
    fc.assert(
      fc.property(samples, samples, (one, other) => {
        const own = wilsonInterval(one.hits, one.n)
        const share = other.hits / other.n
        if (own === null || share < own.low || share > own.high) return
        const interval = newcombeInterval(one, other)
        expect(interval?.low).toBeLessThanOrEqual(1e-12)
        expect(interval?.high).toBeGreaterThanOrEqual(-1e-12)
      })
    )
  })

  it('does not exist where one of them has no cases', () => {
    expect(newcombeInterval({ hits: 1, n: 2 }, { hits: 0, n: 0 })).toBeNull()
    expect(newcombeInterval({ hits: 0, n: 0 }, { hits: 1, n: 2 })).toBeNull()
  })
})
