import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryKpi, type KpiAnswer, type KpiName, type KpiRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

/**
 * Who bought what, each line for 10. Ann's customer is Li, Bob's are Wu and He. O2 was delivered to two regions; Wu and
 * He ordered together, under one number. W is 30 days.
 *
 *            tea           pen
 * July       Li (O1)
 * August     Li (O2)       Li (O2), Wu (O3)
 * September  Wu, He (O5)   Li (O4)
 */
const sales = [
  line('2026-07-10', 'O1', 'Li', 'tea', 'East'),
  line('2026-08-05', 'O2', 'Li', 'tea', 'East'),
  line('2026-08-05', 'O2', 'Li', 'pen', 'West'),
  line('2026-08-20', 'O3', 'Wu', 'pen', 'West'),
  line('2026-09-04', 'O4', 'Li', 'pen', 'East'),
  line('2026-09-06', 'O5', 'Wu', 'tea', 'West'),
  line('2026-09-06', 'O5', 'He', 'tea', 'West')
]

function line(
  ordered_at: string,
  order_id: string,
  customer_id: string,
  product_id: string,
  region_id: string
) {
  return { ordered_at, order_id, customer_id, product_id, region_id, amount: 10 }
}

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse({
    sales,
    products: [{ product_id: 'tea', unit_cost: 6 }, { product_id: 'pen' }],
    regions: [{ region_id: 'East' }, { region_id: 'West' }],
    customers: [
      { customer_id: 'Li', owner: 'ann' },
      { customer_id: 'Wu', owner: 'bob' },
      { customer_id: 'He', owner: 'bob' }
    ],
    settings: { as_of: '2026-09-30', complete_through: '2026-09-30', churn_window_days: 30 }
  })
})

afterAll(() => shop.close())

const august = { month: '2026-08' }
const september = { month: '2026-09' }

const ask = (kpi: KpiName, request: Partial<KpiRequest>) =>
  queryKpi(shop.connection, { kpi, period: september, scope: {}, ...request })

const figure = ({ kind }: KpiAnswer, row: KpiAnswer['total']) =>
  kind === 'ratio' ? [row.numerator, row.denominator] : row.value

/** The total and the members, by key. */
async function figures(kpi: KpiName, request: Partial<KpiRequest>) {
  const answer = await ask(kpi, request)
  const members = answer.rows.filter(({ key }) => key !== 'total')
  return {
    total: figure(answer, answer.total),
    ...Object.fromEntries(members.map((row) => [row.key, figure(answer, row)]))
  }
}

describe('split by an attribute of lines, a KPI sees only what was bought there', () => {
  it('an order is one in total, and one for each product and region in it', async () => {
    expect(await figures('orders', { period: august, by: 'product' })).toEqual({ total: 2, tea: 1, pen: 2 })
    expect(await figures('orders', { period: august, by: 'region' })).toEqual({ total: 2, East: 1, West: 2 })
    const value = await figures('average-order-value', { period: august, by: 'product' })
    expect(value).toEqual({ total: [30, 2], tea: [10, 1], pen: [20, 2] })
  })

  it('an order of two customers is one order, and one of each', async () => {
    expect(await figures('orders', {})).toEqual({ total: 2 })
    expect(await figures('purchase-frequency', { definition: 'within-period' })).toEqual({ total: [3, 3] })
    expect(await figures('purchase-frequency', { definition: 'within-period', by: 'customer' })).toEqual({
      total: [3, 3],
      Li: [1, 1],
      Wu: [1, 1],
      He: [1, 1]
    })
  })

  it('new is who is new to the product', async () => {
    expect(await figures('new-customers', { by: 'product' })).toEqual({ total: 1, tea: 2 })
    const ofPen = [{ dimension: 'product', values: ['pen'] }]
    expect(await figures('new-customers', { where: ofPen, period: august })).toEqual({ total: 2 })
  })

  it('repeat buyers bought the product twice', async () => {
    const period = { from: '2026-07-01', to: '2026-08-31' }
    expect(await figures('repurchase-rate', { period, by: 'product' })).toEqual({
      total: [1, 2],
      tea: [1, 1],
      pen: [0, 2]
    })
    expect(await figures('repurchase-rate', { definition: 'returning', by: 'product' })).toEqual({
      total: [2, 3],
      tea: [1, 3],
      pen: [1, 2]
    })
  })

  it('kept is who came back for the product', async () => {
    expect(await figures('retention-rate', { by: 'product' })).toEqual({
      total: [2, 2],
      tea: [0, 1],
      pen: [1, 2]
    })
    expect(await figures('retention-rate', { definition: 'value', by: 'product' })).toEqual({
      total: [30, 30],
      tea: [0, 10],
      pen: [10, 20]
    })
  })

  it('churned is who stayed away from the product', async () => {
    // Li came back on the 30th day, for a pen; Wu after 17 days, for tea.
    expect(await figures('churn-rate', { by: 'product' })).toEqual({
      total: [0, 2],
      tea: [1, 1],
      pen: [1, 2]
    })
    expect(await figures('reactivation-rate', { by: 'product' })).toEqual({
      total: [0, 0],
      tea: [0, 1],
      pen: [0, 1]
    })
  })
})

describe('figures of customers', () => {
  it('are of the customers that the viewer may see', async () => {
    const ann = { scope: { owners: ['ann'] } }
    expect(await figures('retention-rate', ann)).toEqual({ total: [1, 1] })
    expect(await figures('repurchase-rate', ann)).toEqual({ total: [1, 1] })
    expect(await figures('new-customers', ann)).toEqual({ total: 0 })
    expect(await figures('churn-rate', { scope: { owners: ['nobody'] } })).toEqual({ total: [0, 0] })
  })

  it('come with the number they rest on and an interval, but not when they are weighted by money', async () => {
    const { total } = await ask('retention-rate', {})
    expect(total).toMatchObject({ value: 1, n: 2, high: 1 })
    expect(total.low).toBeCloseTo(0.3424, 4)
    const weighted = await ask('retention-rate', { definition: 'value' })
    expect(weighted.total).toMatchObject({ value: 1, n: null, low: null, high: null })
  })

  it('come with the figures that they should be read with, under the same definition', async () => {
    const { companions } = await ask('churn-rate', {})
    expect(companions).toMatchObject([{ kpi: 'reactivation-rate', numerator: 0, denominator: 0 }])
    // Of Li's 26 and 30 days and Wu's 17 the last year knows all, August alone none.
    const interval = async (definition: string) =>
      (await ask('purchase-frequency', { definition, period: august })).companions
    expect(await interval('trailing-year')).toMatchObject([{ kpi: 'purchase-interval', value: 26 }])
    expect(await interval('within-period')).toMatchObject([{ kpi: 'purchase-interval', value: null }])
  })
})

it('what a product costs makes the margin where lines say nothing of it', async () => {
  expect(await figures('gross-profit', { period: august })).toEqual({ total: 4 })
  expect(await figures('gross-margin', { period: august })).toEqual({ total: [4, 10] })
  expect(await figures('cost-coverage', { period: august })).toEqual({ total: [10, 30] })
  const { companions } = await ask('gross-margin', { period: august })
  expect(companions).toMatchObject([{ kpi: 'cost-coverage', numerator: 10, denominator: 30 }])
})
