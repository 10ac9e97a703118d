import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectOf, type GroupSums } from '../../../queries/campaigns/campaign-effect.ts'

function amountsOf(values: readonly number[]): GroupSums['margin'] {
  const n = values.length
  const mean = n === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { n, mean, variance: n < 2 ? null : squares / (n - 1) }
}

const groupOf = (margins: readonly number[], priors = margins): GroupSums => ({
  bought: margins.filter((margin) => margin > 0).length,
  margin: amountsOf(margins),
  prior: amountsOf(priors)
})

const margins = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 40 })
const asked = { cost: 100, hasMargin: true }

describe('effectOf', () => {
  it('is nothing when both groups behave alike: all of the cost is lost', () => {
    fc.assert(
      fc.property(margins, (each) => {
        const effect = effectOf(groupOf(each), groupOf(each), asked)
        expect(effect?.incremental_margin).toBe(0)
        expect(effect?.roi).toBe(-1)
        expect(effect?.conversion.difference).toBe(0)
        expect(effect?.is_balanced).toBe(true)
        expect(effect?.roi_interval?.low).toBeLessThanOrEqual(-1)
        expect(effect?.roi_interval?.high).toBeGreaterThanOrEqual(-1)
      })
    )
  })

  it('grows by what every treated member brings more', () => {
    fc.assert(
      fc.property(margins, margins, fc.integer({ min: 1, max: 100 }), (treated, holdout, more) => {
        const before = effectOf(groupOf(treated), groupOf(holdout), asked)
        const after = effectOf(groupOf(treated.map((each) => each + more)), groupOf(holdout), asked)
        const gained = (after?.incremental_margin ?? 0) - (before?.incremental_margin ?? 0)
        expect(gained).toBeCloseTo(more * treated.length, 5)
      })
    )
  })

  it('pays where the whole interval lies above the cost, and loses where it lies below', () => {
    const steady = (margin: number) => [margin - 1, margin, margin + 1, margin, margin - 1, margin + 1]
    const verdict = (margin: number) => effectOf(groupOf(steady(margin)), groupOf(steady(50)), asked)?.verdict
    // Six treated: 6 × 50 more against a cost of 100, 6 × 5, and 6 × 17 = 102.
    expect([verdict(100), verdict(55), verdict(67)]).toEqual(['pays', 'loses', 'unclear'])
  })

  it('warns when the groups bought unlike amounts before', () => {
    const alike = [10, 20, 30, 40]
    const effect = effectOf(groupOf(alike, [900, 950, 1000, 980]), groupOf(alike, [10, 20, 30, 5]), asked)
    expect(effect?.is_balanced).toBe(false)
  })

  it('is none without somebody on both sides', () => {
    expect(effectOf(groupOf([1, 2]), groupOf([]), asked)).toBeNull()
    expect(effectOf(groupOf([]), groupOf([1, 2]), asked)).toBeNull()
  })
})
