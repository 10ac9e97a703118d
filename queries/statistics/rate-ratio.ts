import { chiSquareTail } from './chi-square.ts'
import { wilsonInterval } from './wilson.ts'
import type { Interval } from './wilson.ts'

/** Events that come by chance, one by one, while something else counts up: complaints while orders are placed. */
export interface Rate {
  readonly events: number
  /** What they are held against, more than 0 where there is a rate. */
  readonly exposure: number
}

export interface RateRatio extends Interval {
  /** The rate as a multiple of the base's; null where the base has no events. */
  readonly ratio: number | null
  /** Infinite where the base has no events. */
  readonly high: number
  /** The chance of a difference as large where the rates are the same. */
  readonly p: number
  /** The smallest such chance that as many events could give, all of them on one side. */
  readonly least_p: number
}

/**
 * How many times as high a rate is as another, with its 95 % interval. Of all events of both, those of the first are a
 * share as of independent cases (Przyborowski and Wilenski 1940); its Wilson interval gives that of the ratio, which so is
 * the score interval (Graham, Mengersen and Morton 2003), and excludes 1 where the score test finds a difference. Null
 * without exposure or events.
 */
export function rateRatio(rate: Rate, base: Rate): RateRatio | null {
  const events = rate.events + base.events
  const share = wilsonInterval(rate.events, events)
  if (share === null || !(rate.exposure > 0) || !(base.exposure > 0)) return null
  const perExposure = base.exposure / rate.exposure
  const odds = (part: number) => (part === 1 ? Infinity : (part / (1 - part)) * perExposure)
  const expected = (events * rate.exposure) / (rate.exposure + base.exposure)
  const variance = (expected * base.exposure) / (rate.exposure + base.exposure)
  const chanceOf = (count: number) => chiSquareTail((count - expected) ** 2 / variance, 1)
  return {
    ratio: base.events === 0 ? null : odds(rate.events / events),
    low: odds(share.low),
    high: odds(share.high),
    p: chanceOf(rate.events),
    least_p: Math.min(chanceOf(0), chanceOf(events))
  }
}
