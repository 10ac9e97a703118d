import { describe, expect, it } from 'vitest'
import { areaUnderCurve, topQuality } from '../../../../pipeline/analytics/churn-tree/ranking-quality.ts'

// Three scores, ten customers: of 2 with .9 both left, of 3 with .5 one, of 5 with .1 one.
const groups = [
  { score: 0.1, rows: 5, hits: 1 },
  { score: 0.9, rows: 2, hits: 2 },
  { score: 0.5, rows: 3, hits: 1 }
]

describe('areaUnderCurve', () => {
  it('counts the pairs of one who left and one who stayed that are in the right order, ties half', () => {
    // 4 who left × 6 who stayed = 24 pairs. The two of .9 beat all 6: 12. The one of .5 beats 4, ties with 2: 5.
    // The one of .1 ties with 4: 2. 19 of 24.
    expect(areaUnderCurve(groups)).toBeCloseTo(19 / 24, 12)
  })

  it('is one for the perfect order, zero for the reverse, and a half for none', () => {
    const order = (hits: readonly [number, number]) =>
      areaUnderCurve([
        { score: 0.8, rows: 4, hits: hits[0] },
        { score: 0.2, rows: 4, hits: hits[1] }
      ])
    expect([order([4, 0]), order([0, 4]), order([2, 2])]).toEqual([1, 0, 0.5])
  })

  it('is not known where all left or none', () => {
    expect(areaUnderCurve([{ score: 0.3, rows: 4, hits: 0 }])).toBeNull()
    expect(areaUnderCurve([])).toBeNull()
  })
})

describe('topQuality', () => {
  it('tells how many of the top left, against all', () => {
    // The top fifth are the two of .9: precision 1, lift 1 ÷ .4, half of the 4 who left.
    expect(topQuality(groups, 0.2)).toEqual({ precision: 1, lift: 2.5, recall: 0.5 })
  })

  it('takes from a group that only partly fits as many as there would be on average', () => {
    // Four: both of .9 and two of the three of .5, of whom ⅓ left: 2 + ⅔ of 4.
    expect(topQuality(groups, 0.4)?.precision).toBeCloseTo((2 + 2 / 3) / 4, 12)
  })

  it('has no lift where nobody left, and nothing to tell of nobody', () => {
    expect(topQuality([{ score: 0.2, rows: 3, hits: 0 }], 0.1)).toEqual({
      precision: 0,
      lift: null,
      recall: null
    })
    expect(topQuality([], 0.1)).toBeNull()
  })
})
