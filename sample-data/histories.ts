import { addDays } from './calendar.ts'
import type { Customer } from './customers.ts'
import type { Line } from './orders.ts'
import { lastDay, leavers } from './plan.ts'
import type { Purchase } from './purchases.ts'

export type Tier = 'strategic' | 'key' | 'regular' | 'lapsed'

/** What one customer has bought, day by day. */
export type History = {
  customer: Customer
  /** Days with an order, ascending. */
  days: readonly string[]
  /** Day and net value of every line, in cents. */
  values: readonly (readonly [day: string, cents: number])[]
  /** The customer will never come back after this day; null while that is open. */
  goneAfter: string | null
}

export type Histories = {
  of: (customer: Customer) => History
  all: readonly History[]
  /** By net sales of the year that ends with the day: those who together make half of all sales, then 80 %. */
  tierOn: (history: History, day: string) => Tier
}

/** Histories of all who ever bought, in the order of their ids. */
export function buildHistories(lines: readonly Line[], purchases: readonly Purchase[]): Histories {
  const gone = new Map(
    purchases.filter(({ isLast }) => isLast).map(({ customer, day }) => [customer, day.date])
  )
  const byCustomer = new Map<Customer, Line[]>()
  for (const line of lines) {
    if (line.customer === null) continue
    const known = byCustomer.get(line.customer)
    if (known) known.push(line)
    else byCustomer.set(line.customer, [line])
  }
  const all = [...byCustomer]
    .map(([customer, own]) => historyOf(customer, own, gone.get(customer) ?? null))
    .sort((one, other) => (one.customer.id < other.customer.id ? -1 : 1))
  const known = new Map(all.map((history) => [history.customer, history]))
  const nobody = (customer: Customer) => historyOf(customer, [], null)
  const limits = tierLimits(all)
  return {
    all,
    of: (customer) => known.get(customer) ?? nobody(customer),
    tierOn: (history, day) => tierFor(centsBetween(history, addDays(day, -364), day), limits)
  }
}

export function bought(history: History, from: string, to: string): boolean {
  return history.days.some((day) => day >= from && day <= to)
}

export function ordersBetween(history: History, from: string, to: string): number {
  return history.days.filter((day) => day >= from && day <= to).length
}

export function centsBetween(history: History, from: string, to: string): number {
  let sum = 0
  for (const [day, cents] of history.values) if (day >= from && day <= to) sum += cents
  return sum
}

/** Will not buy again for a long time, if ever. */
export function isLeaving(history: History, day: string): boolean {
  const until = addDays(day, leavers.withoutPurchaseForDays)
  if (bought(history, addDays(day, 1), until)) return false
  return until <= lastDay || (history.goneAfter !== null && history.goneAfter <= day)
}

function historyOf(customer: Customer, lines: readonly Line[], goneAfter: string | null): History {
  const days = new Set<string>()
  const values = lines.map((line): readonly [string, number] => {
    const day = line.orderedAt.slice(0, 10)
    if (line.kind === 'sale' && line.priceCents > 0) days.add(day)
    return [day, (line.quantity * line.priceCents * (100 - line.discount)) / 100]
  })
  return { customer, days: [...days].sort(), values, goneAfter }
}

type Limits = { strategic: number; key: number }

function tierLimits(histories: readonly History[]): Limits {
  const year = histories
    .map((history) => centsBetween(history, addDays(lastDay, -364), lastDay))
    .filter((cents) => cents > 0)
    .sort((one, other) => other - one)
  const total = year.reduce((sum, cents) => sum + cents, 0)
  const lowestOf = (share: number) => {
    let sum = 0
    return year.find((cents) => (sum += cents) >= share * total)!
  }
  return { strategic: lowestOf(0.5), key: lowestOf(0.8) }
}

function tierFor(cents: number, limits: Limits): Tier {
  if (cents >= limits.strategic) return 'strategic'
  if (cents >= limits.key) return 'key'
  return cents > 0 ? 'regular' : 'lapsed'
}
