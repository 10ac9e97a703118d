import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, timeOfShare } from '../../../queries/statistics/kaplan-meier.ts'
import { rateRatio } from '../../../queries/statistics/rate-ratio.ts'
import { taroneFactor } from '../../../queries/statistics/tarone.ts'

describe('rateRatio', () => {
  it('gives the score test of Gu, Ng, Tang and Schucany (2008): z 3.4174, p 0.000316 on each side', () => {
    const found = rateRatio({ events: 60, exposure: 51477.5 }, { events: 30, exposure: 54308.7 })
    expect(found?.ratio).toBeCloseTo(60 / 51477.5 / (30 / 54308.7), 12)
    expect(found?.p).toBeCloseTo(2 * 0.000316, 6)
  })

  it('finds tripled, and not what few cases may do by chance', () => {
    const tripled = rateRatio({ events: 30, exposure: 1000 }, { events: 10, exposure: 1000 })
    expect(tripled).toMatchObject({ ratio: expect.closeTo(3, 12) as number })
    expect(tripled?.low).toBeGreaterThan(1)
    const few = rateRatio({ events: 3, exposure: 1000 }, { events: 1, exposure: 1000 })
    expect(few?.ratio).toBeCloseTo(3, 12)
    expect(few?.low).toBeLessThan(1)
  })

  it('has no end above where the base has no events, and is none without events or exposure', () => {
    const found = rateRatio({ events: 5, exposure: 10 }, { events: 0, exposure: 10 })
    expect(found).toMatchObject({ ratio: null, high: Infinity })
    expect(found?.low).toBeGreaterThan(0)
    expect(rateRatio({ events: 0, exposure: 10 }, { events: 0, exposure: 10 })).toBeNull()
    expect(rateRatio({ events: 1, exposure: 0 }, { events: 1, exposure: 10 })).toBeNull()
  })

  it('excludes 1 exactly where the test finds a difference, and turns over with its sides', () => {
    const count = fc.integer({ min: 1, max: 500 })
    fc.assert(
      fc.property(
        count,
        count,
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (a, b, m, n) => {
          const found = rateRatio({ events: a, exposure: m }, { events: b, exposure: n })!
          const turned = rateRatio({ events: b, exposure: n }, { events: a, exposure: m })!
          fc.pre(Math.abs(found.p - 0.05) > 1e-9)
          expect(found.low > 1 || found.high < 1).toBe(found.p < 0.05)
          expect(turned.low * found.high).toBeCloseTo(1, 9)
          expect(turned.p).toBeCloseTo(found.p, 9)
        }
      )
    )
  })
})

describe('taroneFactor', () => {
  it('counts the tests that could find anything at all', () => {
    // Nine studies of which four can reach 0.0125, and no more can reach a third of 0.05.
    expect(taroneFactor([0.001, 0.002, 0.01, 0.012, 0.02, 0.2, 0.5, 1, 1], 0.05)).toBe(4)
    expect(taroneFactor([1, 0.5], 0.05)).toBe(1)
    expect(taroneFactor([], 0.05)).toBe(1)
    expect(taroneFactor([0, 0, 0], 0.05)).toBe(3)
  })

  it('is never more than their number', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 }), (least) => {
        const factor = taroneFactor(least, 0.05)
        expect(factor).toBeLessThanOrEqual(Math.max(1, least.length))
        expect(least.filter((p) => p < 0.05 / factor).length).toBeLessThanOrEqual(factor)
      })
    )
  })
})

describe('timeOfShare', () => {
  const each = (times: readonly number[]) =>
    kaplanMeier(times.map((time) => ({ time, events: 1, censored: 0 })))

  it('is the median where nothing is censored', () => {
    expect(timeOfShare(each([4, 6, 20]), 0.5)).toBe(6)
    expect(timeOfShare(each([4, 6, 20, 30]), 0.5)).toBe(13)
    expect(timeOfShare(each(Array.from({ length: 10 }, (_, index) => index + 1)), 0.9)).toBe(9.5)
  })

  it('gives 23 weeks for the remissions of the 6-MP study, and none for nine of ten', () => {
    // Freireich et al. (1963): time, events, censored.
    const remissions = [
      [6, 3, 1],
      [7, 1, 0],
      [9, 0, 1],
      [10, 1, 1],
      [11, 0, 1],
      [13, 1, 0],
      [16, 1, 0],
      [17, 0, 1],
      [19, 0, 1],
      [20, 0, 1],
      [22, 1, 0],
      [23, 1, 0],
      [25, 0, 1],
      [32, 0, 2],
      [34, 0, 1],
      [35, 0, 1]
    ].map(([time = 0, events = 0, censored = 0]) => ({ time, events, censored }))
    expect(timeOfShare(kaplanMeier(remissions), 0.5)).toBe(23)
    expect(timeOfShare(kaplanMeier(remissions), 0.9)).toBeNull()
    expect(timeOfShare([], 0.5)).toBeNull()
  })
})
