import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalPoint } from '../../../queries/statistics/wilson.ts'
import { netScore, netScoreError, netScoreInterval } from '../../../queries/statistics/net-score.ts'

const published = { n: 100, promoters: 60, detractors: 20 }

const votes = fc.integer({ min: 1, max: 2000 }).chain((n) =>
  fc.integer({ min: 0, max: n }).chain((promoters) =>
    fc.record({
      n: fc.constant(n),
      promoters: fc.constant(promoters),
      detractors: fc.integer({ min: 0, max: n - promoters })
    })
  )
)

describe('net scores', () => {
  it('of 60, 20 and 20: 40 with a standard error of 8.00, Wald 24.32–55.68, adjusted 23.38–54.29, as published', () => {
    const score = netScore(published) ?? NaN
    const error = netScoreError(published)
    expect(score).toBeCloseTo(0.4, 12)
    expect(error).toBeCloseTo(0.08, 12)
    expect(100 * (score - normalPoint * error)).toBeCloseTo(24.32, 2)
    expect(100 * (score + normalPoint * error)).toBeCloseTo(55.68, 2)
    const interval = netScoreInterval(published)
    expect(100 * (interval?.low ?? NaN)).toBeCloseTo(23.38, 2)
    expect(100 * (interval?.high ?? NaN)).toBeCloseTo(54.29, 2)
  })

  it('have an interval that holds them, within −1 and 1, and turns around with the votes', () => {
    fc.assert(
      fc.property(votes, ({ n, promoters, detractors }) => {
        const interval = netScoreInterval({ n, promoters, detractors })
        const turned = netScoreInterval({ n, promoters: detractors, detractors: promoters })
        const score = (promoters - detractors) / n
        expect(interval?.low).toBeLessThanOrEqual(score)
        expect(interval?.high).toBeGreaterThanOrEqual(score)
        expect(interval?.low).toBeGreaterThanOrEqual(-1)
        expect(interval?.high).toBeLessThanOrEqual(1)
        expect(interval?.low).toBeCloseTo(-(turned?.high ?? NaN), 12)
      })
    )
  })

  it('do not exist without answers, or of votes that are no part of them', () => {
    expect(netScore({ n: 0, promoters: 0, detractors: 0 })).toBeNull()
    expect(netScoreInterval({ n: 0, promoters: 0, detractors: 0 })).toBeNull()
    expect(netScoreInterval({ n: 3, promoters: 2, detractors: 2 })).toBeNull()
    expect(netScoreInterval({ n: 3, promoters: -1, detractors: 2 })).toBeNull()
  })
})
