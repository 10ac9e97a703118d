import { createRandom, wheelOf } from './random.ts'
import { brands, categoryPlans, type CategoryPlan } from './product-list.ts'
import { discontinuation, launch, priceRise, productCount } from './plan.ts'

export type Product = {
  id: string
  name: string
  category: string
  subcategory: string
  brand: string
  /** Today's list price, in cents. */
  listCents: number
  /** List price before the planted price rise, in cents; the same where there was none. */
  earlierCents: number
  /** In cents; null where the company does not know it. */
  unitCostCents: number | null
  launchedOn: string
  /** Relative frequency in orders. */
  popularity: number
  returnRate: number
}

/**
 * The catalogue: every article in every variant, cut to 400, popularity heavy-tailed within the category.
 * The launched and the discontinued product are ordinary members of it.
 */
export function buildProducts(seed: string): Product[] {
  const random = createRandom(`${seed}/products`)
  const brandWheel = wheelOf(brands)
  const drafts = categoryPlans.flatMap((category) => draftCategory(category))
  const chosen = keep(drafts, productCount - 1, random.next)
  const products = chosen.map((draft, index): Product => {
    const listCents = Math.round(draft.price * random.spread(0.06)) * 100 + random.pick([0, 0, 50, 80, 90])
    const cost = Math.round(listCents * draft.category.costRate * (0.9 + 0.2 * random.next()))
    return {
      id: `P${String(index + 1).padStart(3, '0')}`,
      name: draft.name,
      category: draft.category.name,
      subcategory: draft.subcategory,
      brand: brandWheel.draw(random),
      listCents,
      earlierCents: listCents,
      unitCostCents: random.chance(0.075) ? null : cost,
      launchedOn: `${random.integer(2018, 2023)}-${twoDigits(random.integer(1, 12))}-01`,
      popularity: 0,
      returnRate: draft.category.returnRate
    }
  })
  products.push(launchedProduct())
  setPopularity(products, random.spread)
  raisePrices(products)
  return products
}

/** List price on a day, in cents. */
export function priceOn(product: Product, day: string): number {
  return day < priceRise.from ? product.earlierCents : product.listCents
}

type Draft = { name: string; price: number; category: CategoryPlan; subcategory: string }

function draftCategory(category: CategoryPlan): Draft[] {
  return category.subcategories.flatMap((subcategory) =>
    subcategory.articles.flatMap((article) =>
      subcategory.variants.map((variant) => ({
        name: `${article.name} ${variant.name}`,
        price: article.price * variant.price,
        category,
        subcategory: subcategory.name
      }))
    )
  )
}

/** Keeps `count` drafts in their order, dropping at random; the discontinued product always stays. */
function keep(drafts: readonly Draft[], count: number, next: () => number): Draft[] {
  const ranked = drafts
    .map((draft, index) => ({ draft, index, rank: draft.name === discontinuation.product ? -1 : next() }))
    .sort((one, other) => one.rank - other.rank)
  if (ranked.length < count) throw new Error(`product list: ${ranked.length} articles, ${count} needed`)
  return ranked
    .slice(0, count)
    .sort((one, other) => one.index - other.index)
    .map(({ draft }) => draft)
}

function launchedProduct(): Product {
  return {
    id: `P${String(productCount).padStart(3, '0')}`,
    name: launch.product,
    category: launch.category,
    subcategory: launch.subcategory,
    brand: '示例优选',
    listCents: 32800,
    earlierCents: 32800,
    unitCostCents: 20900,
    launchedOn: launch.from,
    popularity: 0,
    returnRate: 0.06
  }
}

/** Log-normal within the category (sigma 1.45), so that about a sixth of the products make 80 % of sales. */
function setPopularity(products: Product[], spread: (sigma: number) => number): void {
  for (const category of categoryPlans) {
    const members = products.filter((product) => product.category === category.name)
    const draws = members.map(() => Math.min(spread(1.45), 9))
    const total = draws.reduce((sum, draw) => sum + draw, 0)
    members.forEach((product, index) => {
      product.popularity = (category.weight * draws[index]!) / total
    })
  }
  for (const product of products) {
    if (product.name === discontinuation.product) product.popularity = discontinuation.popularity
    if (product.name === launch.product) product.popularity = launch.popularity
  }
}

function raisePrices(products: Product[]): void {
  for (const product of products) {
    if (product.category !== priceRise.category) continue
    product.earlierCents = product.listCents
    product.listCents = Math.round(product.earlierCents * priceRise.factor)
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
