import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  queryCustomersHead,
  openCustomers,
  orderCustomers,
  queryCustomer,
  queryCustomers
} from '../../queries/index.ts'
import type { CustomersRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

const sale = (ordered_at: string, customer_id: string, amount: number, more = {}) => ({
  ordered_at,
  customer_id,
  amount,
  ...more
})

let shop: TinyWarehouse
let connection: DuckDBConnection

beforeAll(async () => {
  shop = await tinyWarehouse({
    settings: { as_of: '2026-03-31', tier_strategic_minimum: 1000, tier_key_minimum: 100 },
    regions: [
      { region_id: 'east', region_name: '东' },
      { region_id: 'west', region_name: '西' }
    ],
    customers: [
      {
        customer_id: 'a',
        customer_name: '甲公司',
        owner: 'Li',
        region_id: 'east',
        contact_name: '王芳',
        phone: '13800000001',
        email: 'a@example.com',
        birthday: '1990-05-01'
      },
      { customer_id: 'b', customer_name: 'Beta', owner: 'Wu', region_id: 'west' },
      { customer_id: 'lead', customer_name: 'Lead', owner: 'Li', first_contact_on: '2026-03-10' }
    ],
    customer_aliases: [{ alias_id: 'old a', customer_id: 'a' }],
    products: [
      { product_id: 'p', product_name: 'Pen', category: 'office' },
      { product_id: 'q', product_name: 'Tea', category: 'food' }
    ],
    sales: [
      // More than twelve months before the end of March.
      sale('2025-03-31', 'a', 5000, { order_id: '1', product_id: 'p' }),
      sale('2025-04-01', 'old a', 40, { order_id: '2', product_id: 'p' }),
      sale('2026-02-10', 'a', 60, { order_id: '3', product_id: 'p' }),
      sale('2026-02-10', 'a', 30, { order_id: '3', product_id: 'q' }),
      sale('2026-03-05', 'a', -10, { order_id: '4', product_id: 'p', quantity: -1 }),
      sale('2026-01-15', 'b', 500, { order_id: '5', product_id: 'q' }),
      sale('2026-03-20', 'c', 7, { order_id: '6', product_id: 'q' })
    ]
  })
  connection = shop.connection
})

afterAll(() => shop.close())

const list = async (request: Partial<CustomersRequest> = {}) => {
  const { rows, total } = await queryCustomers(connection, { month: '2026-03', scope: {}, ...request })
  expect(rows).toHaveLength(total)
  return rows.map((row) => row['customer_id'])
}

describe('the list of customers', () => {
  it('has everybody known by the end of the month, with orders and net sales of the twelve months', async () => {
    const { rows, window } = await queryCustomers(connection, { month: '2026-03', scope: {}, language: 'en' })
    expect(window).toEqual({ from: '2025-04-01', to: '2026-03-31' })
    expect(
      rows.map((row) => [row['customer_id'], row['order_count'], row['net_amount'], row['last_order_on']])
    ).toEqual([
      ['b', 1, 500, '2026-01-15'],
      ['a', 2, 120, '2026-02-10'],
      ['c', 1, 7, '2026-03-20'],
      ['lead', 0, 0, null]
    ])
    expect(rows.map((row) => row['tier'])).toEqual(['key', 'key', 'regular', 'potential'])
    expect(rows[1]).toMatchObject({ customer_name: '甲公司', owner: 'Li', home_region: '东' })
  })

  it('is of its month: who came later is not in it, nor what they bought since', async () => {
    const { rows } = await queryCustomers(connection, { month: '2026-01', scope: {} })
    expect(rows.map((row) => [row['customer_id'], row['net_amount'], row['last_order_on']])).toEqual([
      ['a', 5040, '2025-04-01'],
      ['b', 500, '2026-01-15']
    ])
  })

  it('is searched by name, id and owner, whatever the case', async () => {
    expect(await list({ search: 'BETA' })).toEqual(['b'])
    expect(await list({ search: '甲' })).toEqual(['a'])
    expect(await list({ search: 'li', sort: 'customer_id' })).toEqual(['a', 'lead'])
    expect(await list({ search: '%' })).toEqual([])
    expect(await list({ search: '138' })).toEqual([])
  })

  it('is sorted by any column, empty cells last either way', async () => {
    expect(await list({ sort: 'last_order_on' })).toEqual(['b', 'a', 'c', 'lead'])
    expect(await list({ sort: '-last_order_on' })).toEqual(['c', 'a', 'b', 'lead'])
    expect(await list({ sort: 'customer_name' })).toEqual(['b', 'lead', 'c', 'a'])
    await expect(list({ sort: 'phone' })).rejects.toThrow('sort: phone')
  })

  it('is filtered by what customers are, and by what they bought', async () => {
    expect(await list({ where: [{ dimension: 'owner', values: ['Li'] }] })).toEqual(['a', 'lead'])
    expect(await list({ where: [{ dimension: 'tier', values: ['key'] }] })).toEqual(['b', 'a'])
    const food = { month: '2026-03', scope: {}, where: [{ dimension: 'category', values: ['food'] }] }
    const { rows } = await queryCustomers(connection, food)
    expect(rows.map((row) => [row['customer_id'], row['order_count'], row['net_amount']])).toEqual([
      ['b', 1, 500],
      ['a', 1, 30],
      ['c', 1, 7]
    ])
  })

  it('is narrowed down by cohort, segment and stage', async () => {
    expect(await list({ only: { cohort: '2026-01' } })).toEqual(['b'])
    expect(await list({ only: { cohort: '2026-Q1' } })).toEqual(['b', 'c'])
    await expect(list({ only: { cohort: 'spring' } })).rejects.toThrow('cohort: spring')
    expect(await list({ only: { segment: 'not_yet_customer' } })).toEqual(['lead'])
    expect(await list({ only: { from_segment: 'not_yet_customer', from_month: '2026-02' } })).toEqual([
      'c',
      'lead'
    ])
    expect(await list({ only: { stage: 'lead' } })).toEqual(['lead'])
  })

  it('is read page by page in one order, the same as all at once', async () => {
    const request = { month: '2026-03', scope: {}, sort: '-net_amount' } as const
    const order = await orderCustomers(connection, request)
    const whole = await queryCustomers(connection, { ...request, limit: 5000 })
    const pages = []
    for (let offset = 0; offset < order.length; offset += 3)
      pages.push(...(await queryCustomers(connection, { ...request, offset, limit: 3 }, order)).rows)
    expect(pages).toEqual(whole.rows)
    expect((await openCustomers(connection, { ...request, offset: 10 }, order)).total).toBe(4)
  })

  it('says of itself what its pages say, before they are read', async () => {
    const request = { month: '2026-03', scope: {}, only: { stage: 'churned' }, language: 'en' } as const
    const { rows: _rows, ...said } = await queryCustomers(connection, request)
    expect(await queryCustomersHead(connection, request)).toEqual(said)
  })

  it('shows a viewer only their customers', async () => {
    expect(await list({ scope: { owners: ['Wu'] } })).toEqual(['b'])
    expect(await list({ scope: { regions: ['east'] } })).toEqual(['a'])
    expect(await list({ scope: { owners: [] } })).toEqual([])
  })

  it('hides contacts from who may not see them, and is not searched by them', async () => {
    const contactsOf = async (scope: CustomersRequest['scope']) => {
      const { rows } = await queryCustomers(connection, { month: '2026-03', scope, search: '甲' })
      const [row] = rows
      return [row?.['contact_name'], row?.['phone'], row?.['email'], row?.['birthday']]
    }
    expect(await contactsOf({})).toEqual(['王芳', '13800000001', 'a@example.com', '1990-05-01'])
    expect(await contactsOf({ contacts: 'masked' })).toEqual(['王***', '***01', '***', null])
  })
})

describe('the card of a customer', () => {
  const card = (id: string, scope: CustomersRequest['scope'] = {}) =>
    queryCustomer(connection, { id, month: '2026-03', months: 13, scope, language: 'en' })

  it('tells who they are, what they bought by month and product, and what they gave back', async () => {
    const found = await card('a')
    expect(found?.customer).toMatchObject({ customer_name: '甲公司', home_region: '东', aliases: ['old a'] })
    expect(found?.sums).toMatchObject({
      orders: 2,
      net_amount: 120,
      returned_amount: 10,
      orders_ever: 3,
      net_amount_ever: 5120,
      last_order_on: '2026-02-10'
    })
    expect(found?.months.map(({ net_amount }) => net_amount)).toEqual([
      5000, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 90, -10
    ])
    expect(
      found?.products.map(({ product_name, orders, net_amount }) => [product_name, orders, net_amount])
    ).toEqual([
      ['Pen', 2, 90],
      ['Tea', 1, 30]
    ])
    expect(found?.tiers.at(-1)).toMatchObject({ key: 'key', valid_to: null })
  })

  it('is found under an alias, too', async () => {
    expect((await card('old a'))?.customer.customer_id).toBe('a')
  })

  it('is nobody’s whom the viewer may not see, as of nobody there is', async () => {
    expect(await card('a', { owners: ['Wu'] })).toBeNull()
    expect(await card('nobody')).toBeNull()
    expect((await card('b', { owners: ['Wu'] }))?.customer.customer_id).toBe('b')
  })

  it('masks contacts in the same place', async () => {
    const found = await card('a', { contacts: 'masked' })
    expect(found?.contacts).toEqual({ contact_name: '王***', phone: '***01', email: '***', birthday: null })
    expect(found?.contacts_masked).toBe(true)
  })
})
