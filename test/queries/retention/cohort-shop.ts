import type { TinySources } from '../../support/warehouse.ts'

const orders: readonly (readonly [string, string, number])[] = [
  ['Li', '2026-01-10', 100],
  ['Li', '2026-02-05', 10],
  ['Li', '2026-04-20', 10],
  ['Wu', '2026-01-31', 300],
  ['Wu', '2026-03-01', 10],
  ['Yu', '2026-01-02', 600],
  ['Mo', '2026-02-28', 50],
  ['Mo', '2026-03-31', 10],
  ['He', '2026-03-15', 20]
]

/**
 * In January Li, Wu and Yu buy for the first time, in February Mo, in March He. Of those of January one buys again in
 * February (Li), one in March (Wu), one in April (Li), Yu never; Mo buys once more in March, and He gives back.
 */
export const cohortShop: TinySources = {
  sales: [
    ...orders.map(([customer_id, ordered_at, amount], index) => ({
      ordered_at,
      order_id: `A${index}`,
      customer_id,
      channel: customer_id === 'Mo' ? 'shop' : 'web',
      amount
    })),
    { ordered_at: '2026-04-01', order_id: 'R', customer_id: 'He', channel: 'web', quantity: -1, amount: -5 }
  ],
  customers: [
    { customer_id: 'Li', acquisition_channel: 'fair' },
    { customer_id: 'Wu', acquisition_channel: 'fair' },
    { customer_id: 'Yu', acquisition_channel: 'web' },
    { customer_id: 'Mo', acquisition_channel: 'web' },
    { customer_id: 'He', acquisition_channel: 'web' }
  ],
  settings: { as_of: '2026-04-30', churn_window_days: 30 }
}
