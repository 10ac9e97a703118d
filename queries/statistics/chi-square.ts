import { logGamma } from './log-gamma.ts'

const precise = 1e-15
const mostTerms = 10_000

/** Lower part of the regularised incomplete gamma function as a series; for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let index = 1; index < mostTerms && term > sum * precise; index++) {
    term *= x / (a + index)
    sum += term
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a))
}

/** Upper part as a continued fraction (Lentz); for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let index = 1; index < mostTerms; index++) {
    const factor = -index * (index - a)
    b += 2
    d = 1 / (factor * d + b || tiny)
    c = b + factor / c || tiny
    fraction *= d * c
    if (Math.abs(d * c - 1) < precise) break
  }
  return fraction * Math.exp(a * Math.log(x) - x - logGamma(a))
}

/** The chance that a chi-square variable of so many degrees of freedom (1 or more) is as large as `value`, or larger. */
export function chiSquareTail(value: number, degrees: number): number {
  if (value <= 0) return 1
  const [a, x] = [degrees / 2, value / 2]
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}
