import { addDays } from './calendar.ts'
import {
  medianGap,
  netSales,
  orderCount,
  ordersPerCustomer,
  ratio,
  repurchaseRate,
  round,
  type Window,
  within
} from './figures.ts'
import type { Line } from './orders.ts'
import * as plan from './plan.ts'
import { lastMonth, lastYear, sameMonthYearBefore } from './story-windows.ts'

export function measureShrinkingArea(lines: readonly Line[]) {
  const { area, from, to, rateAtEnd, newCustomers } = plan.shrinkingArea
  const inArea = lines.filter((line) => line.city.province.area.name === area)
  const measure = (window: Window) => ({
    ...window,
    net_sales: netSales(within(inArea, window)),
    share: ratio(netSales(within(inArea, window)), netSales(within(lines, window)))
  })
  const before = measure({ from: '2024-07-01', to: '2025-06-30' })
  const after = measure(lastYear)
  return {
    planted: { area, from, to, purchase_rate_at_end: rateAtEnd, new_customers_from_start: newCustomers },
    measured: {
      year_before_start: before,
      last_year: after,
      change_rate: ratio(after.net_sales - before.net_sales, before.net_sales),
      same_month_year_before: measure(sameMonthYearBefore),
      last_month: measure(lastMonth)
    }
  }
}

export function measureDrift(lines: readonly Line[]) {
  const { industry, from, to, rateAfter } = plan.drift
  const before = { from: '2025-05-01', to: '2025-10-31' }
  const after = { from: '2026-05-01', to: '2026-10-31' }
  const known = lines.filter((line) => line.customer !== null)
  const group = known.filter((line) => line.customer!.industry === industry)
  const others = known.filter((line) => line.customer!.industry !== industry)
  const measure = (some: readonly Line[]) => {
    const at = (window: Window) => ({
      customers: ordersPerCustomer(within(some, window)).size,
      orders: orderCount(within(some, window)),
      net_sales: netSales(within(some, window)),
      gap: medianGap(some, window)
    })
    const sides = { before: at(before), after: at(after) }
    return { ...sides, orders_ratio: ratio(sides.after.orders, sides.before.orders) }
  }
  return {
    planted: { industry, from, to, purchase_rate_after: rateAfter, interval_factor: round(1 / rateAfter, 2) },
    measured: { before, after, group: measure(group), others: measure(others) }
  }
}

export function measureInitiative(
  lines: readonly Line[],
  truth: { withInitiative: readonly Line[]; withoutInitiative: readonly Line[] }
) {
  const { area, name, from, lift } = plan.initiative
  const isMember = (line: Line) => line.customer !== null && line.customer.home.province.area.name === area
  const isOther = (line: Line) => line.customer !== null && line.customer.home.province.area.name !== area
  const compare = (before: Window, after: Window) => {
    const measure = (belongs: (line: Line) => boolean) => {
      const sides = { before: inWindow(lines, before, belongs), after: inWindow(lines, after, belongs) }
      return {
        ...sides,
        change: round(sides.after.repurchase_rate.value - sides.before.repurchase_rate.value, 4),
        rate_ratio: ratio(sides.after.orders_per_earlier_customer, sides.before.orders_per_earlier_customer)
      }
    }
    const members = measure(isMember)
    const others = measure(isOther)
    const really = inWindow(truth.withInitiative, after, isMember)
    const otherwise = inWindow(truth.withoutInitiative, after, isMember)
    return {
      before,
      after,
      area: members,
      other_areas: others,
      difference_in_differences: round(members.change - others.change, 4),
      purchase_rate_lift_against_other_areas: ratio(members.rate_ratio, others.rate_ratio),
      true_effect: {
        repurchase_rate_with: really.repurchase_rate,
        repurchase_rate_without: otherwise.repurchase_rate,
        repurchase_rate_effect: round(really.repurchase_rate.value - otherwise.repurchase_rate.value, 4),
        orders_with: really.orders,
        orders_without: otherwise.orders,
        orders_lift: ratio(really.orders, otherwise.orders)
      }
    }
  }
  return {
    planted: { area, name, from, purchase_rate_lift: lift },
    since_start: compare({ from: '2025-04-01', to: '2025-10-31' }, { from, to: plan.lastDay }),
    last_three_months: compare(
      { from: '2025-08-01', to: '2025-10-31' },
      { from: '2026-08-01', to: plan.lastDay }
    )
  }
}

/** `orders_per_earlier_customer` counts customers who bought in the 365 days before the window, and their orders. */
function inWindow(lines: readonly Line[], window: Window, belongs: (line: Line) => boolean) {
  const some = lines.filter(belongs)
  const inside = within(some, window)
  const earlier = ordersPerCustomer(
    within(some, { from: addDays(window.from, -365), to: addDays(window.from, -1) })
  )
  const later = ordersPerCustomer(inside)
  let orders = 0
  for (const customer of earlier.keys()) orders += later.get(customer)?.size ?? 0
  return {
    repurchase_rate: repurchaseRate(inside),
    orders: orderCount(inside),
    earlier_customers: earlier.size,
    orders_per_earlier_customer: ratio(orders, earlier.size)
  }
}
