import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../pipeline/models/checks.ts'
import { readRows, tinyWarehouse } from '../../support/warehouse.ts'

describe('orders, customer months and sales months, by hand', () => {
  it('add up what the lines say', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [
        // One order over two days: one order for the month, two rows in marts.orders.
        {
          order_id: '1',
          ordered_at: '2026-01-30',
          customer_id: 'a',
          product_id: 'p',
          quantity: 2,
          unit_price: 10
        },
        {
          order_id: '1',
          ordered_at: '2026-01-31',
          customer_id: 'a',
          product_id: 'q',
          quantity: 1,
          unit_price: 5
        },
        // An order that only returns: no purchase.
        {
          order_id: '2',
          ordered_at: '2026-01-31',
          customer_id: 'a',
          product_id: 'p',
          quantity: -1,
          unit_price: 10
        },
        // The same order id at another customer is another order.
        {
          order_id: '1',
          ordered_at: '2026-01-31',
          customer_id: 'b',
          product_id: 'p',
          quantity: 4,
          unit_price: 10,
          cost: 30
        },
        // A free sample: an adjustment, neither a unit nor a purchase.
        {
          order_id: '3',
          ordered_at: '2026-02-01',
          customer_id: 'b',
          product_id: 'p',
          quantity: 9,
          unit_price: 0
        },
        // No customer.
        { order_id: '4', ordered_at: '2026-02-01', product_id: 'r', quantity: 1, unit_price: 100 }
      ],
      products: [
        { product_id: 'p', category: 'food', subcategory: 'bread' },
        { product_id: 'q', category: 'food' }
      ]
    })
    expect(
      await readRows(
        connection,
        `select customer_id, cast(month as varchar) as month, order_count, sale_line_count, units, gross_amount, returned_amount, customer_months.net_amount
         from marts.customer_months inner join marts.customers using (customer_key) order by all`
      )
    ).toEqual([
      {
        customer_id: 'a',
        month: '2026-01-01',
        order_count: '1',
        sale_line_count: '2',
        units: '2.0000',
        gross_amount: '25.0000',
        returned_amount: '10.0000',
        net_amount: '15.0000'
      },
      {
        customer_id: 'b',
        month: '2026-01-01',
        order_count: '1',
        sale_line_count: '1',
        units: '4.0000',
        gross_amount: '40.0000',
        returned_amount: '0.0000',
        net_amount: '40.0000'
      },
      {
        customer_id: 'b',
        month: '2026-02-01',
        order_count: '0',
        sale_line_count: '0',
        units: '0.0000',
        gross_amount: '0.0000',
        returned_amount: '0.0000',
        net_amount: '0.0000'
      }
    ])
    expect(
      await readRows(
        connection,
        `select order_id, cast(ordered_on as varchar) as ordered_on, line_count, units, net_amount, costed_net_amount, cost_amount
         from marts.orders order by order_id, ordered_on, net_amount`
      )
    ).toEqual([
      {
        order_id: '1',
        ordered_on: '2026-01-30',
        line_count: '1',
        units: '2.0000',
        net_amount: '20.0000',
        costed_net_amount: '0.0000',
        cost_amount: '0.0000'
      },
      {
        order_id: '1',
        ordered_on: '2026-01-31',
        line_count: '1',
        units: '1.0000',
        net_amount: '5.0000',
        costed_net_amount: '0.0000',
        cost_amount: '0.0000'
      },
      {
        order_id: '1',
        ordered_on: '2026-01-31',
        line_count: '1',
        units: '4.0000',
        net_amount: '40.0000',
        costed_net_amount: '40.0000',
        cost_amount: '30.0000'
      },
      {
        order_id: '2',
        ordered_on: '2026-01-31',
        line_count: '1',
        units: '-1.0000',
        net_amount: '-10.0000',
        costed_net_amount: '0.0000',
        cost_amount: '0.0000'
      },
      {
        order_id: '3',
        ordered_on: '2026-02-01',
        line_count: '1',
        units: '0.0000',
        net_amount: '0.0000',
        costed_net_amount: '0.0000',
        cost_amount: '0.0000'
      },
      {
        order_id: '4',
        ordered_on: '2026-02-01',
        line_count: '1',
        units: '1.0000',
        net_amount: '100.0000',
        costed_net_amount: '0.0000',
        cost_amount: '0.0000'
      }
    ])
    expect(
      await readRows(
        connection,
        `select cast(month as varchar) as month, category, subcategory, line_count, units, gross_amount, returned_amount
         from marts.sales_months order by month, category, subcategory`
      )
    ).toEqual([
      {
        month: '2026-01-01',
        category: 'food',
        subcategory: 'bread',
        line_count: '3',
        units: '5.0000',
        gross_amount: '60.0000',
        returned_amount: '10.0000'
      },
      {
        month: '2026-01-01',
        category: 'food',
        subcategory: null,
        line_count: '1',
        units: '1.0000',
        gross_amount: '5.0000',
        returned_amount: '0.0000'
      },
      {
        month: '2026-02-01',
        category: 'food',
        subcategory: 'bread',
        line_count: '1',
        units: '0.0000',
        gross_amount: '0.0000',
        returned_amount: '0.0000'
      },
      {
        month: '2026-02-01',
        category: null,
        subcategory: null,
        line_count: '1',
        units: '1.0000',
        gross_amount: '100.0000',
        returned_amount: '0.0000'
      }
    ])
    close()
  })
})

