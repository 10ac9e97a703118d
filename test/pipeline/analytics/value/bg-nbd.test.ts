import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitBgNbd, forecastPurchases, probabilityAlive } from '../../../../pipeline/analytics/value/bg-nbd.ts'
import { chancesOfRepeats, countRepeats } from '../../../../pipeline/analytics/value/repeat-counts.ts'
import { hasReference } from '../../../support/reference-build.ts'
import { cdnowHistories } from './cdnow.ts'
import { drawHistories } from './drawn-histories.ts'

describe.skipIf(!hasReference)('BG/NBD of CDNOW, 2,357 customers, 39 weeks', () => {
  const fit = hasReference ? fitBgNbd(cdnowHistories().histories) : undefined

  it('has the published parameters', () => {
    expect(fit?.r).toBeCloseTo(0.2426, 4)
    expect(fit?.alpha).toBeCloseTo(4.4136, 3)
    expect(fit?.a).toBeCloseTo(0.7929, 3)
    expect(fit?.b).toBeCloseTo(2.4258, 3)
    expect(fit?.logLikelihood).toBeCloseTo(-9582.4, 1)
    expect(fit).toMatchObject({ customers: 2357, converged: true, atLimit: [] })
  })

  it('foretells what the paper foretells', () => {
    if (!fit) return
    const { after, unknown } = forecastPurchases(fit)
    const history = { repeats: 2, recency: 30.43, age: 38.86 }
    expect(after(history, 39)).toBeCloseTo(1.226, 3)
    expect(probabilityAlive(fit, history)).toBeCloseTo(0.7266, 4)
    for (const [time, purchases] of [
      [1 / 7, 0.0078],
      [1, 0.0532],
      [3, 0.1506],
      [223 / 7, 1.0405],
      [32, 1.0437],
      [78, 1.858]
    ] as const) {
      expect(unknown(time)).toBeCloseTo(purchases, 3)
    }
  })
})

