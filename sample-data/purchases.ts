import { type Day, progress } from './calendar.ts'
import type { Customer } from './customers.ts'
import { drift, initiative, promotionBoost, type Scenario, shrinkingArea } from './plan.ts'
import { createRandom } from './random.ts'

/**
 * One visit of a customer: the day, and its number among the customer's visits (0 for the first). `isLast`: the
 * customer never comes back. `campaign`: would not have come without it.
 */
export type Purchase = {
  customer: Customer
  day: Day
  number: number
  isLast: boolean
  campaign: string | null
}

/** Gaps are a little more regular than by pure chance (gamma with this shape), as with replenishment. */
const gapShape = 2

/** Yearly growth of the purchase rate by province, else by area, else none. */
const yearlyGrowth: Readonly<Record<string, number>> = {
  浙江: 0.14,
  福建: -0.1,
  华东: 0.06,
  华南: 0.04,
  华中: 0.02,
  西南: 0.03,
  西北: 0.02
}

/**
 * The days on which a customer buys. Waiting times are drawn in the customer's own time, whose speed is the
 * rate times the pace of the day; a busier season or a lifted rate makes it run faster. The draws do not depend
 * on the scenario, so two scenarios differ by the story alone.
 */
export function simulatePurchases(options: {
  customer: Customer
  calendar: readonly Day[]
  seed: string
  scenario: Scenario
}): Purchase[] {
  const { customer, calendar, seed, scenario } = options
  const habits = customer.habits
  if (habits === null) return []
  const random = createRandom(`${seed}/${customer.id}/purchases`)
  const growth =
    yearlyGrowth[customer.home.province.name] ?? yearlyGrowth[customer.home.province.area.name] ?? 0
  const purchases: Purchase[] = []
  // The interval that the first day falls into is a long one more often than not: length-biased, cut at random.
  let remaining =
    habits.arrivesOn === null
      ? random.gamma(gapShape + 1, (30 * (gapShape + 1)) / gapShape) * random.next()
      : 0
  for (const day of calendar) {
    if (habits.arrivesOn !== null && day.date < habits.arrivesOn) continue
    const online = 1 + habits.onlineShare * (day.onlineBoost - 1)
    const pace = (customer.kind === 'company' ? day.businessPace : day.personPace) * online
    // A first order waits for a day on which people order, not for a share of the customer's interval.
    if (purchases.length === 0 && habits.arrivesOn !== null) {
      if (random.next() > pace / promotionBoost.peak) continue
    } else {
      remaining -=
        pace * habits.rate * (1 + (growth * day.index) / 365) * storyFactor(customer, day.date, scenario)
      if (remaining > 0) continue
    }
    const purchase = { customer, day, number: purchases.length, isLast: false, campaign: null }
    purchases.push(purchase)
    remaining = random.gamma(gapShape, 30)
    purchase.isLast = random.chance(
      purchases.length === 1 ? Math.max(habits.firstDropout, habits.dropout) : habits.dropout
    )
    if (purchase.isLast) break
  }
  return purchases
}

/** What the planted stories do to the purchase rate of a customer on a day. */
function storyFactor(customer: Customer, date: string, scenario: Scenario): number {
  const area = customer.home.province.area.name
  let factor = 1
  if (area === shrinkingArea.area) {
    factor *= 1 - (1 - shrinkingArea.rateAtEnd) * progress(date, shrinkingArea.from, shrinkingArea.to)
  }
  if (scenario.drift && customer.industry === drift.industry) {
    factor *= 1 - (1 - drift.rateAfter) * progress(date, drift.from, drift.to)
  }
  if (scenario.initiative && area === initiative.area && date >= initiative.from) factor *= initiative.lift
  return factor
}
