import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../pipeline/models/checks.ts'
import { load, workspace } from '../../support/loading.ts'
import { askWarehouse, readRows, tinyWarehouse, type Row } from '../../support/warehouse.ts'

const sale = (customer_id: string, amount: number) => ({ ordered_at: '2026-03-05', customer_id, amount })

/** Net sales of each customer, and who describes them. */
async function joined(customer_aliases: Row[], customers: Row[] = []) {
  const sales = [sale('a', 1), sale('b', 20), sale('c', 300), sale('d', 4000)]
  const { connection, close } = await tinyWarehouse(
    { sales, customers, customer_aliases },
    { marts: ['customers', 'customer_months'] }
  )
  const rows = await readRows(
    connection,
    `select customers.customer_id, customers.customer_name, cast(sum(customer_months.net_amount) as double) as net_amount
    from marts.customers as customers
    inner join marts.customer_months as customer_months on customer_months.customer_key = customers.customer_key
    group by all order by all`
  )
  const checked = await runChecks({ connection, names: ['alias_circles', 'unknown_aliases'] })
  const wrong = checked.filter(({ failing_rows }) => failing_rows > 0)
  close()
  return {
    sums: rows.map(({ customer_id, net_amount }) => [customer_id, net_amount]),
    names: rows.map(({ customer_name }) => customer_name),
    wrong: wrong.map(({ check_name, severity, sample }) => [check_name, severity, sample])
  }
}

describe('aliases', () => {
  it('give what was sold to them to the customer whose they are, and leave the others', async () => {
    const { sums, wrong } = await joined([{ alias_id: 'b', customer_id: 'a' }])
    expect(sums).toEqual([
      ['a', 21],
      ['c', 300],
      ['d', 4000]
    ])
    expect(wrong).toEqual([])
  })

  it('that only a complaint names are those of their customer', async () => {
    const shop = await tinyWarehouse({
      sales: [{ ordered_at: '2026-01-05', customer_id: 'a', unit_price: 10 }],
      complaints: [
        { complaint_id: '1', customer_id: 'old-a', opened_at: '2026-01-05 09:00:00' },
        { complaint_id: '2', customer_id: 'old-z', opened_at: '2026-01-05 09:00:00' }
      ],
      customer_aliases: [
        { alias_id: 'old-a', customer_id: 'a' },
        { alias_id: 'old-z', customer_id: 'z' }
      ]
    })
    const rows = await readRows(
      shop.connection,
      'select complaint_id, customer_key from intermediate.complaints order by complaint_id'
    )
    const customers = await readRows(shop.connection, 'select customer_id from intermediate.customers')
    shop.close()
    expect(rows.map(({ customer_key }) => customer_key)).toEqual([1, null])
    expect(customers).toEqual([{ customer_id: 'a' }])
  })

  it('of aliases lead to the last of them', async () => {
    const chain = [
      { alias_id: 'b', customer_id: 'a' },
      { alias_id: 'c', customer_id: 'b' },
      { alias_id: 'd', customer_id: 'c' }
    ]
    expect((await joined(chain)).sums).toEqual([['a', 4321]])
  })

  it('are refused in a circle', async () => {
    const circle = [
      { alias_id: 'a', customer_id: 'b' },
      { alias_id: 'b', customer_id: 'a' }
    ]
    expect((await joined(circle)).wrong).toEqual([['alias_circles', 'error', 'a']])
  })

  it('of an id that nobody names are told of, and name a new customer', async () => {
    const { sums, wrong } = await joined([{ alias_id: 'b', customer_id: 'z' }])
    expect(sums.at(-1)).toEqual(['z', 20])
    expect(wrong).toEqual([['unknown_aliases', 'warning', 'z']])
  })

  it('describe the customer only where nothing else does', async () => {
    const alias = [{ alias_id: 'b', customer_id: 'a' }]
    const both = [
      { customer_id: 'a', customer_name: 'own' },
      { customer_id: 'b', customer_name: 'other' }
    ]
    expect((await joined(alias, both)).names[0]).toBe('own')
    expect((await joined(alias, both.slice(1))).names[0]).toBe('other')
  })
})

describe('what customers are compared by', () => {
  it('is the same whatever the width, case, punctuation and legal form', async () => {
    const space = workspace({
      files: {
        'sales.csv': 'ordered_at,customer_id,amount\n2026-03-05,a,1\n',
        'customers.csv': [
          'customer_id,customer_name,phone,email',
          'a,示例科技有限公司,138 0000 0001,Info@Example.com',
          'b,示例 科技（股份有限公司）,+86-138-0000-0001,nobody',
          'c,"ＡＣＭＥ Trading Co.，Ltd.",0086138００００0001,',
          'd,acme-trading,110,',
          'e,Costco,,',
          'f,有限公司,,'
        ].join('\n')
      },
      config: { sources: { sales: { files: 'sales.csv' }, customers: { files: 'customers.csv' } } }
    })
    const { rows } = await load(
      space,
      'select name_key, phone_key, email_key from staging.customers order by customer_id'
    )
    space.remove()
    expect(rows.map(({ name_key }) => name_key)).toEqual([
      '示例科技',
      '示例科技',
      'acmetrading',
      'acmetrading',
      'costco',
      null
    ])
    expect(rows.map(({ phone_key }) => phone_key).slice(0, 5)).toEqual([
      '13800000001',
      '13800000001',
      '13800000001',
      null,
      null
    ])
    expect(rows.map(({ email_key }) => email_key).slice(0, 2)).toEqual(['info@example.com', null])
  })
})

describe('customers that look like one', () => {
  async function pairs(customers: Row[], customer_aliases: Row[] = []) {
    const rows = await askWarehouse(
      { sales: [sale('c', 1)], customers, customer_aliases },
      'select * from marts.customer_duplicates order by all'
    )
    return rows.map((row) =>
      [row['customer_id'], row['other_id'], row['reason'], row['customer_count']].join(' ')
    )
  }

  it('have a name, phone or email in common; who has bought is the one to keep', async () => {
    const customers = [
      { customer_id: 'a', name_key: 'x', phone_key: '1' },
      { customer_id: 'b', phone_key: '1', email_key: 'e' },
      { customer_id: 'c', name_key: 'x', email_key: 'e' },
      { customer_id: 'd' }
    ]
    expect(await pairs(customers)).toEqual(['a b phone 2', 'c a name 2', 'c b email 2'])
    expect(await pairs(customers, [{ alias_id: 'a', customer_id: 'c' }])).toEqual(['c b email 2'])
  })

  it('are no persons that only share a name', async () => {
    const person = { customer_kind: 'person', name_key: '张伟' }
    expect(
      await pairs([
        { customer_id: 'a', ...person, phone_key: '1' },
        { customer_id: 'b', ...person, phone_key: '1' },
        { customer_id: 'd', ...person }
      ])
    ).toEqual(['a b phone 2'])
  })

  it('stand there once where more than five have the same', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ customer_id: `x${index}`, phone_key: '1' }))
    expect(await pairs(many(5))).toHaveLength(4)
    expect(await pairs(many(1000))).toEqual(['x0 x1 phone 1000'])
  })
})
