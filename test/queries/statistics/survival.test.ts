import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chiSquareTail } from '../../../queries/statistics/chi-square.ts'
import { kaplanMeier, medianTime, survivalAt } from '../../../queries/statistics/kaplan-meier.ts'
import type { TimeCount } from '../../../queries/statistics/kaplan-meier.ts'
import { logRank } from '../../../queries/statistics/log-rank.ts'

/** Times as they are published, `+` after one that is censored. */
const read = (times: string): TimeCount[] =>
  times.split(' ').map((text) => {
    const isCensored = text.endsWith('+')
    return { time: Number.parseInt(text), events: isCensored ? 0 : 1, censored: isCensored ? 1 : 0 }
  })

// Weeks in remission of leukaemia patients: Freireich et al. 1963, in Gehan 1965 and Cox 1972.
const treated = read('6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+')
const placebo = read('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

describe('kaplanMeier', () => {
  it('gives the published curve of the treated, with its standard error', () => {
    const steps = kaplanMeier(treated)
    expect(steps.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23])
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    steps.forEach(({ survival }, index) => expect(survival).toBeCloseTo(published[index] ?? 0, 4))
    expect(steps[0]).toMatchObject({ at_risk: 21, events: 3 })
    expect(steps[0]?.standard_error).toBeCloseTo(0.0764, 4)
    expect(steps.at(-1)?.standard_error).toBeCloseTo(0.1346, 4)
    expect([medianTime(steps), medianTime(kaplanMeier(placebo))]).toEqual([23, 8])
  })

  it('ends at 0, without a standard error, where everybody had the event', () => {
    expect(kaplanMeier(placebo).at(-1)).toMatchObject({ time: 23, survival: 0, standard_error: null })
  })

  it('is the share of the cases where nobody is censored, and never rises', () => {
    const counts = fc.array(fc.record({ time: fc.nat(20), events: fc.nat(3), censored: fc.constant(0) }), {
      minLength: 1
    })
    fc.assert(
      fc.property(counts, (cases) => {
        const n = cases.reduce((total, { events }) => total + events, 0)
        const steps = kaplanMeier(cases)
        for (const { time, survival } of steps) {
          const left = cases
            .filter((each) => each.time > time)
            .reduce((total, { events }) => total + events, 0)
          expect(survival).toBeCloseTo(left / n, 10)
          expect(survivalAt(steps, time + 0.5)).toBe(survival)
        }
      })
    )
  })

  it('has no step without an event', () => {
    expect(kaplanMeier(read('3+ 5+'))).toEqual([])
    expect(survivalAt([], 9)).toBe(1)
    expect(medianTime([])).toBeNull()
  })
})

describe('logRank', () => {
  it('gives the published statistic of treated against placebo', () => {
    const test = logRank([treated, placebo])
    expect(test?.statistic).toBeCloseTo(16.793, 3)
    expect(test?.degrees).toBe(1)
    expect(test?.p).toBeCloseTo(4.17e-5, 6)
    expect(test?.groups[0]?.observed).toBe(9)
    expect(test?.groups[0]?.expected).toBeCloseTo(19.25, 2)
    expect(test?.groups[1]?.expected).toBeCloseTo(10.75, 2)
  })

  it('does not mind the order of three groups, nor a group that is one of them twice as often', () => {
    const [one, other] = [treated.slice(0, 9), treated.slice(9)]
    const statistic = logRank([placebo, one, other])?.statistic ?? 0
    expect(logRank([other, placebo, one])?.statistic).toBeCloseTo(statistic, 8)
    expect(logRank([placebo, placebo, placebo])).toMatchObject({ degrees: 2 })
    expect(logRank([placebo, placebo, placebo])?.statistic).toBeCloseTo(0, 10)
    expect(logRank([placebo, placebo, placebo])?.p).toBeCloseTo(1, 10)
  })

  it('has nothing to say of one group, of an empty one, and where nothing happened', () => {
    expect(logRank([treated])).toBeNull()
    expect(logRank([treated, []])).toBeNull()
    expect(logRank([read('3+ 4+'), read('5+')])).toBeNull()
  })
})

describe('chiSquareTail', () => {
  it.each([
    [3.841459, 1, 0.05],
    [5.991465, 2, 0.05],
    [16.81189, 6, 0.01],
    [0.004, 1, 0.9496],
    [100, 50, 0.0000351]
  ])('%d with %d degrees of freedom', (value, degrees, p) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(p, 4)
  })

  it('is the exponential where there are two degrees of freedom', () => {
    for (const value of [0, 0.1, 1, 5, 40])
      expect(chiSquareTail(value, 2)).toBeCloseTo(Math.exp(-value / 2), 10)
  })
})
