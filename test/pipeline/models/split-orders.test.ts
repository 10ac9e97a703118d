import { describe, expect, it } from 'vitest'
import { readRows, tinyWarehouse, type Row } from '../../support/warehouse.ts'

/** Of each row of marts.orders: its order id, what tells it from the other rows of that order, and is_split. */
async function ordersOf(sales: readonly Row[]) {
  const { connection, close } = await tinyWarehouse(
    {
      sales: sales.map((row) => ({ ordered_at: '2026-03-02', customer_id: 'a', amount: 10, ...row }))
    },
    { marts: ['orders', 'customer_months', 'customers'] }
  )
  const rows = await readRows(
    connection,
    `select order_id, is_split, count(*) as row_count
     from marts.orders group by order_id, is_split order by order_id, is_split`
  )
  const months = await readRows(
    connection,
    `select customer_id, cast(month as varchar) as month, order_count
     from marts.customer_months inner join marts.customers using (customer_key) order by customer_id, month`
  )
  close()
  return { rows, months }
}

describe('an order is split', () => {
  it.each<[string, Row]>([
    ['over two regions', { region_id: 'north' }],
    ['over two days', { ordered_at: '2026-03-03' }],
    ['between two customers who share its id', { customer_id: 'b' }],
    ['between a customer and a line without one', { customer_id: null }],
    ['over two ways to pay', { payment_method: 'cash' }]
  ])('%s, on every row of it', async (_what, other) => {
    const { rows } = await ordersOf([{ order_id: '1' }, { order_id: '1', ...other }, { order_id: '2' }])
    expect(rows).toEqual([
      { order_id: '1', is_split: true, row_count: '2' },
      { order_id: '2', is_split: false, row_count: '1' }
    ])
  })

  it('not by two lines that agree in all of these', async () => {
    const { rows } = await ordersOf([
      { order_id: '1', product_id: 'p' },
      { order_id: '1', product_id: 'q' }
    ])
    expect(rows).toEqual([{ order_id: '1', is_split: false, row_count: '1' }])
  })

  it('not by what was returned or given away elsewhere: only sale lines make an order', async () => {
    const { rows } = await ordersOf([
      { order_id: '1' },
      { order_id: '1', ordered_at: '2026-03-09', quantity: -1, amount: -10 },
      { order_id: '2' },
      { order_id: '2', region_id: 'north', amount: 0 },
      { order_id: '3', ordered_at: '2026-03-08', quantity: -1, amount: -10 },
      { order_id: '3', ordered_at: '2026-03-09', quantity: -1, amount: -10 }
    ])
    expect(rows).toEqual(['1', '2', '3'].map((order_id) => ({ order_id, is_split: false, row_count: '2' })))
  })

  it('on its rows without a sale too', async () => {
    const { rows } = await ordersOf([
      { order_id: '1' },
      { order_id: '1', region_id: 'north' },
      { order_id: '1', ordered_at: '2026-03-09', quantity: -1, amount: -10 }
    ])
    expect(rows).toEqual([{ order_id: '1', is_split: true, row_count: '3' }])
  })

  it('and still one order of a customer in a month', async () => {
    const { months } = await ordersOf([
      // One order over two days and two regions, one of a single row, one that reaches into April.
      { order_id: '1' },
      { order_id: '1', ordered_at: '2026-03-03', region_id: 'north' },
      { order_id: '2' },
      { order_id: '3', ordered_at: '2026-03-31' },
      { order_id: '3', ordered_at: '2026-04-01' },
      // Another customer's order under an id already used, and a split order of which April only sees a return.
      { order_id: '1', customer_id: 'b' },
      { order_id: '4', customer_id: 'b' },
      { order_id: '4', customer_id: 'b', region_id: 'north' },
      { order_id: '4', customer_id: 'b', ordered_at: '2026-04-01', quantity: -1, amount: -10 }
    ])
    expect(months).toEqual([
      { customer_id: 'a', month: '2026-03-01', order_count: '3' },
      { customer_id: 'a', month: '2026-04-01', order_count: '1' },
      { customer_id: 'b', month: '2026-03-01', order_count: '2' },
      { customer_id: 'b', month: '2026-04-01', order_count: '0' }
    ])
  })
})
