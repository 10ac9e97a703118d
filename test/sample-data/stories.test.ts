import { beforeAll, describe, expect, it } from 'vitest'
import { openSampleWarehouse, type SampleWarehouse } from './sample-warehouse.ts'
import { stories } from './raw-files.ts'

// The sizes in stories.json once more, by SQL over the committed files.

let warehouse: SampleWarehouse

beforeAll(async () => {
  warehouse = await openSampleWarehouse()
})

const only = async (sql: string) => {
  const rows = await warehouse.rows(sql)
  expect(rows).toHaveLength(1)
  return rows[0]!
}
const number = async (sql: string) => Number(Object.values(await only(`select ${sql}`))[0])

type Window = { from: string; to: string }
const inside = ({ from, to }: Window) => `day between date '${from}' and date '${to}'`
const netSales = (condition: string) =>
  number(`round(cast(sum(net) as double), 2) from lines where ${condition}`)
const orders = (condition: string) =>
  number(`count(distinct order_id) from lines where kind = 'sale' and ${condition}`)
const repurchase = async (condition: string) => {
  const row = await only(`
    select count(*) filter (where orders >= 2) as numerator, count(*) as denominator
    from (
      select customer_id, count(distinct order_id) as orders from lines
      where kind = 'sale' and home_area is not null and ${condition} group by customer_id
    )`)
  const [numerator, denominator] = [Number(row['numerator']), Number(row['denominator'])]
  return { value: Math.round((numerator / denominator) * 10_000) / 10_000, numerator, denominator }
}

describe('facts', () => {
  const { facts } = stories
  const year = inside(facts.last_year)

  it('lines, orders and net sales of all time', async () => {
    expect(await number('count(*) from lines')).toBe(facts.lines)
    expect(await orders('true')).toBe(facts.orders)
    expect(await netSales('true')).toBe(facts.net_sales)
  })

  it('the last month, and the same month a year before', async () => {
    const month = inside(facts.last_month)
    expect(await netSales(month)).toBe(facts.last_month.net_sales)
    expect(await orders(month)).toBe(facts.last_month.orders)
    expect(
      await number(
        `count(distinct customer_id) from lines where kind = 'sale' and home_area is not null and ${month}`
      )
    ).toBe(facts.last_month.active_customers)
    expect(await netSales(inside(facts.same_month_year_before))).toBe(facts.same_month_year_before.net_sales)
  })

  it('the last twelve months: sales, growth, repurchase, concentration, returns, known cost', async () => {
    const { last_year: told } = facts
    const before = await netSales(inside({ from: '2024-11-01', to: '2025-10-31' }))
    expect(await netSales(year)).toBe(told.net_sales)
    expect(told.growth).toBeCloseTo((await netSales(year)) / before - 1, 4)
    expect(await repurchase(year)).toEqual(told.repurchase_rate)
    expect(told.customers).toBe(told.repurchase_rate.denominator)
    const top = await number(`
      sum(net) filter (where place <= round(customers / 5)) / sum(net)
      from (
        select cast(sum(net) as double) as net, row_number() over (order by sum(net) desc) as place,
          count(*) over () as customers
        from lines where home_area is not null and ${year} group by customer_id
      )`)
    expect(told.top_fifth_of_customers_share).toBeCloseTo(top, 4)
    const returned = -(await netSales(`kind = 'return' and ${year}`))
    expect(told.return_rate).toBeCloseTo(returned / (await netSales(`kind = 'sale' and ${year}`)), 4)
    const costed = await netSales(`unit_cost is not null and ${year}`)
    expect(told.share_of_sales_with_known_cost).toBeCloseTo(costed / told.net_sales, 4)
  })
})

