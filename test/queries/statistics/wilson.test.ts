import { describe, expect, it } from 'vitest'
import { wilsonInterval } from '../../../queries/statistics/wilson.ts'

describe('wilsonInterval', () => {
  it.each([
    [100, 200, 0.4313609, 0.5686391],
    [19, 38, 0.3484993, 0.6515007]
  ])('%i of %i, as published', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n)
    expect(interval?.low).toBeCloseTo(low, 7)
    expect(interval?.high).toBeCloseTo(high, 7)
  })

  it('stays between 0 and 1 where all or none count', () => {
    expect(wilsonInterval(0, 10)).toMatchObject({ low: 0 })
    expect(wilsonInterval(10, 10)).toMatchObject({ high: 1 })
  })

  it('does not exist without cases, or for what is no share', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
    expect(wilsonInterval(5, 4)).toBeNull()
    expect(wilsonInterval(-1, 4)).toBeNull()
  })
})
