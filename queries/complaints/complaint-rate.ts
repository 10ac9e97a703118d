import { rateRatio } from '../statistics/rate-ratio.ts'
import type { RateRatio } from '../statistics/rate-ratio.ts'

/** Complaints held against orders, beside those of a period compared with. */
export interface ComplaintRate {
  readonly complaints: number
  readonly orders: number
  /** Complaints for 1,000 orders; null without orders. */
  readonly per_thousand: number | null
  /** Of the period compared with; null without one. */
  readonly base_complaints: number | null
  readonly base_orders: number | null
  readonly base_per_thousand: number | null
  /** How many times as many for an order as in the period compared with; null where that had none. */
  readonly ratio: number | null
  /** Its 95 % interval; `ratio_high` is null where it has no end. */
  readonly ratio_low: number | null
  readonly ratio_high: number | null
  /** Whether the difference is more than chance would bring (5 %), among as many as were compared. */
  readonly stands_out: 'more' | 'fewer' | null
}

export interface Counts {
  readonly complaints: number
  readonly orders: number
}

export const significant = 0.05

/** The rate of a period beside another one, judged by itself, and the test by which it was. */
export function rateOf(now: Counts, base: Counts | null): { rate: ComplaintRate; test: RateRatio | null } {
  const test = base && rateRatio(exposed(now), exposed(base))
  return {
    rate: {
      ...now,
      per_thousand: perThousand(now),
      base_complaints: base?.complaints ?? null,
      base_orders: base?.orders ?? null,
      base_per_thousand: base && perThousand(base),
      ratio: test?.ratio ?? null,
      ratio_low: test?.low ?? null,
      ratio_high: test === null || test.high === Infinity ? null : test.high,
      stands_out: standsOut(test)
    },
    test
  }
}

/** The direction of a difference that chance does not explain, when as many were compared as the factor tells (Tarone). */
export const standsOut = (test: RateRatio | null, factor = 1): 'more' | 'fewer' | null =>
  test !== null && test.p * factor < significant
    ? test.ratio === null || test.ratio > 1
      ? 'more'
      : 'fewer'
    : null

const exposed = ({ complaints, orders }: Counts) => ({ events: complaints, exposure: orders })

const perThousand = ({ complaints, orders }: Counts): number | null =>
  orders > 0 ? (complaints / orders) * 1000 : null
