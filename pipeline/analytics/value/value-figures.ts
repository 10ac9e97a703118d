import type { BgNbdFit } from './bg-nbd.ts'
import type { ModelFigure } from '../figures.ts'
import type { GammaGammaFit } from './gamma-gamma.ts'
import type { RepeatCounts } from './repeat-counts.ts'

/** From here on spend and frequency are not independent, as Gamma-Gamma supposes: Cohen's medium effect. */
const strongCorrelation = 0.3
/** A forecast of a quarter and more that is off by this much is not to be planned with. */
const largeDeviation = 0.15
/** A model that puts more than this share of the customers at another number of purchases does not describe them. */
const mostMisplaced = 0.1
/** Where more than this share bought but once, what is said of who is still a customer rests on the few others. */
const mostlyOnce = 0.5

/** One row of `marts.model_figures` that says that something is wrong; the queries have the words for `code`. */
export function warning(model: string, code: string, value: number | null): ModelFigure {
  return { model, name: 'warning', value, text: code }
}

export function bgNbdFigures(fit: BgNbdFit, customersOnce: number): ModelFigure[] {
  const figure = (name: string, value: number) => ({ model: 'bg_nbd', name, value, text: null })
  const share = customersOnce / fit.customers
  return [
    figure('r', fit.r),
    figure('alpha', fit.alpha),
    figure('a', fit.a),
    figure('b', fit.b),
    figure('log_likelihood', fit.logLikelihood),
    figure('customers', fit.customers),
    figure('customers_once', customersOnce),
    ...(fit.converged ? [] : [warning('bg_nbd', 'not-converged', null)]),
    ...fit.atLimit.map((name) => warning('bg_nbd', `at-limit-${name}`, fit[name])),
    ...(share > mostlyOnce ? [warning('bg_nbd', 'mostly-once', share)] : [])
  ]
}

/** Of customers with so many repeat purchases; the text is how many, the last with all that are more. */
export function repeatFigures({ expected, actual }: RepeatCounts): ModelFigure[] {
  const figures = (name: string, counts: Float64Array) =>
    Array.from(counts, (value, repeats) => ({ model: 'bg_nbd', name, value, text: String(repeats) }))
  const all = actual.reduce((sum, count) => sum + count, 0)
  const apart = expected.reduce((sum, count, i) => sum + Math.abs(count - (actual[i] ?? 0)), 0)
  // Who is missing at one number is too many at another.
  const misplaced = apart / 2 / all
  return [
    ...figures('repeats_expected', expected),
    ...figures('repeats_actual', actual),
    ...(misplaced > mostMisplaced ? [warning('bg_nbd', 'counts-off', misplaced)] : [])
  ]
}

export function gammaGammaFigures(fit: GammaGammaFit, correlation: number): ModelFigure[] {
  const figure = (name: string, value: number) => ({ model: 'gamma_gamma', name, value, text: null })
  return [
    figure('p', fit.p),
    figure('q', fit.q),
    figure('gamma', fit.gamma),
    figure('log_likelihood', fit.logLikelihood),
    figure('customers', fit.customers),
    figure('correlation', correlation),
    ...(fit.converged ? [] : [warning('gamma_gamma', 'not-converged', null)]),
    ...fit.atLimit.map((name) => warning('gamma_gamma', `at-limit-${name}`, fit[name])),
    ...(fit.q <= 1 ? [warning('gamma_gamma', 'mean-without-end', fit.q)] : []),
    ...(Math.abs(correlation) >= strongCorrelation
      ? [warning('gamma_gamma', 'spend-depends-on-frequency', correlation)]
      : [])
  ]
}

export function holdoutFigures({
  weeks,
  predicted,
  actual
}: {
  weeks: number
  predicted: number
  actual: number
}): ModelFigure[] {
  const figure = (name: string, value: number) => ({ model: 'bg_nbd', name, value, text: null })
  const error = actual > 0 ? predicted / actual - 1 : null
  return [
    figure('holdout_weeks', weeks),
    figure('holdout_predicted', predicted),
    figure('holdout_actual', actual),
    ...(error === null ? [] : [figure('holdout_error', error)]),
    ...(error !== null && Math.abs(error) >= largeDeviation ? [warning('bg_nbd', 'holdout-off', error)] : [])
  ]
}

/** Pearson's, of how often repeat buyers bought and what they spent; 0 where either never varies. */
export function correlationOf(left: Float64Array, right: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [meanLeft, meanRight] = [mean(left), mean(right)]
  let [both, squaresLeft, squaresRight] = [0, 0, 0]
  for (const [i, value] of left.entries()) {
    const [fromLeft, fromRight] = [value - meanLeft, (right[i] ?? 0) - meanRight]
    both += fromLeft * fromRight
    squaresLeft += fromLeft ** 2
    squaresRight += fromRight ** 2
  }
  return squaresLeft > 0 && squaresRight > 0 ? both / Math.sqrt(squaresLeft * squaresRight) : 0
}
