import type { Geography } from './geography.ts'
import type { Product } from './products.ts'
import { literal } from './sql-text.ts'

/** A day's orders (half-open) and the customers that may place them (numbers, both inclusive). */
export type OrderDay = { date: string; firstOrder: number; endOrder: number; oldest: number; newest: number }

/** Lines of each order in turn, over and over: 40 orders of 1 to 6 lines. */
const lineCounts = [
  1, 2, 1, 3, 1, 1, 2, 1, 4, 1, 2, 1, 1, 6, 1, 3, 1, 2, 1, 1, 1, 2, 5, 1, 1, 3, 1, 2, 4, 1, 1, 2, 1, 3, 1, 2,
  1, 4, 2, 2
]
const linesBefore = lineCounts.map((_, index) => sum(lineCounts.slice(0, index)))
const linesPerCycle = sum(lineCounts)

/** Customers stand in the sampling table this many times on average, more often when they buy more often. */
const entriesPerCustomer = 8
/** Weighted lists are spread over so many slots; a uniform slot then draws by weight. */
export const slots = 4096

/** The number of orders whose lines first reach `lines`; the last order is cut short. */
export function ordersFor(lines: number): number {
  const cycles = Math.floor(lines / linesPerCycle)
  const rest = lines - cycles * linesPerCycle
  const more = rest === 0 ? 0 : linesBefore.filter((before) => before < rest).length
  return cycles * lineCounts.length + more
}

/** The statements that make the tables which lines are drawn from; all are small beside the lines. */
export function prepareLines(options: {
  customers: number
  products: readonly Product[]
  geography: Geography
  days: readonly OrderDay[]
}): string[] {
  const { customers, products, geography, days } = options
  const cities = geography.cities.map(
    (city, place) => `(${place}, ${literal(city.id)}, ${literal(city.name)}, ${city.weight})`
  )
  const listed = products.map(
    (one, place) => `(${place}, ${literal(one.id)}, ${one.listCents / 100}, ${one.popularity})`
  )
  const spans = days.map(
    (day) => `(date ${literal(day.date)}, ${day.firstOrder}, ${day.endOrder}, ${day.oldest}, ${day.newest})`
  )
  return [
    // Lines stream past the small tables, which are built into hash tables, and so keep the order of time.
    `set disabled_optimizers = 'join_order,build_side_probe_side'`,
    ...randomMacros,
    `create table city_slots as ${slotTable('city_id, city_name', cities)}`,
    `create table product_slots as ${slotTable('product_id, price', listed)}`,
    `create table customers as ${customersSql(customers)}`,
    // A customer with k entries is drawn k times as often. Entries follow the order in which customers came.
    `create table entries as
      select row_number() over (order by customer_number, copy) - 1 as entry, customer_number, customer_id, region_id,
        line_value, usual_channel, payment_method, discount_rate, owner
      from (select *, unnest(range(entry_count)) as copy from customers)`,
    `create table days as
      select spans.day, spans.first_order, spans.end_order, oldest.first_entry, newest.end_entry
      from (values ${spans.join(', ')}) as spans(day, first_order, end_order, oldest, newest)
      join (select customer_number, min(entry) as first_entry from entries group by customer_number) as oldest
        on oldest.customer_number = spans.oldest
      join (select customer_number, max(entry) + 1 as end_entry from entries group by customer_number) as newest
        on newest.customer_number = spans.newest`
  ]
}

/**
 * Random values from a number: the hash of the number gives 64 bits, `part` cuts 16 of them out as a uniform value
 * in [0, 1), and `bell` adds the four parts to something close to a standard normal (exact mean and variance).
 */
const randomMacros = [
  'create macro mix(number, salt) as hash(number * 1000 + salt)',
  'create macro part(bits, place) as cast((bits >> (16 * place)) & 65535 as double) / 65536',
  'create macro bell(bits) as (part(bits, 0) + part(bits, 1) + part(bits, 2) + part(bits, 3) - 2) * sqrt(3)',
  'create macro pick(list, share) as list[1 + cast(floor(share * len(list)) as integer)]'
]

/** `rows` are values, their place first and their weight last. */
function slotTable(columns: string, rows: readonly string[]): string {
  return `
    select ${columns},
      unnest(range(cast(round(reached - part) as bigint), cast(round(reached) as bigint))) as slot
    from (
      select *, ${slots} * weight / sum(weight) over () as part,
        ${slots} * sum(weight) over (order by place) / sum(weight) over () as reached
      from (values ${rows.join(', ')}) as given(place, ${columns}, weight)
    )`
}