describe('seasons', () => {
  it.each(stories.spring_festival)('Spring Festival of $new_year', async (year) => {
    expect(await netSales(inside(year.trough))).toBe(year.trough.net_sales)
    expect(await netSales(inside(year.ordinary))).toBe(year.ordinary.net_sales)
    expect(year.trough_to_ordinary).toBeCloseTo(year.trough.net_sales / year.ordinary.net_sales, 4)
    expect(year.trough_to_ordinary).toBeLessThan(0.3)
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric'
    })
    expect(chinese.format(new Date(`${year.new_year}T00:00:00Z`))).toBe('1/1')
  })

  const peaks = stories.promotions.flatMap(({ name, measured }) =>
    measured.map((year) => ({ name, ...year }))
  )

  it.each(peaks)('$name of $year', async (year) => {
    const online = (condition: string) => netSales(`channel = '线上' and ${condition}`)
    const days = async (window: Window) => number(`date '${window.to}' - date '${window.from}' + 1`)
    expect(await online(inside(year.event))).toBe(year.event.online_net_sales)
    expect(await online(inside(year.before))).toBe(year.before.online_net_sales)
    const peakDays = year.peak.days.map((day) => `date '${day}'`)
    expect(await online(`day in (${peakDays.join(', ')})`)).toBe(year.peak.online_net_sales)
    const daily = year.before.online_net_sales / (await days(year.before))
    expect(year.event_day_to_day_before).toBeCloseTo(
      year.event.online_net_sales / (await days(year.event)) / daily,
      4
    )
    expect(year.peak_day_to_day_before).toBeCloseTo(year.peak.online_net_sales / peakDays.length / daily, 4)
    expect(year.event_day_to_day_before).toBeGreaterThan(1.5)
    expect(year.peak_day_to_day_before).toBeGreaterThan(year.event_day_to_day_before)
  })
})

describe('an area that shrinks', () => {
  const { planted, measured } = stories.shrinking_area

  it.each(['year_before_start', 'last_year', 'same_month_year_before', 'last_month'] as const)(
    '%s',
    async (period) => {
      const told = measured[period]
      expect(await netSales(`area = '${planted.area}' and ${inside(told)}`)).toBe(told.net_sales)
      expect(told.share).toBeCloseTo(told.net_sales / (await netSales(inside(told))), 4)
    }
  )

  it('loses a fifth of its sales, and no other area does', async () => {
    expect(measured.change_rate).toBeCloseTo(
      measured.last_year.net_sales / measured.year_before_start.net_sales - 1,
      4
    )
    const changes = await warehouse.rows(`
      select area, cast(sum(net) filter (where ${inside(measured.last_year)}) as double)
        / cast(sum(net) filter (where ${inside(measured.year_before_start)}) as double) - 1 as change_rate
      from lines group by area order by change_rate`)
    expect(changes[0]!['area']).toBe(planted.area)
    expect(Number(changes[0]!['change_rate'])).toBeLessThan(-0.2)
    expect(Number(changes[1]!['change_rate'])).toBeGreaterThan(-0.05)
  })
})

describe('products', () => {
  it('a price rise in one category, at once', async () => {
    const { planted, measured } = stories.price_rise
    const price = await only(`
      select count(*) as products, avg(cast(later as double) / cast(earlier as double)) as factor,
        count(*) filter (where earlier_prices > 1 or later_prices > 1) as unsteady
      from (
        select product_id,
          max(price) filter (where day < date '${planted.from}') as earlier,
          max(price) filter (where day >= date '${planted.from}') as later,
          count(distinct price) filter (where day < date '${planted.from}') as earlier_prices,
          count(distinct price) filter (where day >= date '${planted.from}') as later_prices
        from lines where category = '${planted.category}' and kind = 'sale' group by product_id
      )
      where earlier is not null and later is not null`)
    expect(Number(price['factor'])).toBeCloseTo(measured.mean_price_factor, 3)
    expect(Number(price['unsteady'])).toBe(0)
    const units = (condition: string) =>
      number(`coalesce(sum(quantity), 0) from lines where kind <> 'gift' and ${condition}`)
    for (const [told, condition] of [
      [measured.units, `category = '${planted.category}'`],
      [measured.units_elsewhere, `category is distinct from '${planted.category}'`]
    ] as const) {
      for (const side of ['before', 'after'] as const) {
        const where = `${condition} and ${inside(measured[side])}`
        expect(await units(where)).toBe(told[side])
      }
      expect(told.ratio).toBeCloseTo(told.after / told.before, 4)
    }
    for (const side of ['before', 'after'] as const) {
      const window = inside(measured[side])
      const share =
        (await netSales(`category = '${planted.category}' and ${window}`)) / (await netSales(window))
      expect(measured.share_of_net_sales[side]).toBeCloseTo(share, 4)
    }
  })

  it('prices of all other categories stay', async () => {
    const moved = await warehouse.rows(`
      select product_id from lines where kind = 'sale' and category <> '${stories.price_rise.planted.category}'
      group by product_id having count(distinct price) > 1`)
    expect(moved).toEqual([])
  })

  it('one discontinued, one launched', async () => {
    const { discontinued_product: gone, launched_product: fresh } = stories
    const sold = (id: string) => `kind = 'sale' and product_id = '${id}'`
    const last = await only(
      `select cast(max(day) as varchar) as day from lines where ${sold(gone.planted.product_id)}`
    )
    expect(last['day']).toBe(gone.measured.last_sold_on)
    expect(gone.measured.last_sold_on <= gone.planted.last_sale_by).toBe(true)
    const lastYear = `${sold(gone.planted.product_id)} and day > date '2024-08-31' and day <= date '2025-08-31'`
    expect(await number(`sum(quantity) from lines where ${lastYear}`)).toBe(
      gone.measured.last_year_of_sale.units
    )
    expect(await netSales(lastYear)).toBe(gone.measured.last_year_of_sale.gross_sales)

    const first = await only(
      `select cast(min(day) as varchar) as day from lines where ${sold(fresh.planted.product_id)}`
    )
    expect(first['day']).toBe(fresh.measured.first_sold_on)
    const months = await warehouse.rows(`
      select strftime(day, '%Y-%m') as month, cast(sum(quantity) as integer) as units
      from lines where ${sold(fresh.planted.product_id)} group by month order by month`)
    expect(Object.fromEntries(months.map(({ month, units }) => [month, units]))).toEqual(
      fresh.measured.units_by_month
    )
    expect(await netSales(sold(fresh.planted.product_id))).toBe(fresh.measured.gross_sales)
  })
})

