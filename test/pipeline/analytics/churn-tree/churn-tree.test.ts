import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, leavingShop } from '../../../support/leaving-shop.ts'
import { readRows, tinyWarehouse, type Row } from '../../../support/warehouse.ts'

describe('the churn tree', () => {
  let shop: Awaited<ReturnType<typeof leavingShop>>
  beforeAll(async () => {
    shop = await leavingShop()
  })
  afterAll(() => shop.close())

  const figure = async (name: string) => {
    const [row] = await readRows(
      shop.connection,
      `select value from marts.model_figures where model = 'churn_tree' and name = '${name}'`
    )
    return Number(row?.['value'])
  }

  it('finds who was planted to leave, at later days than it was learnt at', async () => {
    expect(await figure('auc')).toBeGreaterThan(0.9)
    expect(await figure('lift')).toBeGreaterThan(2)
    const [first] = await readRows(shop.connection, 'select * from marts.risk_rules order by position')
    expect(Number(first?.['test_left']) / Number(first?.['test_customers'])).toBeGreaterThan(0.9)
  })

  it('gives those who never leave the lowest risk', async () => {
    const rows = await readRows(
      shop.connection,
      `select customers.customer_id like 'steady%' as is_steady, max(risks.churn_probability) as highest,
        count(*) as customers
      from marts.customer_risks as risks inner join marts.customers as customers
        on customers.customer_key = risks.customer_key
      group by all order by is_steady`
    )
    expect(rows.map((row) => row['is_steady'])).toEqual([false, true])
    expect(Number(rows[1]?.['customers'])).toBe(150)
    expect(Number(rows[1]?.['highest'])).toBeLessThan(0.05)
  })

  it('puts every current customer under one rule, and values what may be lost', async () => {
    const [row] = await readRows(
      shop.connection,
      `select count(*) as customers, (select sum(rules.customers) from marts.risk_rules as rules) as in_rules,
        count(*) filter (where risks.value_at_risk > risks.yearly_value) as too_much,
        count(*) filter (where risks.churn_probability <= 0 or risks.churn_probability >= 1) as certain,
        max(risks.recency_days) as longest
      from marts.customer_risks as risks`
    )
    expect(Number(row?.['customers'])).toBe(Number(row?.['in_rules']))
    expect([row?.['too_much'], row?.['certain']].map(Number)).toEqual([0, 0])
    expect(Number(row?.['longest'])).toBeLessThanOrEqual(90)
  })

  it('counts at every cut-off whom it expected to lose and who left', async () => {
    const rows = await readRows(
      shop.connection,
      `select purpose, sum(customers) as customers, sum(predicted) as predicted, sum(actual) as actual
      from marts.risk_quality group by purpose order by purpose`
    )
    expect(rows.map((row) => row['purpose'])).toEqual(['test', 'train'])
    for (const [index, purpose] of ['test', 'train'].entries()) {
      expect(Number(rows[index]?.['customers'])).toBe(await figure(`${purpose}_customers`))
      expect(Number(rows[index]?.['actual'])).toBe(await figure(`${purpose}_left`))
    }
    const trained = rows[1]
    expect(Math.abs(Number(trained?.['predicted']) / Number(trained?.['actual']) - 1)).toBeLessThan(0.1)
  })
})

describe('too little to learn from', () => {
  it.each([
    ['few-customers', [{ customer_id: 'A', ordered_at: '2026-10-01', amount: 10 }]],
    [
      'short-history',
      Array.from({ length: 220 }, (_none, number) => ({
        customer_id: `c ${number}`,
        ordered_at: day(900 + (number % 130)),
        amount: 10
      }))
    ],
    [
      'few-outcomes',
      Array.from({ length: 220 }, (_none, number) => ({
        customer_id: `c ${number}`,
        ordered_at: day(number % 2 === 0 ? 0 : 1034),
        amount: 10
      }))
    ]
  ])('is said, and gives no rules: %s', async (warning, sales: Row[]) => {
    const { connection, close } = await tinyWarehouse({ sales })
    expect(
      await readRows(connection, `select name, text from marts.model_figures where model = 'churn_tree'`)
    ).toEqual([{ name: 'warning', text: warning }])
    for (const table of ['risk_rules', 'customer_risks', 'risk_quality']) {
      expect(await readRows(connection, `from marts.${table}`)).toEqual([])
    }
    close()
  })
})
