import { describe, expect, it } from 'vitest'
import { initiative } from '../../sample-data/plan.ts'
import { buildWorld } from '../../sample-data/world.ts'
import { openSampleWarehouse } from './sample-warehouse.ts'

describe('the sample company', () => {
  it('has the size that was asked for', async () => {
    const warehouse = await openSampleWarehouse()
    const [size] = await warehouse.rows(`
      select
        (select count(*) from customers where stage in ('customer', 'lost')) as buyers,
        (select count(*) from customers where stage in ('lead', 'prospect')) as leads,
        (select count(distinct customer_kind) from customers where customer_kind in ('company', 'person')) as kinds,
        (select count(*) from products where product_id is not null and list_price <> 'abc') as products,
        (select count(distinct category) from products) as categories,
        (select count(distinct subcategory) from products) as subcategories,
        (select count(distinct channel) from lines) as channels,
        (select count(distinct strftime(day, '%Y-%m')) from lines) as months,
        (select count(*) from lines) as lines,
        (select cast(max(day) as varchar) from lines) as last_day,
        (select count(*) from lines where kind = 'return') as returns,
        (select count(*) from lines where kind = 'sale' and discount > 0) as discounted,
        (select count(distinct sales_rep) from raw_lines where sales_rep is not null) as reps,
        (select count(distinct month) from targets where kpi = 'net-sales' and region_id is null and category is null) as planned`)
    expect(size).toMatchObject({ kinds: 2n, products: 400n, categories: 6n, channels: 4n, months: 34n })
    expect(size).toMatchObject({ last_day: '2026-10-31', reps: 26n, planned: 37n })
    const figure = (name: string) => Number(size![name])
    expect(figure('buyers')).toBeGreaterThan(2800)
    expect(figure('buyers')).toBeLessThan(3200)
    expect(figure('leads')).toBeGreaterThan(200)
    expect(figure('subcategories')).toBeGreaterThan(25)
    expect(figure('lines')).toBeGreaterThan(65_000)
    expect(figure('returns') / figure('lines')).toBeGreaterThan(0.02)
    expect(figure('discounted') / figure('lines')).toBeGreaterThan(0.25)
  })

  it('targets of areas and of categories sum to the company’s', async () => {
    const warehouse = await openSampleWarehouse()
    const uneven = await warehouse.rows(`
      select month,
        sum(cast(value as bigint)) filter (where region_id is null and category is null) as company,
        sum(cast(value as bigint)) filter (where region_id is not null) as areas,
        sum(cast(value as bigint)) filter (where category is not null) as categories
      from targets where kpi = 'net-sales' and month < '2027'
      group by month having areas <> company or categories <> company or areas is null`)
    expect(uneven).toEqual([])
  })

  it('a world without the initiative differs in the customers of its area alone, and from its first day on', () => {
    const text = (world: ReturnType<typeof buildWorld>, keep: (area: string, day: string) => boolean) =>
      world.lines
        .filter(
          ({ customer, orderedAt }) =>
            customer && keep(customer.home.province.area.name, orderedAt.slice(0, 10))
        )
        .map(
          (line) => `${line.orderedAt} ${line.customer?.id} ${line.product.id} ${line.quantity} ${line.kind}`
        )
        .sort()
    const played = buildWorld()
    const otherwise = buildWorld({ initiative: false, drift: true })
    const untouched = (area: string, day: string) => area !== initiative.area || day < initiative.from
    const touched = (area: string, day: string) => !untouched(area, day)
    // Returns may hang on the number of an order, which shifts with the orders before it on the day: sales only.
    const sales = (lines: string[]) => lines.filter((line) => line.endsWith('sale'))
    expect(sales(text(played, untouched))).toEqual(sales(text(otherwise, untouched)))
    expect(sales(text(played, touched)).length).toBeGreaterThan(1.3 * sales(text(otherwise, touched)).length)
  })
})
