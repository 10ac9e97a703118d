import { buildCalendar, monthsBetween } from './calendar.ts'
import { categoryPlans } from './product-list.ts'
import type { Geography } from './geography.ts'
import type { Line } from './orders.ts'

export type TargetRow = { kpi: string; month: string; value: string; region_id: string; category: string }

/** Growth that the plan of a year asks for over the year before; the first year is planned on itself. */
const ambitions: Readonly<Record<string, number>> = { '2024': 1.03, '2025': 1.07, '2026': 1.12 }
const returnRates: Readonly<Record<string, string>> = { '2024': '0.028', '2025': '0.026', '2026': '0.024' }
const lastPlannedMonth = '2026-12'

/**
 * The plan as a company would make it in December: last year's total times the ambition, spread over the months
 * by the pace of the calendar (so the Spring Festival is planned for), over areas and categories by their share
 * of last year. Parts sum to the total. Money in yuan, rounded to 10,000.
 */
export function buildTargets(lines: readonly Line[], geography: Geography): TargetRow[] {
  const rows: TargetRow[] = []
  for (const year of Object.keys(ambitions)) {
    const base = baseOf(lines, year)
    const weights = monthWeights(year)
    for (const month of monthsBetween(`${year}-01`, `${year}-12`)) {
      if (month > lastPlannedMonth) continue
      const part = base.growth * weights.get(month)!
      const total = Math.round((base.netSales * part) / 10_000)
      const scoped = (region_id: string, category: string, value: number) =>
        rows.push({ kpi: 'net-sales', month, value: String(value * 10_000), region_id, category })
      scoped('', '', total)
      const areas = shareOut(
        total,
        geography.areas.map((area) => base.byArea.get(area.name) ?? 0)
      )
      geography.areas.forEach((area, index) => scoped(area.id, '', areas[index]!))
      const categories = shareOut(
        total,
        categoryPlans.map((plan) => base.byCategory.get(plan.name) ?? 0)
      )
      categoryPlans.forEach((plan, index) => scoped('', plan.name, categories[index]!))
      const whole = (kpi: string, value: string) =>
        rows.push({ kpi, month, value, region_id: '', category: '' })
      whole('orders', String(Math.round((base.orders * part) / 10) * 10))
      // The number of customers of a month moves less than its sales: two thirds of the season, half of the growth.
      const customers =
        base.customersPerMonth * (1 + (base.growth - 1) / 2) * (0.35 + 0.65 * weights.get(month)! * 12)
      whole('active-customers', String(Math.round(customers / 10) * 10))
      whole('return-rate', returnRates[year]!)
    }
  }
  return rows
}

type Base = {
  growth: number
  netSales: number
  orders: number
  customersPerMonth: number
  byArea: Map<string, number>
  byCategory: Map<string, number>
}

function baseOf(lines: readonly Line[], year: string): Base {
  const before = String(Number(year) - 1)
  const known = lines.filter((line) => line.orderedAt.startsWith(before))
  const baseLines = known.length > 0 ? known : lines.filter((line) => line.orderedAt.startsWith(year))
  const byArea = new Map<string, number>()
  const byCategory = new Map<string, number>()
  const customerMonths = new Set<string>()
  let netSales = 0
  for (const line of baseLines) {
    const amount = (line.quantity * line.priceCents * (100 - line.discount)) / 10_000
    netSales += amount
    add(byArea, line.city.province.area.name, amount)
    add(byCategory, line.product.category, amount)
    if (line.kind === 'sale' && line.customer)
      customerMonths.add(line.customer.id + line.orderedAt.slice(0, 7))
  }
  const orders = new Set(baseLines.filter((line) => line.kind === 'sale').map((line) => line.orderId)).size
  return {
    growth: known.length > 0 ? ambitions[year]! : 1,
    netSales,
    orders,
    customersPerMonth: customerMonths.size / 12,
    byArea,
    byCategory
  }
}

/** Share of each month in the year's pace. */
function monthWeights(year: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const day of buildCalendar(`${year}-01-01`, `${year}-12-31`)) {
    add(weights, day.month, day.businessPace * (0.72 + 0.28 * day.onlineBoost))
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  for (const [month, weight] of weights) weights.set(month, weight / total)
  return weights
}

/** Whole parts in proportion to the weights that sum to the total (largest remainders get what is left). */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }))
  order.sort((one, other) => other.rest - one.rest || one.index - other.index)
  for (const { index } of order.slice(0, left)) parts[index]! += 1
  return parts
}

function add(map: Map<string, number>, key: string, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount)
}