/** The series of the hypergeometric function, which is good where it converges soon. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [sum, term] = [1, 1]
  for (let n = 0; n < 5000; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
  }
  return sum
}

describe('expected purchases', () => {
  const shape = { min: 0.05, max: 5, noNaN: true }

  it('are those of formula (10) of the paper where that can be worked out', () => {
    const drawn = fc.record({
      r: fc.double(shape),
      alpha: fc.double({ ...shape, min: 1, max: 20 }),
      a: fc.double({ ...shape, min: 1.1 }),
      b: fc.double(shape),
      repeats: fc.integer({ min: 0, max: 20 }),
      since: fc.double({ min: 0, max: 1, noNaN: true }),
      age: fc.double({ min: 1, max: 100, noNaN: true }),
      time: fc.double({ min: 0.1, max: 60, noNaN: true })
    })
    fc.assert(
      fc.property(drawn, ({ r, alpha, a, b, repeats: x, since, age, time }) => {
        const recency = x === 0 ? 0 : age * since
        const z = time / (alpha + age + time)
        const gauss = hypergeometric(r + x, b + x, a + b + x - 1, z)
        const bracket = 1 - ((alpha + age) / (alpha + age + time)) ** (r + x) * gauss
        const left = x === 0 ? 0 : (a / (b + x - 1)) * ((alpha + age) / (alpha + recency)) ** (r + x)
        const paper = (((a + b + x - 1) / (a - 1)) * bracket) / (1 + left)
        const found = forecastPurchases({ r, alpha, a, b }).after({ repeats: x, recency, age }, time)
        expect(Math.abs(found / paper - 1)).toBeLessThan(1e-4)
      }),
      { seed: 5, numRuns: 300 }
    )
  })

  it('have no gap at a = 1, where the formula is 0 / 0', () => {
    const at = (a: number) =>
      forecastPurchases({ r: 0.5, alpha: 4, a, b: 2 }).after({ repeats: 3, recency: 20, age: 25 }, 52)
    expect(at(1)).toBeCloseTo((at(0.999) + at(1.001)) / 2, 5)
  })

  it('stay finite and within reason for who buys every day and for parameters without end', () => {
    const { after } = forecastPurchases({ r: 2, alpha: 0.1, a: 0.01, b: 3 })
    const daily = after({ repeats: 2000, recency: 2000 / 7, age: 2000 / 7 }, 52)
    // 7.007 a week for 52 weeks, of which the chance of leaving after any purchase takes next to nothing.
    expect(daily).toBeGreaterThan(360)
    expect(daily).toBeLessThan(366)
    const never = forecastPurchases({ r: 30_000, alpha: 30_000, a: 0.00003, b: 30_000 })
    expect(never.after({ repeats: 10, recency: 9, age: 10 }, 52)).toBeCloseTo(52, 0)
  })

  it('grow with time, and never past the rate of who does not leave', () => {
    const { unknown } = forecastPurchases({ r: 0.25, alpha: 4.5, a: 0.8, b: 2.4 })
    const weeks = [0, 1, 10, 52, 520].map(unknown)
    expect(weeks[0]).toBe(0)
    expect(weeks).toEqual(weeks.toSorted((a, b) => a - b))
    expect(unknown(52)).toBeLessThan((0.25 / 4.5) * 52)
  })
})

describe('how many customers buy again how often', () => {
  it('has the published chance of none in 39 weeks, adds up to everyone, and to the expected purchases', () => {
    const parameters = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
    const chances = chancesOfRepeats(parameters, 39)
    expect(chances[0]).toBeCloseTo(0.5737864, 6)
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12)
    const early = chancesOfRepeats(parameters, 0.5)
    const mean = early.reduce((sum, chance, repeats) => sum + chance * repeats, 0)
    expect(mean).toBeCloseTo(forecastPurchases(parameters).unknown(0.5), 5)
  })

  it('counts eight and more as seven and more', () => {
    const histories = {
      repeats: Float64Array.of(0, 3, 7, 40),
      recency: Float64Array.of(0, 5, 8, 9),
      age: Float64Array.of(10, 10, 10, 10),
      customers: Float64Array.of(5, 1, 2, 1)
    }
    const { expected, actual } = countRepeats({ r: 1, alpha: 4, a: 1, b: 3 }, histories)
    expect([...actual]).toEqual([5, 0, 0, 1, 0, 0, 0, 3])
    expect(expected.reduce((sum, count) => sum + count, 0)).toBeCloseTo(9, 10)
  })
})

describe('the chance of being alive', () => {
  const parameters = { r: 0.25, alpha: 4.5, a: 0.8, b: 2.4 }

  it('is 1 without a repeat purchase, and no more than at the last purchase', () => {
    expect(probabilityAlive(parameters, { repeats: 0, recency: 0, age: 500 })).toBe(1)
    // On the day of the last purchase only leaving right after it is possible: 1 / (1 + a / (b + x − 1)).
    expect(probabilityAlive(parameters, { repeats: 1, recency: 10, age: 10 })).toBeCloseTo(2.4 / 3.2, 10)
  })

  it('falls sooner for who bought often', () => {
    const quiet = (repeats: number) => probabilityAlive(parameters, { repeats, recency: 40, age: 60 })
    expect(quiet(20)).toBeLessThan(quiet(5))
    expect(probabilityAlive(parameters, { repeats: 3000, recency: 10, age: 900 })).toBe(0)
  })
})

describe('a fit to customers drawn from the model', () => {
  const parameters = { r: 0.6, alpha: 6, a: 0.9, b: 3 }

  it('finds the parameters again', () => {
    const fit = fitBgNbd(drawHistories({ parameters, customers: 30_000, weeks: 104, seed: 7 }))
    expect(fit.converged).toBe(true)
    expect(fit.r / parameters.r).toBeCloseTo(1, 1)
    expect(fit.alpha / parameters.alpha).toBeCloseTo(1, 1)
    expect(fit.a / parameters.a).toBeCloseTo(1, 1)
    expect(fit.b / parameters.b).toBeCloseTo(1, 1)
  })

  it('is the same, bit for bit, when made again', () => {
    const histories = drawHistories({ parameters, customers: 2000, weeks: 52, seed: 1 })
    expect(fitBgNbd(histories)).toEqual(fitBgNbd(histories))
  })

  it('counts customers with one history once and with a weight alike', () => {
    const one = drawHistories({ parameters, customers: 400, weeks: 52, seed: 3 })
    const twice = (values: Float64Array) => Float64Array.from([...values, ...values])
    const weighted = fitBgNbd({ ...one, customers: one.customers.map((n) => 2 * n) })
    const repeated = fitBgNbd({
      repeats: twice(one.repeats),
      recency: twice(one.recency),
      age: twice(one.age),
      customers: twice(one.customers)
    })
    expect(weighted.logLikelihood).toBeCloseTo(repeated.logLikelihood, 5)
    expect(weighted.r).toBeCloseTo(repeated.r, 5)
  })

  it('says so where a parameter has no end: nobody leaves who buys like a clock', () => {
    const count = 200
    const fit = fitBgNbd({
      repeats: Float64Array.from({ length: count }, () => 10),
      recency: Float64Array.from({ length: count }, () => 50),
      age: Float64Array.from({ length: count }, () => 50),
      customers: Float64Array.from({ length: count }, () => 1)
    })
    expect(fit.atLimit.length).toBeGreaterThan(0)
    expect(Number.isFinite(fit.logLikelihood)).toBe(true)
  })
})
