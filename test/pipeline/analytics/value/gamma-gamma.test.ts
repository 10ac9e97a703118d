import { describe, expect, it } from 'vitest'
import { expectedSpend, fitGammaGamma } from '../../../../pipeline/analytics/value/gamma-gamma.ts'
import { digamma, logGamma } from '../../../../pipeline/analytics/value/gamma-functions.ts'
import { correlationOf } from '../../../../pipeline/analytics/value/value-figures.ts'
import { hasReference } from '../../../support/reference-build.ts'
import { cdnowHistories } from './cdnow.ts'
import { drawGamma, numbersFrom } from './drawn-histories.ts'

describe.skipIf(!hasReference)('Gamma-Gamma of CDNOW, 946 customers with repeats', () => {
  const spends = hasReference ? cdnowHistories().spends : undefined
  const fit = spends && fitGammaGamma(spends)

  it('has the published parameters', () => {
    expect(fit?.p).toBeCloseTo(6.25, 2)
    expect(fit?.q).toBeCloseTo(3.74, 1)
    expect(fit?.gamma).toBeCloseTo(15.44, 1)
    expect(fit?.logLikelihood).toBeCloseTo(-4055.92, 2)
    expect(fit).toMatchObject({ customers: 946, converged: true, atLimit: [] })
  })

  it.each([
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.74, 71.46]
  ])('expects of %i repeats at %f a spend of %f', (repeats, meanSpend, expected) => {
    const spend = fit ? expectedSpend(fit, { repeats, meanSpend }) : 0
    expect(Math.abs(spend - expected)).toBeLessThan(0.01)
  })

  it('stands on a weak correlation of frequency and spend', () => {
    if (spends) expect(correlationOf(spends.repeats, spends.meanSpend)).toBeCloseTo(0.1139, 4)
  })
})

describe('Gamma-Gamma', () => {
  const draw = (unit: number) => {
    const random = numbersFrom(11)
    const repeats = Float64Array.from({ length: 20_000 }, () => 1 + Math.floor(random() * 6))
    const meanSpend = repeats.map((x) => {
      const rate = drawGamma(4, random) / 20
      return (unit * drawGamma(5 * x, random)) / rate / x
    })
    return fitGammaGamma({ repeats, meanSpend })
  }

  it('finds the parameters of customers drawn from it, in any currency', () => {
    const [cents, millions] = [draw(1), draw(1e6)]
    expect(cents.p / 5).toBeCloseTo(1, 1)
    expect(cents.q / 4).toBeCloseTo(1, 1)
    expect(cents.gamma / 20).toBeCloseTo(1, 1)
    expect(millions.p).toBeCloseTo(cents.p, 4)
    expect(millions.gamma / 1e6).toBeCloseTo(cents.gamma, 3)
    // The density of what is a million times as large is a millionth.
    expect(millions.logLikelihood).toBeCloseTo(cents.logLikelihood - 20_000 * Math.log(1e6), 3)
  })

  it('moves from everyone’s mean to the customer’s own', () => {
    const parameters = { p: 6, q: 4, gamma: 15 }
    const spend = (repeats: number) => expectedSpend(parameters, { repeats, meanSpend: 100 })
    expect(spend(0)).toBe(30)
    expect(spend(1)).toBeCloseTo((6 * 115) / 9, 10)
    expect(spend(10_000)).toBeCloseTo(100, 1)
  })

  it('says where a mean has no end', () => {
    expect(expectedSpend({ p: 1, q: 0.9, gamma: 10 }, { repeats: 0, meanSpend: 0 })).toBe(Infinity)
  })
})

describe('the gamma function', () => {
  it('has the logarithms of the factorials, and √π at a half', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13)
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
    // 171! / 171 is the last one that a number holds.
    const last = Array.from({ length: 170 }, (_, index) => Math.log(index + 1)).reduce((a, b) => a + b)
    expect(logGamma(171) / last).toBeCloseTo(1, 13)
  })

  it('has a derivative with −γ at 1 and −γ − 2 ln 2 at a half', () => {
    const euler = 0.577_215_664_901_532_9
    expect(digamma(1)).toBeCloseTo(-euler, 13)
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 13)
    expect(digamma(1e6 + 1) - digamma(1e6)).toBeCloseTo(1e-6, 12)
  })
})
