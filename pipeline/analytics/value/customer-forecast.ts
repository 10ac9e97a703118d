import { fitBgNbd, forecastPurchases, probabilityAlive } from './bg-nbd.ts'
import type { ModelFigure } from '../figures.ts'
import { expectedSpend, fitGammaGamma, type GammaGammaFit } from './gamma-gamma.ts'
import { daysPerWeek, historiesOf, type CustomerDays } from './purchase-histories.ts'
import { countRepeats } from './repeat-counts.ts'
import { bgNbdFigures, correlationOf, gammaGammaFigures, repeatFigures, warning } from './value-figures.ts'

/** How far the models look ahead. */
const forecastWeeks = 52
/** Fewer who bought again say nothing about the others. */
export const fewestRepeatBuyers = 30

export interface CustomerPurchases extends CustomerDays {
  /** Paid on all purchase days but the first. */
  readonly repeat_amount: Float64Array
}

/** One place per customer, as in the purchases; NaN is unknown. */
export interface CustomerForecast {
  readonly mean_spend: Float64Array
  readonly p_alive: Float64Array
  readonly expected_purchases: Float64Array
  readonly expected_spend: Float64Array
  readonly expected_value: Float64Array
  readonly figures: readonly ModelFigure[]
}

/** Fits both models as of a day and tells for each customer what to expect of the 52 weeks after it. */
export function forecastCustomers(purchases: CustomerPurchases, asOf: number): CustomerForecast {
  const { repeats } = purchases
  const histories = historiesOf(purchases, asOf)
  const fit = fitBgNbd(histories)
  const mean_spend = repeats.map((x, i) => (x > 0 ? (purchases.repeat_amount[i] ?? 0) / x : Number.NaN))
  const spend = forecastSpend(repeats, mean_spend)
  const { after } = forecastPurchases(fit)
  const p_alive = new Float64Array(repeats.length)
  const expected_purchases = new Float64Array(repeats.length)
  for (const [i, x] of repeats.entries()) {
    const [first = 0, last = 0] = [purchases.first_day[i], purchases.last_day[i]]
    const history = { repeats: x, recency: (last - first) / daysPerWeek, age: (asOf - first) / daysPerWeek }
    p_alive[i] = probabilityAlive(fit, history)
    expected_purchases[i] = after(history, forecastWeeks)
  }
  const once = repeats.reduce((count, x) => count + (x === 0 ? 1 : 0), 0)
  return {
    mean_spend,
    p_alive,
    expected_purchases,
    expected_spend: spend.expected,
    expected_value: expected_purchases.map((count, i) => count * (spend.expected[i] ?? Number.NaN)),
    figures: [...bgNbdFigures(fit, once), ...repeatFigures(countRepeats(fit, histories)), ...spend.figures]
  }
}

/** What each customer is expected to pay per purchase, unknown where too few are known to have paid. */
function forecastSpend(
  repeats: Float64Array,
  meanSpend: Float64Array
): { expected: Float64Array; figures: ModelFigure[] } {
  const paid = Array.from(repeats.keys()).filter((i) => (meanSpend[i] ?? 0) > 0)
  if (paid.length < fewestRepeatBuyers) {
    const expected = repeats.map(() => Number.NaN)
    return { expected, figures: [warning('gamma_gamma', 'too-few-repeat-buyers', paid.length)] }
  }
  const known = {
    repeats: Float64Array.from(paid, (i) => repeats[i] ?? 0),
    meanSpend: Float64Array.from(paid, (i) => meanSpend[i] ?? 0)
  }
  const fit = fitGammaGamma(known)
  const usual = usualSpend(fit, known.meanSpend)
  const expected = repeats.map((x, i) =>
    x === 0 ? usual : expectedSpend(fit, { repeats: x, meanSpend: meanSpend[i] ?? 0 })
  )
  return { expected, figures: gammaGammaFigures(fit, correlationOf(known.repeats, known.meanSpend)) }
}

/** Of customers who bought once: the model's mean, or where that is infinite what repeat buyers paid on average. */
function usualSpend(fit: GammaGammaFit, meanSpend: Float64Array): number {
  const modelled = expectedSpend(fit, { repeats: 0, meanSpend: 0 })
  if (Number.isFinite(modelled)) return modelled
  return meanSpend.reduce((sum, spend) => sum + spend, 0) / meanSpend.length
}
