import { dayNumber } from './calendar.ts'
import type { Customer } from './customers.ts'
import { discontinuation, launch, priceRise } from './plan.ts'
import type { Product } from './products.ts'
import { createWheel, type Random, type Wheel } from './random.ts'

/** What each industry needs more or less of than others; persons stand under the empty name. */
const affinities: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  制造业: { 个人防护: 2.4, 包装材料: 1.5, 饮品茶点: 0.6 },
  商贸零售: { 包装材料: 1.8, 小家电: 1.4, 个人防护: 0.4 },
  餐饮连锁: { 清洁用品: 2, 饮品茶点: 1.9, 包装材料: 1.3, 办公耗材: 0.35 },
  教育培训: { 办公耗材: 1.7, 个人防护: 0.3, 包装材料: 0.3 },
  医疗健康: { 个人防护: 2, 清洁用品: 1.5, 包装材料: 0.4 },
  互联网科技: { 办公耗材: 1.3, 饮品茶点: 1.7, 个人防护: 0.15, 小家电: 1.4 },
  物流仓储: { 包装材料: 3.4, 个人防护: 1.6, 饮品茶点: 0.5 },
  物业地产: { 清洁用品: 2.3, 办公耗材: 0.7 },
  金融服务: { 办公耗材: 1.8, 饮品茶点: 1.5, 个人防护: 0.1, 包装材料: 0.2 },
  '': { 饮品茶点: 1.6, 小家电: 2, 个人防护: 0.4, 包装材料: 0.7 }
}

const basketSize = 9
/** Share of lines that repeat an article from the customer's usual ones. */
const loyalty = 0.72

export type Shelf = {
  /** The articles a customer usually orders, the favourite first. */
  usualFor: (customer: Customer, random: Random) => readonly Product[]
  /** One article for an order of a day; what is off sale that day is never given. */
  choose: (options: { industry: string; usual: readonly Product[]; date: string; random: Random }) => Product
}

export function stockShelf(products: readonly Product[]): Shelf {
  const wheels = new Map<string, Wheel<Product>>()
  for (const [industry, factors] of Object.entries(affinities)) {
    wheels.set(
      industry,
      createWheel(products, (p) => p.popularity * (factors[p.category] ?? 1))
    )
  }
  const positions = createWheel(
    Array.from({ length: basketSize }, (_, i) => i),
    (i) => 1 / (i + 1.5)
  )
  return {
    usualFor: (customer, random) =>
      Array.from({ length: basketSize }, () => wheels.get(customer.industry)!.draw(random)),
    choose: ({ industry, usual, date, random }) => {
      for (;;) {
        const fromUsual = usual.length > 0 && random.chance(loyalty)
        const product = fromUsual ? usual[positions.draw(random)]! : wheels.get(industry)!.draw(random)
        if (random.chance(availability(product, date))) return product
      }
    }
  }
}

/** Probability that a product thought of is taken: 0 while off sale, growing after the launch, less when dearer. */
function availability(product: Product, date: string): number {
  if (product.name === discontinuation.product) return date <= discontinuation.lastSale ? 1 : 0
  if (product.name === launch.product) {
    if (date < launch.from) return 0
    return Math.min(1, 0.15 + (dayNumber(date) - dayNumber(launch.from)) / launch.rampDays)
  }
  return product.category === priceRise.category && date >= priceRise.from ? priceRise.choice : 1
}
