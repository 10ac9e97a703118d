import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { studentPoint } from '../../../queries/statistics/student-t.ts'
import { welchInterval, type Amounts } from '../../../queries/statistics/welch.ts'

function amountsOf(values: readonly number[]): Amounts {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) }
}

describe('studentPoint', () => {
  // The tables of every textbook.
  it.each([
    [1, 12.7062],
    [2, 4.302653],
    [5, 2.570582],
    [10, 2.228139],
    [30, 2.042272],
    [120, 1.97993],
    [1_000_000, 1.959966]
  ])('is, for %i degrees of freedom, %f', (degrees, point) => {
    expect(studentPoint(degrees)).toBeCloseTo(point, 4)
  })
})

describe('welchInterval', () => {
  it('gives the interval published for the hours of extra sleep under two drugs (Student 1908)', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    const interval = welchInterval(amountsOf(first), amountsOf(second))
    expect(interval?.low).toBeCloseTo(-3.3654832, 6)
    expect(interval?.high).toBeCloseTo(0.2054832, 6)
  })

  it('is the difference where nothing varies, and none where there is only one case', () => {
    expect(welchInterval(amountsOf([5, 5, 5]), amountsOf([2, 2]))).toEqual({ low: 3, high: 3 })
    expect(welchInterval(amountsOf([5]), amountsOf([2, 3]))).toBeNull()
    expect(welchInterval(amountsOf([5, 4]), { n: 0, mean: 0, variance: null })).toBeNull()
  })

  it('turns round with its samples, and holds the difference', () => {
    const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(sample, sample, (one, other) => {
        const [own, base] = [amountsOf(one), amountsOf(other)]
        const [there, back] = [welchInterval(own, base)!, welchInterval(base, own)!]
        expect(there.low).toBeCloseTo(-back.high, 6)
        expect(there.low).toBeLessThanOrEqual(own.mean - base.mean + 1e-9)
        expect(there.high).toBeGreaterThanOrEqual(own.mean - base.mean - 1e-9)
      })
    )
  })
})