/** Customers by number, in the order in which they come; how often and how much they buy is log-normal. */
function customersSql(count: number): string {
  return `
    select numbered.*, city_slots.city_id as region_id, city_slots.city_name
    from (
      select number as customer_number, 'C' || lpad(cast(number + 1 as varchar), 7, '0') as customer_id,
        mix(number, 4) as traits,
        greatest(1, cast(round(${entriesPerCustomer} * exp(0.9 * bell(mix(number, 1)) - 0.4)) as integer)) as entry_count,
        4600 * exp(0.6 * bell(mix(number, 2))) as line_value,
        pick(['直销', '直销', '直销', '线上', '线上', '经销', '经销', '门店'], part(mix(number, 3), 0)) as usual_channel,
        pick(['对公转账', '月结', '对公转账', '支付宝', '微信'], part(mix(number, 3), 1)) as payment_method,
        pick([0, 0, 0, 0.03, 0.05, 0.08], part(mix(number, 3), 2)) as discount_rate,
        pick(['王敏', '周妍', '陈露', '黄子轩', '赵一鸣', '刘思源', '李哲', '罗诗雨', '姜雪', '白宇辰'], part(mix(number, 3), 3)) as owner,
        cast(floor(part(mix(number, 5), 0) * ${slots}) as bigint) as city_slot
      from range(${count}) as series(number)
    ) as numbered
    join city_slots on city_slots.slot = numbered.city_slot`
}

/** Writes one month of lines in the order of time: order numbers rise with the days, and the clock with them. */
export function copyMonth(options: { month: string; lines: number; path: string }): string {
  return `copy (${linesOfMonth(options)}) to ${literal(options.path)} (format csv, header)`
}

function linesOfMonth({ month, lines }: { month: string; lines: number }): string {
  const cyclePlace = `1 + order_number % ${lineCounts.length}`
  return `
    select
      'S' || order_number || '-' || line_number as line_id,
      'S' || order_number as order_id,
      strftime(ordered_at, '%Y-%m-%d %H:%M:%S') as ordered_at,
      case when part(order_bits, 1) >= 0.01 then customer_id end as customer_id,
      product_id,
      region_id,
      channel,
      cast(
        greatest(1, round(line_value * exp(0.5 * bell(line_bits)) / price)) * case when is_return then -1 else 1 end
        as integer
      ) as quantity,
      price as unit_price,
      discount_rate,
      payment_method,
      case when is_return then 'return' else 'sale' end as kind,
      null as campaign_id,
      case when channel in ('直销', '经销') then owner end as sales_rep
    from (
      select *, mix(order_number * 8 + line_number, 8) as line_bits,
        part(mix(order_number * 8 + line_number, 9), 0) < 0.03 as is_return,
        cast(floor(part(mix(order_number * 8 + line_number, 9), 1) * ${slots}) as bigint) as product_slot
      from (
        select orders.*, entries.* exclude (entry),
          case when part(order_bits, 2) < 0.85 then usual_channel else '线上' end as channel,
          unnest(range(1, 1 + ${list(lineCounts)}[${cyclePlace}])) as line_number
        from (${ordersOfMonth(month)}) as orders
        join entries on entries.entry = orders.entry
      )
    ) as numbered
    join product_slots on product_slots.slot = numbered.product_slot
    where ${linesPerCycle} * (order_number // ${lineCounts.length}) + ${list(linesBefore)}[${cyclePlace}] + line_number <= ${lines}`
}

/** Business hours from 8 to 20, evenly. */
function ordersOfMonth(month: string): string {
  return `
    select order_number, mix(order_number, 6) as order_bits,
      day + to_seconds(28800 + (43200 * (order_number - first_order)) // (end_order - first_order)) as ordered_at,
      first_entry + cast(mix(order_number, 7) % cast(end_entry - first_entry as ubigint) as bigint) as entry
    from (
      select *, unnest(range(first_order, end_order)) as order_number
      from days where strftime(day, '%Y-%m') = ${literal(month)} order by day
    )`
}

function list(numbers: readonly number[]): string {
  return `[${numbers.join(', ')}]`
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
