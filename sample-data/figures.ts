import type { Customer } from './customers.ts'
import type { Line } from './orders.ts'

/** Days, both inclusive. */
export type Window = { from: string; to: string }

/** Net value of a line in yuan; the product is whole before the division, so sums come out exact to the cent. */
export function netOf(line: Line): number {
  return (line.quantity * line.priceCents * (100 - line.discount)) / 10_000
}

export function dayOf(line: Line): string {
  return line.orderedAt.slice(0, 10)
}

export function isSale(line: Line): boolean {
  return line.kind === 'sale' && line.priceCents > 0
}

export function within(lines: readonly Line[], { from, to }: Window): Line[] {
  return lines.filter((line) => dayOf(line) >= from && dayOf(line) <= to)
}

/** Σ net value of all lines, returns included, in yuan with two decimals. */
export function netSales(lines: readonly Line[]): number {
  let tenThousandths = 0
  for (const line of lines) tenThousandths += line.quantity * line.priceCents * (100 - line.discount)
  return round(tenThousandths / 10_000, 2)
}

/** Σ quantity of sales and returns, returns counting negative; free samples do not count. */
export function units(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => (line.priceCents === 0 ? sum : sum + line.quantity), 0)
}

/** Distinct orders with a sale line. */
export function orderCount(lines: readonly Line[]): number {
  return new Set(lines.filter(isSale).map((line) => line.orderId)).size
}

/** Orders with a sale line, per customer who has one. */
export function ordersPerCustomer(lines: readonly Line[]): Map<Customer, Set<string>> {
  const orders = new Map<Customer, Set<string>>()
  for (const line of lines) {
    if (line.customer === null || !isSale(line)) continue
    const known = orders.get(line.customer)
    if (known) known.add(line.orderId)
    else orders.set(line.customer, new Set([line.orderId]))
  }
  return orders
}

export type Rate = { value: number; numerator: number; denominator: number }

/** Customers with at least two orders ÷ customers with at least one. */
export function repurchaseRate(lines: readonly Line[]): Rate {
  const counts = [...ordersPerCustomer(lines).values()]
  return rate(counts.filter((orders) => orders.size >= 2).length, counts.length)
}

/** Median days between two purchase days of a customer in a row, of gaps that end in the window. */
export function medianGap(lines: readonly Line[], window: Window): { median_days: number; gaps: number } {
  const days = new Map<Customer, Set<string>>()
  for (const line of lines) {
    if (line.customer === null || !isSale(line)) continue
    const known = days.get(line.customer)
    if (known) known.add(dayOf(line))
    else days.set(line.customer, new Set([dayOf(line)]))
  }
  const gaps: number[] = []
  for (const set of days.values()) {
    const sorted = [...set].sort()
    sorted.forEach((day, index) => {
      if (index === 0 || day < window.from || day > window.to) return
      gaps.push((Date.parse(day) - Date.parse(sorted[index - 1]!)) / 86_400_000)
    })
  }
  gaps.sort((one, other) => one - other)
  const middle = gaps.length / 2
  const median = Number.isInteger(middle)
    ? (gaps[middle - 1]! + gaps[middle]!) / 2
    : gaps[Math.floor(middle)]!
  return { median_days: median, gaps: gaps.length }
}

export function rate(numerator: number, denominator: number): Rate {
  return { value: round(numerator / denominator, 4), numerator, denominator }
}

export function ratio(part: number, whole: number): number {
  return round(part / whole, 4)
}

export function round(value: number, places: number): number {
  const scale = [1, 10, 100, 1000, 10_000][places]!
  return Math.round(value * scale) / scale
}
