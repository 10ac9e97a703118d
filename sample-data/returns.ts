import { addDays } from './calendar.ts'
import type { Line } from './orders.ts'
import { lastDay } from './plan.ts'
import { createRandom } from './random.ts'

/** First day of the present sales system; before it every return had a document number of its own. */
export const presentSystemFrom = '2025-01-01'

/**
 * Some sold goods come back 3 to 24 days later, in whole or in part. The present system books the return under
 * the number of the order, the old one under a number of its own (`TH…`).
 */
export function buildReturns(sales: readonly Line[], seed: string): Line[] {
  const returns: Line[] = []
  for (const sale of sales) {
    const random = createRandom(`${seed}/return/${sale.lineId}`)
    const eager = sale.channel === '线上' ? 1.35 : 1
    if (sale.customer === null || sale.priceCents === 0 || !random.chance(sale.product.returnRate * eager))
      continue
    const day = addDays(sale.orderedAt.slice(0, 10), random.integer(3, 24))
    if (day > lastDay) continue
    const old = day < presentSystemFrom
    const share = random.chance(0.55) ? 1 : 0.1 + 0.6 * random.next()
    const documentId = old ? `TH${sale.orderId.slice(1)}` : sale.orderId
    returns.push({
      ...sale,
      orderId: documentId,
      lineId: `${documentId}-${old ? '' : 'R'}${sale.lineId.split('-')[1]}`,
      orderedAt: `${day} ${String(random.integer(9, 17)).padStart(2, '0')}:${String(random.integer(0, 59)).padStart(2, '0')}`,
      quantity: -Math.max(1, Math.round(sale.quantity * share)),
      kind: 'return'
    })
  }
  return returns
}
