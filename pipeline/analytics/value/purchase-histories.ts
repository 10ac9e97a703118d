import type { PurchaseHistories } from './bg-nbd.ts'

/** Days become weeks where the models begin. */
export const daysPerWeek = 7

/** Customers as `purchase_histories.sql` gives them; days are counted from the first order day. */
export interface CustomerDays {
  readonly first_day: Float64Array
  readonly last_day: Float64Array
  readonly repeats: Float64Array
}

/**
 * Histories in weeks as of a day, those of customers who have done the same on the same days in one. Who first bought
 * later is left out.
 */
export function historiesOf({ first_day, last_day, repeats }: CustomerDays, asOf: number): PurchaseHistories {
  const places = new Map<number, number>()
  const grouped = {
    repeats: [] as number[],
    recency: [] as number[],
    age: [] as number[],
    customers: [] as number[]
  }
  for (const [i, first] of first_day.entries()) {
    const [x = 0, last = first] = [repeats[i], last_day[i]]
    if (first > asOf) continue
    const span = asOf + 1
    const key = (x * span + (last - first)) * span + (asOf - first)
    const place = places.get(key)
    if (place !== undefined) {
      grouped.customers[place] = (grouped.customers[place] ?? 0) + 1
      continue
    }
    places.set(key, grouped.repeats.length)
    grouped.repeats.push(x)
    grouped.recency.push((last - first) / daysPerWeek)
    grouped.age.push((asOf - first) / daysPerWeek)
    grouped.customers.push(1)
  }
  return {
    repeats: Float64Array.from(grouped.repeats),
    recency: Float64Array.from(grouped.recency),
    age: Float64Array.from(grouped.age),
    customers: Float64Array.from(grouped.customers)
  }
}
