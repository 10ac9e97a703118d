import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fisherTest } from '../../../queries/statistics/fisher.ts'

const samples = fc
  .integer({ min: 0, max: 60 })
  .chain((n) => fc.record({ n: fc.constant(n), hits: fc.integer({ min: 0, max: n }) }))

describe('fisherTest', () => {
  it('of twins with a criminal brother, 10 of 13 and 2 of 17 of them convicted, as published', () => {
    const found = fisherTest({ hits: 10, n: 13 }, { hits: 2, n: 17 })
    expect(found?.p).toBeCloseTo(0.0005367, 7)
  })

  it('of three of four cups of tea known from one of four, by hand', () => {
    // 1, 16, 36, 16, 1 of 70 ways: what is no likelier than 16 is 34 of them, and all known happens in 1 + 1.
    const found = fisherTest({ hits: 3, n: 4 }, { hits: 1, n: 4 })
    expect(found?.p).toBeCloseTo(34 / 70, 9)
    expect(found?.least_p).toBeCloseTo(2 / 70, 9)
  })

  it('has nothing to test where no division of the hits is another', () => {
    expect(fisherTest({ hits: 0, n: 0 }, { hits: 3, n: 9 })).toBeNull()
    expect(fisherTest({ hits: 0, n: 4 }, { hits: 0, n: 9 })).toBeNull()
    expect(fisherTest({ hits: 4, n: 4 }, { hits: 9, n: 9 })).toBeNull()
  })

  it('turns around with its samples and with what a hit is, and is never below its least', () => {
    const missed = ({ hits, n }: { hits: number; n: number }) => ({ hits: n - hits, n })
    fc.assert(
      fc.property(samples, samples, (one, other) => {
        const found = fisherTest(one, other)
        const turned = [fisherTest(other, one), fisherTest(missed(one), missed(other))]
        if (found === null) {
          expect(turned).toEqual([null, null])
          return
        }
        for (const same of turned) {
          expect(same?.p).toBeCloseTo(found.p, 6)
          expect(same?.least_p).toBeCloseTo(found.least_p, 6)
        }
        expect(found.p).toBeGreaterThanOrEqual(found.least_p * (1 - 1e-9))
        expect(found.p).toBeLessThanOrEqual(1)
      })
    )
  })
})
