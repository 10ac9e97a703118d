import type { City, Geography } from './geography.ts'
import { type Random, wheelOf } from './random.ts'

/** How one customer buys. Drawn once; seasons and stories then act on the rate. */
export type Habits = {
  /** First order on or soon after this day; null: was a customer before the first day. */
  arrivesOn: string | null
  /** Orders per 30 days of ordinary pace. */
  rate: number
  /** Probability of never coming back after an order; `firstDropout` after the very first. */
  dropout: number
  firstDropout: number
  /** Mean value of an order line before discount, in yuan. */
  lineValue: number
  /** Share of orders placed online on an ordinary day. */
  onlineShare: number
  /** Channel of the other orders. */
  offlineChannel: string
  /** Percent taken off the list price. */
  discount: number
  payment: string
  /** A second place that part of the orders go to. */
  branch: City | null
}

const sizeFactors: Readonly<Record<string, readonly [value: number, rate: number]>> = {
  '1-19人': [0.52, 0.85],
  '20-99人': [0.85, 0.95],
  '100-499人': [1.3, 1.12],
  '500人以上': [2.0, 1.3]
}
const personFactors = [0.17, 0.2] as const

/** Lines of an average company are worth this much, in yuan. */
const companyLineValue = 23_000

const companyOffline = wheelOf<string>([
  ['直销', 60],
  ['经销', 33],
  ['门店', 7]
])
const personOffline = wheelOf<string>([
  ['门店', 84],
  ['经销', 16]
])
const companyPayment = wheelOf<string>([
  ['对公转账', 52],
  ['月结', 36],
  ['支付宝', 7],
  ['微信', 5]
])
const personPayment = wheelOf<string>([
  ['微信', 50],
  ['支付宝', 40],
  ['现金', 10]
])

type Situation = {
  kind: 'company' | 'person'
  size: string
  arrivesOn: string | null
  random: Random
  geography: Geography
}

/**
 * Rates are gamma distributed and dropout differs per customer, which is the heterogeneity that BG/NBD assumes;
 * line values are log-normal and independent of the rate.
 */
export function buildHabits({ kind, size, arrivesOn, random, geography }: Situation): Habits {
  const isCompany = kind === 'company'
  const [valueFactor, rateFactor] = isCompany ? sizeFactors[size]! : personFactors
  const established = arrivesOn === null
  const online = isCompany ? random.next() * random.next() * 1.1 : 0.25 + 0.7 * random.next()
  return {
    arrivesOn,
    rate: Math.max(0.045, random.gamma(2, (established ? 1.27 : 1.24) * rateFactor)),
    dropout: established
      ? 0.02 * random.next() * random.next() * 2
      : 0.04 * random.next() * random.next() * 2,
    firstDropout: established ? 0 : random.chance(0.58) ? 0.72 : 0.06,
    lineValue: companyLineValue * valueFactor * random.spread(isCompany ? 0.38 : 0.8),
    onlineShare: online,
    offlineChannel: (isCompany ? companyOffline : personOffline).draw(random),
    discount: usualDiscount(size, random),
    payment: (isCompany ? companyPayment : personPayment).draw(random),
    branch:
      isCompany && random.chance(size === '500人以上' ? 0.3 : 0.1) ? geography.drawAnyCity(random) : null
  }
}

function usualDiscount(size: string, random: Random): number {
  if (size === '500人以上') return random.pick([5, 8, 10, 12])
  if (size === '100-499人') return random.pick([0, 3, 5, 5, 8])
  if (size === '20-99人') return random.pick([0, 0, 0, 3, 5])
  return random.pick([0, 0, 0, 0, 2])
}