const some = (prefix: string, count: number) =>
  fc.option(fc.integer({ min: 1, max: count }).map((number) => `${prefix}${number}`))

const line = fc.record({
  order_id: fc.integer({ min: 1, max: 40 }).map((number) => `o${number}`),
  ordered_at: fc
    .integer({ min: 0, max: 500 })
    .map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)),
  customer_id: some('c', 12),
  product_id: some('p', 5),
  region_id: some('r', 4),
  channel: some('channel ', 2),
  payment_method: some('pay ', 2),
  sales_rep: some('rep ', 2),
  quantity: fc.integer({ min: -3, max: 9 }),
  unit_price: fc.integer({ min: -100, max: 100_000 }).map((cents) => (cents / 100).toFixed(2)),
  discount_rate: fc.constantFrom(null, '0.05', '0.333333'),
  cost: fc.option(fc.integer({ min: 0, max: 500 }))
})

describe('customers’ months by category, by hand', () => {
  it('know the first month with a purchase of it, and the next one', async () => {
    const line = (customer_id: string, product_id: string, ordered_at: string, amount: number) => ({
      ...{
        order_id: `${customer_id} ${product_id} ${ordered_at}`,
        ordered_at,
        customer_id,
        product_id,
        amount
      },
      quantity: Math.sign(amount)
    })
    const { connection, close } = await tinyWarehouse({
      sales: [
        // Given back before anything was bought, and once between two purchases.
        line('a', 'bread', '2026-01-05', -10),
        line('a', 'bread', '2026-02-03', 20),
        line('a', 'saw', '2026-02-10', 5),
        line('a', 'bread', '2026-03-01', -10),
        line('a', 'bread', '2026-05-01', 30),
        line('b', 'unheard of', '2026-02-01', 7)
      ],
      products: [
        { product_id: 'bread', category: 'food' },
        { product_id: 'saw', category: 'tools' }
      ]
    })
    const rows = await readRows(
      connection,
      `select
         customer_id, category, cast(month as varchar) as month, cast(sale_line_count as double) as bought,
         cast(months.net_amount as double) as net_amount, cast(first_month as varchar) as first_month,
         cast(first_net_amount as double) as first_net_amount, cast(next_month as varchar) as next_month
       from marts.customer_category_months as months inner join marts.customers using (customer_key)
       order by all`
    )
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['a', 'food', '2026-01-01', 0, -10, '2026-02-01', 20, null],
      ['a', 'food', '2026-02-01', 1, 20, '2026-02-01', 20, '2026-05-01'],
      ['a', 'food', '2026-03-01', 0, -10, '2026-02-01', 20, null],
      ['a', 'food', '2026-05-01', 1, 30, '2026-02-01', 20, null],
      ['a', 'tools', '2026-02-01', 1, 5, '2026-02-01', 5, null],
      ['b', null, '2026-02-01', 1, 7, '2026-02-01', 7, null]
    ])
    close()
  })
})

describe('every mart of sales', () => {
  it('holds the same lines, units and money, to the stored digit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 150 }), async (sales) => {
        const { connection, close } = await tinyWarehouse({
          sales,
          products: [1, 2, 3].map((number) => ({
            product_id: `p${number}`,
            category: `k${number % 2}`,
            unit_cost: 2.5
          })),
          customers: [{ customer_id: 'c1', region_id: 'r9' }]
        })
        const measures =
          'sum(units) as units, sum(gross_amount) as gross, sum(returned_amount) as returned, sum(net_amount) as net'
        const [fromLines] = await readRows(
          connection,
          `select
             sum(quantity) filter (line_kind <> 'adjustment') as units,
             sum(net_amount) filter (line_kind = 'sale') as gross,
             -sum(net_amount) filter (line_kind = 'return') as returned,
             sum(net_amount) as net
           from marts.order_lines`
        )
        const expected = Object.fromEntries(
          Object.entries(fromLines ?? {}).map(([name, value]) => [name, value ?? '0.0000'])
        )
        for (const source of [
          'marts.orders',
          'marts.sales_months',
          `(select units, gross_amount, returned_amount, net_amount from marts.customer_months
            union all select units, gross_amount, returned_amount, net_amount from marts.orders where customer_key is null)`
        ]) {
          expect(await readRows(connection, `select ${measures} from ${source}`)).toEqual([expected])
        }
        const failed = (await runChecks({ connection })).filter(
          ({ check_name, severity, failing_rows }) =>
            severity === 'error' && failing_rows > 0 && check_name !== 'last_order_date'
        )
        expect(failed).toEqual([])
        close()
      }),
      { numRuns: 15, seed: 11 }
    )
  })
})