describe('customers', () => {
  it('one industry drifts away', async () => {
    const { planted, measured } = stories.drifting_customers
    const groups = [
      [measured.group, `industry = '${planted.industry}'`],
      [measured.others, `home_area is not null and industry is distinct from '${planted.industry}'`]
    ] as const
    for (const [told, condition] of groups) {
      for (const side of ['before', 'after'] as const) {
        const where = `${condition} and ${inside(measured[side])}`
        expect(await orders(where)).toBe(told[side].orders)
        expect(await netSales(where)).toBe(told[side].net_sales)
        const gap = await only(`
          select median(gap) as median_days, count(*) as gaps from (
            select day, day - lag(day) over (partition by customer_id order by day) as gap
            from (select distinct customer_id, day from lines where kind = 'sale' and ${condition})
          ) where gap is not null and ${inside(measured[side])}`)
        expect({ median_days: Number(gap['median_days']), gaps: Number(gap['gaps']) }).toEqual(told[side].gap)
      }
      expect(told.orders_ratio).toBeCloseTo(told.after.orders / told.before.orders, 4)
    }
    expect(measured.group.after.gap.median_days).toBeGreaterThan(measured.group.before.gap.median_days * 1.4)
    expect(
      Math.abs(measured.others.after.gap.median_days - measured.others.before.gap.median_days)
    ).toBeLessThan(3)
  })

  it.each(['since_start', 'last_three_months'] as const)('a service initiative: %s', async (compared) => {
    const { planted } = stories.service_initiative
    const told = stories.service_initiative[compared]
    const groups = [
      [told.area, `home_area = '${planted.area}'`],
      [told.other_areas, `home_area <> '${planted.area}'`]
    ] as const
    for (const [group, condition] of groups) {
      for (const side of ['before', 'after'] as const) {
        const where = `${condition} and ${inside(told[side])}`
        expect(await repurchase(where)).toEqual(group[side].repurchase_rate)
        expect(await orders(where)).toBe(group[side].orders)
        const earlier = await only(`
          select count(*) as customers, sum(orders) as orders from (
            select earlier.customer_id, count(distinct later.order_id) as orders
            from (
              select distinct customer_id from lines
              where kind = 'sale' and ${condition}
                and day >= date '${told[side].from}' - 365 and day < date '${told[side].from}'
            ) as earlier
            left join (select * from lines where kind = 'sale' and ${inside(told[side])}) as later using (customer_id)
            group by earlier.customer_id
          )`)
        expect(Number(earlier['customers'])).toBe(group[side].earlier_customers)
        expect(group[side].orders_per_earlier_customer).toBeCloseTo(
          Number(earlier['orders']) / Number(earlier['customers']),
          4
        )
      }
      expect(group.change).toBeCloseTo(
        group.after.repurchase_rate.value - group.before.repurchase_rate.value,
        4
      )
    }
    expect(told.difference_in_differences).toBeCloseTo(told.area.change - told.other_areas.change, 4)
    expect(told.difference_in_differences).toBeGreaterThan(0.05)
    expect(told.true_effect.repurchase_rate_effect).toBeGreaterThan(0.05)
  })
})
