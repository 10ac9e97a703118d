import { betaNodes, type BetaNodes } from './beta-nodes.ts'
import { minimise, type Slope } from './minimise.ts'

/**
 * The BG/NBD model of Fader, Hardie and Lee (Marketing Science 24, 2005): a customer who is alive buys at a rate λ of
 * their own, gamma-distributed (r, α), and leaves after any purchase with a chance p of their own, Beta(a, b).
 * The time unit is that of the histories; here it is weeks.
 */
export interface BgNbdParameters {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** What customers have done, one place per group of customers who have done the same. */
export interface PurchaseHistories {
  /** x: purchases after the first one */
  readonly repeats: Float64Array
  /** tₓ: from the first purchase to the last; 0 without repeats */
  readonly recency: Float64Array
  /** T: from the first purchase to the end of what is known */
  readonly age: Float64Array
  /** How many customers have this history. */
  readonly customers: Float64Array
}

export interface BgNbdFit extends BgNbdParameters {
  readonly logLikelihood: number
  readonly customers: number
  readonly converged: boolean
  /** Parameters that the data would drive to nothing or without end. */
  readonly atLimit: readonly (keyof BgNbdParameters)[]
}

const names = ['r', 'alpha', 'a', 'b'] as const
/** Of the parameters' logarithms: from 0.00003 to 30,000. */
const limit = Math.log(30_000)

/** The parameters under which the histories are most likely; they must hold a repeat purchase. */
export function fitBgNbd(histories: PurchaseHistories): BgNbdFit {
  const customers = sum(histories.customers)
  const purchases = histories.repeats.reduce((total, x, i) => total + x * (histories.customers[i] ?? 0), 0)
  const weeks = histories.age.reduce((total, age, i) => total + age * (histories.customers[i] ?? 0), 0)
  const byRepeats = countByRepeats(histories)
  // Unequal customers who buy, on average, as often as these did.
  const start = [0.5, (0.5 * weeks) / purchases, 1, 2].map((value) =>
    Math.max(-limit, Math.min(limit, Math.log(value)))
  )
  const slopeAt = (point: Float64Array): Slope => {
    const parameters = parametersAt(point)
    const { value, gradient } = logLikelihoodSlope(parameters, histories, byRepeats)
    const scaled = gradient.map((slope, index) => (-slope * parameters[names[index] ?? 'r']) / customers)
    return { value: -value / customers, gradient: scaled }
  }
  const { point, value, converged, atLimit } = minimise({ slopeAt, start, limit })
  return {
    ...parametersAt(point),
    logLikelihood: -value * customers,
    customers,
    converged,
    atLimit: names.filter((_, index) => atLimit[index])
  }
}

function parametersAt(point: Float64Array): BgNbdParameters {
  const [r = 1, alpha = 1, a = 1, b = 1] = point.map(Math.exp)
  return { r, alpha, a, b }
}

/** Customers by x: what depends on x alone is worked out once for each. */
function countByRepeats({ repeats, customers }: PurchaseHistories): Float64Array {
  const counts = new Float64Array(repeats.reduce((most, x) => Math.max(most, x), 0) + 1)
  for (const [i, x] of repeats.entries()) counts[x] = (counts[x] ?? 0) + (customers[i] ?? 0)
  return counts
}

/** ln L of all histories, and its derivatives by r, α, a and b. */
function logLikelihoodSlope(
  { r, alpha, a, b }: BgNbdParameters,
  { repeats, recency, age, customers }: PurchaseHistories,
  byRepeats: Float64Array
): Slope {
  const [value, gradient] = [sumOfCounts({ r, alpha, a, b }, byRepeats), new Float64Array(4)]
  let { likelihood } = value
  let [byR, byAlpha, byA, byB] = value.slopes
  for (let i = 0; i < repeats.length; i += 1) {
    const [x = 0, n = 0] = [repeats[i], customers[i]]
    const aliveTime = alpha + (age[i] ?? 0)
    const logAlive = Math.log(aliveTime)
    const alive = -(r + x) * logAlive
    if (x === 0) {
      likelihood += n * alive
      byR -= n * logAlive
      byAlpha -= (n * r) / aliveTime
      continue
    }
    const lastTime = alpha + (recency[i] ?? 0)
    const logLast = Math.log(lastTime)
    const left = Math.log(a / (b + x - 1)) - (r + x) * logLast
    const most = Math.max(alive, left)
    const both = most + Math.log1p(Math.exp(-Math.abs(alive - left)))
    const gone = Math.exp(left - both)
    likelihood += n * both
    byR -= n * ((1 - gone) * logAlive + gone * logLast)
    byAlpha -= n * (r + x) * ((1 - gone) / aliveTime + gone / lastTime)
    byA += (n * gone) / a
    byB -= (n * gone) / (b + x - 1)
  }
  gradient.set([byR, byAlpha, byA, byB])
  return { value: likelihood, gradient }
}

/** The part of ln L that depends on x alone: Γ(r + x) αʳ / Γ(r) · B(a, b + x) / B(a, b), and its derivatives. */
function sumOfCounts({ r, alpha, a, b }: BgNbdParameters, byRepeats: Float64Array) {
  let [perX, perXByR, perXByA, perXByB] = [0, 0, 0, 0]
  let [likelihood, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0]
  for (const [x, n] of byRepeats.entries()) {
    likelihood += n * (perX + r * Math.log(alpha))
    byR += n * (perXByR + Math.log(alpha))
    byAlpha += (n * r) / alpha
    byA += n * perXByA
    byB += n * perXByB
    // From x to x + 1 each of the gamma functions gains one factor.
    perX += Math.log(((r + x) * (b + x)) / (a + b + x))
    perXByR += 1 / (r + x)
    perXByA -= 1 / (a + b + x)
    perXByB += 1 / (b + x) - 1 / (a + b + x)
  }
  return { likelihood, slopes: [byR, byAlpha, byA, byB] as [number, number, number, number] }
}

/** One customer's history. */
export interface PurchaseHistory {
  readonly repeats: number
  readonly recency: number
  readonly age: number
}

/** The chance that a customer has not left; without a repeat purchase it is 1 in this model. */
export function probabilityAlive(
  { r, alpha, a, b }: BgNbdParameters,
  { repeats: x, recency, age }: PurchaseHistory
): number {
  if (x === 0) return 1
  const ratio = (r + x) * Math.log((alpha + age) / (alpha + recency))
  return 1 / (1 + (a / (b + x - 1)) * Math.exp(ratio))
}

/** Tells how many purchases to expect of customers with a history in the time after it. */
export interface Forecast {
  /** Given what the customer has done. */
  readonly after: (history: PurchaseHistory, time: number) => number
  /** Of a customer of whom nothing is known, in the time after the first purchase. */
  readonly unknown: (time: number) => number
}

/**
 * Formula (10) of the paper writes the expectation with ₂F₁, which overflows for frequent buyers and is no number at
 * a = 1. Here it is what that stands for: the mean of (1 − (1 + p t / (α + T))^−(r + x)) / p over p ~ Beta(a, b + x),
 * times the chance of being alive.
 */
export function forecastPurchases(parameters: BgNbdParameters): Forecast {
  const { r, alpha, a, b } = parameters
  const nodesOf = new Map<number, BetaNodes>()
  const nodes = (x: number) => {
    const known = nodesOf.get(x) ?? betaNodes(a, b + x)
    nodesOf.set(x, known)
    return known
  }
  const alive = (x: number, age: number, time: number) => {
    const { values, weights } = nodes(x)
    const stretch = time / (alpha + age)
    let mean = 0
    for (let i = 0; i < values.length; i += 1) {
      const [p = 0, weight = 0] = [values[i], weights[i]]
      const purchases = p > 0 ? -Math.expm1(-(r + x) * Math.log1p(p * stretch)) / p : (r + x) * stretch
      mean += weight * purchases
    }
    return mean
  }
  return {
    after: (history, time) =>
      probabilityAlive(parameters, history) * alive(history.repeats, history.age, time),
    unknown: (time) => alive(0, 0, time)
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
