import { describe, expect, it } from 'vitest'
import { createRandom, createWheel, wheelOf } from '../../sample-data/random.ts'

const draws = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2))

describe('random streams', () => {
  it('are the same for the same seed, on every machine', () => {
    const random = createRandom('clientele')
    expect(draws(3, () => Math.floor(random.next() * 1e9))).toEqual([482_939_101, 392_159_827, 690_098_013])
  })

  it('differ for seeds that differ in one character', () => {
    expect(createRandom('C0001').next()).not.toBe(createRandom('C0002').next())
  })

  it('have the moments of their distributions', () => {
    const random = createRandom('moments')
    const uniform = draws(20_000, random.next)
    expect(mean(uniform)).toBeCloseTo(0.5, 1)
    expect(variance(uniform)).toBeCloseTo(1 / 12, 2)
    const normal = draws(20_000, random.normal)
    expect(mean(normal)).toBeCloseTo(0, 1)
    expect(variance(normal)).toBeCloseTo(1, 1)
    // Gamma with shape k and mean m has variance m²/k.
    for (const shape of [0.5, 2]) {
      const gamma = draws(40_000, () => random.gamma(shape, 3))
      expect(mean(gamma)).toBeCloseTo(3, 0)
      expect(variance(gamma) / (9 / shape)).toBeCloseTo(1, 0)
      expect(Math.min(...gamma)).toBeGreaterThanOrEqual(0)
    }
    expect(mean(draws(40_000, () => random.spread(0.6)))).toBeCloseTo(1, 1)
  })

  it('draw integers from both ends of the range', () => {
    const random = createRandom('integers')
    expect(new Set(draws(200, () => random.integer(2, 4)))).toEqual(new Set([2, 3, 4]))
  })
})

describe('wheels', () => {
  it('draw in proportion to the weights and never what weighs nothing', () => {
    const random = createRandom('wheel')
    const wheel = wheelOf([
      ['often', 3],
      ['never', 0],
      ['seldom', 1]
    ])
    const drawn = draws(8000, () => wheel.draw(random))
    expect(drawn.filter((item) => item === 'often').length / drawn.length).toBeCloseTo(0.75, 1)
    expect(drawn).not.toContain('never')
    expect(drawn).toContain('seldom')
  })

  it('of one item draw it', () => {
    expect(createWheel(['only'], () => 0.5).draw(createRandom('one'))).toBe('only')
  })
})
