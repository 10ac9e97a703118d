import { addDays, dayNumber } from './calendar.ts'
import {
  dayOfMoment,
  isWorkday,
  type Moment,
  momentOf,
  momentText,
  servedFrom,
  workdayFrom,
  workingMinute
} from './clock.ts'
import type { Customer } from './customers.ts'
import type { Line } from './orders.ts'
import { faultyProduct, lastDay, slowResponses } from './plan.ts'
import type { Product } from './products.ts'
import { createRandom, type Random, wheelOf } from './random.ts'

export type Complaint = {
  id: string
  /** Null where nobody asked for the number. */
  customer: Customer | null
  /** YYYY-MM-DD HH:MM; empty while it has not happened. */
  openedAt: string
  firstResponseAt: string
  resolvedAt: string
  followedUpAt: string
  category: string
  product: Product | null
  severity: string
  owner: string
}

/** Complaints per order line. */
const ordinaryRate = 0.021
/** How much likelier a line is complained about: as its product comes back more often than most. */
const usualReturnRate = 0.026

type Category = { name: string; hours: number; isOfProduct: boolean }
const categories = wheelOf<Category>([
  [{ name: '物流配送', hours: 6, isOfProduct: false }, 31],
  [{ name: faultyProduct.category, hours: 14, isOfProduct: true }, 24],
  [{ name: '售后退换', hours: 11, isOfProduct: true }, 16],
  [{ name: '账单发票', hours: 8, isOfProduct: false }, 13],
  [{ name: '缺货延期', hours: 15, isOfProduct: true }, 10],
  [{ name: '服务态度', hours: 5, isOfProduct: false }, 6]
])
const quality: Category = { name: faultyProduct.category, hours: 14, isOfProduct: true }
const severities = wheelOf<readonly [name: string, hours: number]>([
  [['一般', 1], 62],
  [['严重', 0.9], 29],
  [['紧急', 0.55], 9]
])

/** Complaints about what was ordered, in the order of time. The file is of the evening of the last day. */
export function buildComplaints(
  lines: readonly Line[],
  reps: ReadonlyMap<string, readonly string[]>,
  seed: string
): Complaint[] {
  const made = lines.flatMap((line): Omit<Complaint, 'id'>[] => {
    if (line.kind !== 'sale' || line.customer === null) return []
    const random = createRandom(`${seed}/complaint/${line.orderedAt}/${line.customer.id}/${line.product.id}`)
    if (!random.chance(rateOf(line))) return []
    const opened = openedAfter(line.orderedAt.slice(0, 10), random)
    return dayOfMoment(opened) > lastDay ? [] : [complaintAbout(line, line.customer, opened, reps, random)]
  })
  made.sort((one, other) => (one.openedAt + one.customer?.id < other.openedAt + other.customer?.id ? -1 : 1))
  return made.map((complaint, index) => ({ id: `TS${String(index + 1).padStart(5, '0')}`, ...complaint }))
}

function rateOf(line: Line): number {
  const day = line.orderedAt.slice(0, 10)
  if (line.product.name !== faultyProduct.product)
    return (ordinaryRate * line.product.returnRate) / usualReturnRate
  // Complaints come some days after the order.
  return faultyProduct.complaintRate * (day >= addDays(faultyProduct.from, -4) ? faultyProduct.factor : 1)
}

/** Some days after the order, mostly while the service is there. */
function openedAfter(orderedOn: string, random: Random): Moment {
  const day = addDays(orderedOn, random.integer(1, 11))
  const isLate = random.chance(0.1)
  if (isLate)
    return momentOf(
      day,
      random.chance(0.7) ? random.integer(18 * 60, 22 * 60) : random.integer(7 * 60, 9 * 60 - 1)
    )
  return momentOf(isWorkday(day) || random.chance(0.15) ? day : workdayFrom(day), workingMinute(random))
}

function complaintAbout(
  line: Line,
  customer: Customer,
  opened: Moment,
  reps: ReadonlyMap<string, readonly string[]>,
  random: Random
): Omit<Complaint, 'id'> {
  const area = customer.home.province.area.name
  const isFaulty = line.product.name === faultyProduct.product && random.chance(0.8)
  const category = isFaulty ? quality : categories.draw(random)
  const [severity, haste] = severities.draw(random)
  const isSlow = area === slowResponses.area && dayOfMoment(opened) >= slowResponses.from
  const minutes = Math.max(
    1,
    Math.round(
      (isSlow ? slowResponses.medianMinutesAfter : slowResponses.medianMinutes) *
        likeMedian(isSlow ? 0.8 : 0.55, random)
    )
  )
  const responded = servedFrom(opened) + minutes
  const hours =
    category.hours * haste * (isSlow ? slowResponses.solutionFactor : 1) * likeMedian(0.75, random)
  const resolved = atDaytime(responded + Math.round(hours * 60), random)
  const followedUp =
    servedFrom(resolved + Math.round((14 + 50 * random.next() ** 1.5) * 60)) + random.integer(0, 300)
  // Of the latest a few wait for a part or for the maker.
  const isStuck = dayNumber(lastDay) - dayNumber(dayOfMoment(opened)) < 45 && random.chance(0.28)
  return {
    customer: random.chance(0.02) ? null : customer,
    openedAt: momentText(opened),
    firstResponseAt: untilExport(responded),
    resolvedAt: isStuck ? '' : untilExport(resolved),
    followedUpAt: isStuck || random.chance(0.07) ? '' : untilExport(followedUp),
    category: category.name,
    product: category.isOfProduct ? line.product : null,
    severity,
    owner: random.pick(reps.get(area)!)
  }
}

/** Log-normal with median 1. */
function likeMedian(sigma: number, random: Random): number {
  return Math.exp(sigma * random.normal())
}

/** Nothing is solved at night. */
function atDaytime(moment: Moment, random: Random): Moment {
  const day = dayOfMoment(moment)
  const minute = moment - momentOf(day, 0)
  if (minute < 8 * 60) return momentOf(day, random.integer(9 * 60, 11 * 60))
  return minute > 21 * 60 ? momentOf(addDays(day, 1), random.integer(9 * 60, 11 * 60)) : moment
}

function untilExport(moment: Moment): string {
  return moment <= momentOf(lastDay, 18 * 60) ? momentText(moment) : ''
}
