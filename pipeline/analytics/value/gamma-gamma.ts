import { digamma, logGamma } from './gamma-functions.ts'
import { minimise, type Slope } from './minimise.ts'

/**
 * The Gamma-Gamma model of spend (Fader and Hardie, note 025, 2013): what a customer pays per purchase is
 * gamma-distributed with shape p around a mean of their own, whose rate is gamma-distributed (q, γ).
 */
export interface GammaGammaParameters {
  readonly p: number
  readonly q: number
  /** In money, as the spends. */
  readonly gamma: number
}

/** Of customers with repeat purchases: how many, and the mean spend on them. The first purchase is in neither. */
export interface RepeatSpends {
  /** x ≥ 1 */
  readonly repeats: Float64Array
  /** z̄ > 0 */
  readonly meanSpend: Float64Array
}

export interface GammaGammaFit extends GammaGammaParameters {
  readonly logLikelihood: number
  readonly customers: number
  readonly converged: boolean
  readonly atLimit: readonly (keyof GammaGammaParameters)[]
}

const names = ['p', 'q', 'gamma'] as const
const limit = Math.log(30_000)

/** The parameters under which the spends are most likely. */
export function fitGammaGamma({ repeats, meanSpend }: RepeatSpends): GammaGammaFit {
  const customers = repeats.length
  // In units of the mean spend, so that no currency is far from where the search begins.
  const unit = meanSpend.reduce((total, spend) => total + spend, 0) / customers
  const spends = meanSpend.map((spend) => spend / unit)
  const known = { repeats, spends, byRepeats: countByRepeats(repeats), logs: sumOfLogs(repeats, spends) }
  const slopeAt = (point: Float64Array): Slope => {
    const parameters = parametersAt(point)
    const { value, gradient } = logLikelihoodSlope(parameters, known)
    const scaled = gradient.map((slope, index) => (-slope * parameters[names[index] ?? 'p']) / customers)
    return { value: -value / customers, gradient: scaled }
  }
  const start = [2, 3, 1].map(Math.log)
  const { point, value, converged, atLimit } = minimise({ slopeAt, start, limit })
  const { p, q, gamma } = parametersAt(point)
  return {
    p,
    q,
    gamma: gamma * unit,
    logLikelihood: -value * customers - customers * Math.log(unit),
    customers,
    converged,
    atLimit: names.filter((_, index) => atLimit[index])
  }
}

/**
 * What a customer is expected to pay per purchase: between their own mean and everyone's, the nearer to their own the
 * more often they bought. Without repeats (x = 0) it is everyone's mean, which is infinite where q ≤ 1.
 */
export function expectedSpend(
  { p, q, gamma }: GammaGammaParameters,
  { repeats: x, meanSpend }: { readonly repeats: number; readonly meanSpend: number }
): number {
  const known = x === 0 ? 0 : x * meanSpend
  const weight = p * x + q - 1
  return weight > 0 ? (p * (gamma + known)) / weight : Number.POSITIVE_INFINITY
}

function parametersAt(point: Float64Array): GammaGammaParameters {
  const [p = 1, q = 1, gamma = 1] = point.map(Math.exp)
  return { p, q, gamma }
}

interface KnownSpends {
  readonly repeats: Float64Array
  readonly spends: Float64Array
  readonly byRepeats: Float64Array
  readonly logs: { readonly spend: number; readonly repeatsSpend: number }
}

function countByRepeats(repeats: Float64Array): Float64Array {
  const counts = new Float64Array(repeats.reduce((most, x) => Math.max(most, x), 0) + 1)
  for (const x of repeats) counts[x] = (counts[x] ?? 0) + 1
  return counts
}

/** Σ ln z̄ and Σ x ln(x z̄), which no parameter changes. */
function sumOfLogs(repeats: Float64Array, spends: Float64Array): KnownSpends['logs'] {
  let [spend, repeatsSpend] = [0, 0]
  for (const [i, x] of repeats.entries()) {
    const z = spends[i] ?? 1
    spend += Math.log(z)
    repeatsSpend += x * Math.log(x * z)
  }
  return { spend, repeatsSpend }
}

/** ln L of all spends, and its derivatives by p, q and γ. */
function logLikelihoodSlope(
  { p, q, gamma }: GammaGammaParameters,
  { repeats, spends, byRepeats, logs }: KnownSpends
): Slope {
  const customers = repeats.length
  let likelihood = p * logs.repeatsSpend - logs.spend + customers * (q * Math.log(gamma) - logGamma(q))
  let byP = logs.repeatsSpend
  let byQ = customers * (Math.log(gamma) - digamma(q))
  let byGamma = (customers * q) / gamma
  for (const [x, n] of byRepeats.entries()) {
    if (n === 0) continue
    likelihood += n * (logGamma(p * x + q) - logGamma(p * x))
    byP += n * x * (digamma(p * x + q) - digamma(p * x))
    byQ += n * digamma(p * x + q)
  }
  for (let i = 0; i < customers; i += 1) {
    const x = repeats[i] ?? 0
    const paid = gamma + x * (spends[i] ?? 0)
    const log = Math.log(paid)
    likelihood -= (p * x + q) * log
    byP -= x * log
    byQ -= log
    byGamma -= (p * x + q) / paid
  }
  return { value: likelihood, gradient: Float64Array.of(byP, byQ, byGamma) }
}
