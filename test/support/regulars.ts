import type { Row } from './warehouse.ts'

/** 40 customers who buy every fourth week, each a little later and dearer than the one before, and 20 who came once. */
export function regulars({ weeks }: { weeks: number }): Row[] {
  const day = (number: number) => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10)
  const buys = (customer: number) => (customer < 40 ? Math.floor(weeks / (4 + (customer % 5))) : 1)
  return Array.from({ length: 60 }, (_, customer) =>
    Array.from({ length: buys(customer) }, (_, time) => ({
      customer_id: `c${String(customer).padStart(2, '0')}`,
      ordered_at: day((customer % 20) + time * 7 * (4 + (customer % 5))),
      amount: 100 + customer
    }))
  ).flat()
}
