import { stockShelf, type Shelf } from './baskets.ts'
import type { Day } from './calendar.ts'
import type { Customer } from './customers.ts'
import type { City, Geography } from './geography.ts'
import type { Habits } from './habits.ts'
import { promotionBoost } from './plan.ts'
import { priceOn, type Product } from './products.ts'
import type { Purchase } from './purchases.ts'
import { createRandom, createWheel, type Random, wheelOf } from './random.ts'

export type Line = {
  lineId: string
  orderId: string
  /** YYYY-MM-DD HH:MM, local time */
  orderedAt: string
  /** Null for counter sales. */
  customer: Customer | null
  product: Product
  city: City
  channel: string
  /** Whole trade units; negative for returns. */
  quantity: number
  /** Before discount; 0 for gifts. */
  priceCents: number
  /** Percent, whole. */
  discount: number
  payment: string
  kind: 'sale' | 'return'
  campaign: string
  rep: string
}

export type Order = { orderedAt: string; tieBreak: string; lines: Line[] }

const lineCounts = wheelOf<number>([
  [1, 80],
  [2, 14],
  [3, 4],
  [4, 2]
])
/** Yearly growth of what a line is worth. */
const lineValueGrowth = 0.055
const counterSalesPerDay = 1.7

/** Orders of all purchases and of the counters, not yet numbered, in the order of time. */
export function buildOrders(options: {
  purchases: readonly Purchase[]
  products: readonly Product[]
  calendar: readonly Day[]
  geography: Geography
  seed: string
}): Order[] {
  const { purchases, products, calendar, geography, seed } = options
  const shelf = stockShelf(products)
  const usual = new Map<Customer, readonly Product[]>()
  const orders = purchases.map((purchase) => {
    const { customer } = purchase
    if (!usual.has(customer))
      usual.set(customer, shelf.usualFor(customer, createRandom(`${seed}/${customer.id}/usual`)))
    const random = createRandom(`${seed}/${customer.id}/order/${purchase.number}`)
    return buildOrder({ purchase, usual: usual.get(customer)!, shelf, random })
  })
  const counter = buildCounterOrders({ calendar, shelf, geography, random: createRandom(`${seed}/counter`) })
  return [...orders, ...counter].sort((one, other) =>
    one.orderedAt + one.tieBreak < other.orderedAt + other.tieBreak ? -1 : 1
  )
}

/** Numbers orders by day (`yymmdd` and a running number) and their lines. */
export function numberOrders(orders: readonly Order[]): Line[] {
  const counts = new Map<string, number>()
  return orders.flatMap((order) => {
    const day = order.orderedAt.slice(2, 10).replaceAll('-', '')
    const count = (counts.get(day) ?? 0) + 1
    counts.set(day, count)
    const orderId = `S${day}${String(count).padStart(3, '0')}`
    return order.lines.map((line, index) => ({ ...line, orderId, lineId: `${orderId}-${index + 1}` }))
  })
}

function buildOrder(options: {
  purchase: Purchase
  usual: readonly Product[]
  shelf: Shelf
  random: Random
}): Order {
  const { purchase, usual, shelf, random } = options
  const { customer, day } = purchase
  const habits = customer.habits!
  const channel = chooseChannel(habits, day, random)
  const online = channel === '线上'
  const header = {
    lineId: '',
    orderId: '',
    orderedAt: `${day.date} ${timeOfDay(online, random)}`,
    customer,
    city: habits.branch !== null && random.chance(0.35) ? habits.branch : customer.home,
    channel,
    payment: online && habits.payment === '现金' ? '微信' : habits.payment,
    kind: 'sale' as const,
    campaign: purchase.campaign ?? (online && day.campaign !== null ? day.campaign : ''),
    rep: online || channel === '门店' ? '' : customer.owner
  }
  const lines: Line[] = []
  const count = lineCounts.draw(random)
  for (let attempt = 0; lines.length < count && attempt < 8; attempt++) {
    const product = shelf.choose({ industry: customer.industry, usual, date: day.date, random })
    if (lines.some((line) => line.product === product)) continue
    const value = habits.lineValue * (1 + (lineValueGrowth * day.index) / 365) * random.spread(0.45)
    lines.push({
      ...header,
      product,
      quantity: roundQuantity(value / (product.earlierCents / 100)),
      priceCents: priceOn(product, day.date),
      discount: discountOf(habits, online && day.campaign !== null, random)
    })
  }
  if (random.chance(0.004)) lines.push(gift(lines[0]!, random))
  return { orderedAt: header.orderedAt, tieBreak: customer.id, lines }
}

function chooseChannel(habits: Habits, day: Day, random: Random): string {
  const online = habits.onlineShare * day.onlineBoost
  return random.chance(online / (1 - habits.onlineShare + online)) ? '线上' : habits.offlineChannel
}

function discountOf(habits: Habits, promoted: boolean, random: Random): number {
  if (promoted)
    return habits.discount + Math.round(promotionBoost.extraDiscount * 100) + random.pick([0, 2, 4])
  return random.chance(0.12) ? habits.discount + random.pick([2, 3, 5]) : habits.discount
}

/** People order round amounts: single units to 20, then fives, tens, fifties. */
function roundQuantity(value: number): number {
  const step = value > 800 ? 50 : value > 100 ? 10 : value > 20 ? 5 : 1
  return Math.max(1, Math.round(value / step) * step)
}

const officeHours = createWheel([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18], (hour) =>
  hour === 12 || hour === 18 ? 2 : hour === 8 ? 4 : 10
)
const webHours = createWheel([0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23], (hour) =>
  hour === 0 || hour === 7 ? 1 : hour >= 20 && hour <= 22 ? 9 : 6
)

function timeOfDay(online: boolean, random: Random): string {
  const hour = (online ? webHours : officeHours).draw(random)
  return `${String(hour).padStart(2, '0')}:${String(random.integer(0, 59)).padStart(2, '0')}`
}

/** A free sample on the order: a line of price 0, counted as an adjustment and not as a sale. */
function gift(line: Line, random: Random): Line {
  return { ...line, quantity: random.integer(1, 3), priceCents: 0, discount: 0 }
}

/** Sales over the counter of the larger cities, without a customer number. */
function buildCounterOrders(options: {
  calendar: readonly Day[]
  shelf: Shelf
  geography: Geography
  random: Random
}): Order[] {
  const { calendar, shelf, geography, random } = options
  const stores = createWheel(
    geography.cities.filter((city) => city.weight > 12),
    (city) => city.weight
  )
  const orders: Order[] = []
  for (const day of calendar) {
    let left = counterSalesPerDay * day.personPace
    while (left > 0) {
      if (random.chance(Math.min(1, left)))
        orders.push(buildCounterOrder(day, stores.draw(random), shelf, random))
      left -= 1
    }
  }
  return orders
}

function buildCounterOrder(day: Day, city: City, shelf: Shelf, random: Random): Order {
  const orderedAt = `${day.date} ${timeOfDay(false, random)}`
  const product = shelf.choose({ industry: '', usual: [], date: day.date, random })
  const line: Line = {
    lineId: '',
    orderId: '',
    orderedAt,
    customer: null,
    product,
    city,
    channel: '门店',
    quantity: roundQuantity((3400 * random.spread(0.7)) / (product.earlierCents / 100)),
    priceCents: priceOn(product, day.date),
    discount: 0,
    payment: random.pick(['微信', '支付宝', '微信', '现金']),
    kind: 'sale',
    campaign: '',
    rep: ''
  }
  return { orderedAt, tieBreak: `~${String(random.integer(0, 99999)).padStart(5, '0')}`, lines: [line] }
}
