import type { TinySources } from '../support/warehouse.ts'

const days: readonly (readonly [string, string])[] = [
  ['Li', '2026-08-10'],
  ['Wu', '2026-08-20'],
  ['Wu', '2026-09-15'],
  ['Yu', '2026-07-01'],
  ['Yu', '2026-09-02'],
  ['Mo', '2026-09-20'],
  ['He', '2026-08-05'],
  ['He', '2026-09-25'],
  ['An', '2026-06-01']
]

/**
 * With W = 30, in September: Li churns, Wu stays, Yu, last seen in July, comes back, Mo is new, He churns and is won
 * back within the month, An was churned before and stays away. Nobody buys in October. Mo alone buys in the shop.
 */
export const flowShop: TinySources = {
  sales: days.map(([customer_id, ordered_at], index) => ({
    ordered_at,
    order_id: `A${index}`,
    customer_id,
    product_id: index % 2 === 0 ? 'tea' : 'soap',
    channel: customer_id === 'Mo' ? 'shop' : 'web',
    amount: 10
  })),
  settings: { as_of: '2026-10-31', churn_window_days: 30 }
}
