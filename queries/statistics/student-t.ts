import { logGamma } from './log-gamma.ts'

const precise = 1e-15
const mostTerms = 10_000
const tiny = 1e-300

/** The continued fraction of the incomplete beta function (Lentz); converges fast for x < (a + 1) ÷ (a + b + 2). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny)
  let fraction = d
  for (let index = 1; index < mostTerms; index++) {
    const even = (index * (b - index) * x) / ((a + 2 * index - 1) * (a + 2 * index))
    d = 1 / (1 + even * d || tiny)
    c = 1 + even / c || tiny
    fraction *= c * d
    const odd = (-(a + index) * (a + b + index) * x) / ((a + 2 * index) * (a + 2 * index + 1))
    d = 1 / (1 + odd * d || tiny)
    c = 1 + odd / c || tiny
    fraction *= c * d
    if (Math.abs(c * d - 1) < precise) break
  }
  return fraction
}

/** The regularised incomplete beta function I_x(a, b). */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  const front = Math.exp(log)
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, 1 - x)) / b
}

/** The chance that a Student variable of so many degrees of freedom lies outside −t … t. */
const outside = (t: number, degrees: number): number =>
  incompleteBeta(degrees / 2, 0.5, degrees / (degrees + t * t))

/**
 * The two-sided 95 % point of Student's distribution, for any positive degrees of freedom, also fractional ones: 2.228 for
 * 10, down to 1.960 for very many. Found by halving, to about ten digits.
 */
export function studentPoint(degrees: number): number {
  let [low, high] = [1.9, 13]
  while (outside(high, degrees) > 0.05) high *= 2
  for (let step = 0; step < 100 && high - low > 1e-11 * high; step++) {
    const middle = (low + high) / 2
    if (outside(middle, degrees) > 0.05) low = middle
    else high = middle
  }
  return (low + high) / 2
}
