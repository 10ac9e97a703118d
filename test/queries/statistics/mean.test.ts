import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountsOf, meanInterval } from '../../../queries/statistics/mean.ts'

const sumsOf = (scores: readonly number[]) => ({
  n: scores.length,
  sum: scores.reduce((sum, score) => sum + score, 0),
  squares: scores.reduce((sum, score) => sum + score * score, 0)
})

describe('means', () => {
  it('of 2, 3, 4 and 5: 3.5 ± 3.1824 × √(5/3 ÷ 4), by hand', () => {
    const amounts = amountsOf(sumsOf([2, 3, 4, 5]))
    expect(amounts).toEqual({ n: 4, mean: 3.5, variance: 5 / 3 })
    const interval = amounts && meanInterval(amounts)
    expect(interval?.low).toBeCloseTo(3.5 - 3.182446305 * Math.sqrt(5 / 12), 8)
    expect(interval?.high).toBeCloseTo(3.5 + 3.182446305 * Math.sqrt(5 / 12), 8)
  })

  it('have the variance of their cases, and no negative one where all are alike', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 50 }), (scores) => {
        const amounts = amountsOf(sumsOf(scores))
        const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
        const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1)
        expect(amounts?.variance).toBeCloseTo(variance, 8)
        expect(amounts?.variance).toBeGreaterThanOrEqual(0)
      })
    )
    expect(meanInterval({ n: 3, mean: 4.1, variance: 0 })).toEqual({ low: 4.1, high: 4.1 })
  })

  it('have no interval of one answer, and do not exist of none', () => {
    const one = amountsOf(sumsOf([4]))
    expect(one).toEqual({ n: 1, mean: 4, variance: null })
    expect(one && meanInterval(one)).toBeNull()
    expect(amountsOf(sumsOf([]))).toBeNull()
  })
})
