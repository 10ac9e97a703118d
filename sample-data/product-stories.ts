import { addDays } from './calendar.ts'
import { dayOf, isSale, netSales, ratio, units, type Window, within } from './figures.ts'
import type { Line } from './orders.ts'
import * as plan from './plan.ts'
import type { Product } from './products.ts'

export function measurePriceRise(lines: readonly Line[], products: readonly Product[]) {
  const { category, from, factor, choice } = plan.priceRise
  const members = products.filter((product) => product.category === category)
  const after = { from, to: plan.lastDay }
  const before = { from: '2025-03-01', to: '2025-10-31' }
  const inCategory = lines.filter((line) => line.product.category === category)
  const elsewhere = lines.filter((line) => line.product.category !== category)
  const unitsOf = (some: readonly Line[]) => {
    const counted = { before: units(within(some, before)), after: units(within(some, after)) }
    return { ...counted, ratio: ratio(counted.after, counted.before) }
  }
  const sharesOf = (window: Window) =>
    ratio(netSales(within(inCategory, window)), netSales(within(lines, window)))
  return {
    planted: { category, from, price_factor: factor, choice_factor: choice },
    measured: {
      products: members.length,
      mean_price_factor: ratio(
        members.reduce((sum, product) => sum + product.listCents / product.earlierCents, 0),
        members.length
      ),
      before,
      after,
      units: unitsOf(inCategory),
      units_elsewhere: unitsOf(elsewhere),
      share_of_net_sales: { before: sharesOf(before), after: sharesOf(after) }
    }
  }
}

export function measureDiscontinued(lines: readonly Line[], products: readonly Product[]) {
  const { product: name, lastSale } = plan.discontinuation
  const product = products.find((one) => one.name === name)!
  const sales = lines.filter((line) => line.product === product && isSale(line))
  const year = within(sales, { from: addDays(lastSale, -364), to: lastSale })
  return {
    planted: { product_id: product.id, product_name: name, last_sale_by: lastSale },
    measured: {
      last_sold_on: sales.reduce((last, line) => (dayOf(line) > last ? dayOf(line) : last), ''),
      last_year_of_sale: { units: units(year), gross_sales: netSales(year) }
    }
  }
}

export function measureLaunched(lines: readonly Line[], products: readonly Product[]) {
  const { product: name, from, rampDays } = plan.launch
  const product = products.find((one) => one.name === name)!
  const sales = lines.filter((line) => line.product === product && isSale(line))
  const unitsByMonth: Record<string, number> = {}
  for (const line of sales) {
    const month = dayOf(line).slice(0, 7)
    unitsByMonth[month] = (unitsByMonth[month] ?? 0) + line.quantity
  }
  return {
    planted: { product_id: product.id, product_name: name, from, ramp_days: rampDays },
    measured: {
      first_sold_on: sales.reduce((first, line) => (dayOf(line) < first ? dayOf(line) : first), '9999-12-31'),
      units_by_month: unitsByMonth,
      gross_sales: netSales(sales)
    }
  }
}
