import type { Row, TinySources } from '../support/warehouse.ts'

const sale = (customer_id: string, ordered_at: string, amount: number, channel = 'store'): Row => ({
  customer_id,
  ordered_at,
  amount,
  channel
})

/**
 * By thresholds at the end of April 2026: An is of high value, Li at risk, Yu new; at the end of May Yu is regular,
 * He has left the window, and Wu has bought for the first time.
 */
export const segmentShop: TinySources = {
  sales: [
    ...Array.from({ length: 10 }, (_, index) => sale('An', '2026-04-20', 6000 + index, 'web')),
    sale('An', '2026-05-20', 100),
    sale('Li', '2026-01-10', 50),
    sale('Li', '2025-12-10', 50),
    sale('Yu', '2026-02-20', 70, 'web'),
    sale('He', '2025-05-10', 90),
    sale('Wu', '2026-05-31', 30)
  ],
  customers: ['An', 'Li', 'Yu', 'He', 'Wu', 'Zo'].map((customer_id) => ({
    customer_id,
    customer_name: customer_id,
    owner: customer_id === 'Li' ? 'bob' : 'ann'
  })),
  settings: { as_of: '2026-05-31', segment_scheme: 'threshold' }
}
