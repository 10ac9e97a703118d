import type { Complaint } from './complaints.ts'
import { isSale, rate, ratio, type Window, within } from './figures.ts'
import type { Line } from './orders.ts'
import * as plan from './plan.ts'

/** First answers within the limit by the clock, of the complaints opened in the window; one without answer is late. */
export function measureSlowResponses(complaints: readonly Complaint[]) {
  const { area, from, limitMinutes, medianMinutes, medianMinutesAfter } = plan.slowResponses
  const before: Window = { from: '2026-03-01', to: '2026-06-30' }
  const after: Window = { from, to: plan.lastDay }
  const known = complaints.filter(({ customer }) => customer !== null)
  const isIn = ({ customer }: Complaint) => customer!.home.province.area.name === area
  const measure = (some: readonly Complaint[], window: Window) => {
    const opened = some.filter(({ openedAt }) => isWithin(openedAt, window))
    return rate(opened.filter((one) => waitedMinutes(one) <= limitMinutes).length, opened.length)
  }
  const sides = (some: readonly Complaint[]) => ({
    before: measure(some, before),
    after: measure(some, after)
  })
  return {
    planted: {
      area,
      from,
      limit_minutes: limitMinutes,
      median_minutes: medianMinutes,
      median_minutes_from_start: medianMinutesAfter
    },
    measured: {
      before,
      after,
      area: sides(known.filter(isIn)),
      other_areas: sides(known.filter((one) => !isIn(one)))
    }
  }
}

/** Complaints about the product by quarter of opening, and about all others. */
export function measureFaultyProduct(complaints: readonly Complaint[], lines: readonly Line[]) {
  const { product: name, category, from, complaintRate, factor } = plan.faultyProduct
  const product = lines.find((line) => line.product.name === name)!.product
  const quarters: readonly Window[] = [
    { from: '2025-07-01', to: '2025-09-30' },
    { from: '2025-10-01', to: '2025-12-31' },
    { from: '2026-01-01', to: '2026-03-31' },
    { from: '2026-04-01', to: '2026-06-30' },
    { from: '2026-07-01', to: '2026-09-30' }
  ]
  const sold = lines.filter((line) => line.product === product && isSale(line))
  const byQuarter = quarters.map((quarter) => {
    const opened = complaints.filter(({ openedAt }) => isWithin(openedAt, quarter))
    return {
      ...quarter,
      complaints: opened.filter((one) => one.product === product).length,
      complaints_about_others: opened.filter((one) => one.product !== product).length,
      order_lines: within(sold, quarter).length
    }
  })
  const mean = byQuarter.slice(0, 4).reduce((sum, quarter) => sum + quarter.complaints, 0) / 4
  return {
    planted: {
      product_id: product.id,
      product_name: name,
      category,
      from,
      complaints_per_order_line: complaintRate,
      factor
    },
    measured: {
      quarters: byQuarter,
      last_quarter_to_mean_of_four_before: ratio(byQuarter[4]!.complaints, mean)
    }
  }
}

export function isWithin(moment: string, { from, to }: Window): boolean {
  const day = moment.slice(0, 10)
  return day >= from && day <= to
}

function waitedMinutes({ openedAt, firstResponseAt }: Complaint): number {
  return firstResponseAt === '' ? Infinity : (Date.parse(firstResponseAt) - Date.parse(openedAt)) / 60_000
}
