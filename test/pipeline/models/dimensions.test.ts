import { describe, expect, it } from 'vitest'
import { askWarehouse, readRows, tinyWarehouse, type TinySources } from '../../support/warehouse.ts'

const dimensions = (sources: TinySources) =>
  askWarehouse(sources, 'select * from marts.dimensions order by position')

const full: TinySources = {
  sales: [
    {
      ordered_at: '2026-01-05',
      amount: 1,
      customer_id: 'a',
      product_id: 'p',
      region_id: 'sh',
      channel: '线上',
      attribute_need: 'x'
    }
  ],
  products: [{ product_id: 'p', category: 'k', subcategory: 's' }],
  regions: [{ region_id: 'cn' }, { region_id: 'sh', parent_id: 'cn' }],
  customers: [{ customer_id: 'a', owner: '王', attribute_age: '30' }],
  regionLevels: [{ name: 'country', label_zh: '国家', label_en: 'Country' }, { name: 'city' }],
  attributes: [
    { source: 'sales', name: 'need', label_zh: '需求' },
    { source: 'customers', name: 'age' },
    { source: 'products', name: 'brand' }
  ]
}

describe('dimensions', () => {
  it('are what this build has values for, each with its parent', async () => {
    const rows = await dimensions(full)
    expect(rows.map(({ name, parent }) => [name, parent])).toEqual([
      ['tier', null],
      ['segment', null],
      ['stage', null],
      ['customer', null],
      ['category', null],
      ['subcategory', 'category'],
      ['product', 'subcategory'],
      ['country', null],
      ['city', 'country'],
      ['region', 'city'],
      ['channel', null],
      ['owner', null],
      ['home_country', null],
      ['home_city', 'home_country'],
      ['home_region', 'home_city'],
      ['age', null],
      ['need', null]
    ])
    expect(rows.find(({ name }) => name === 'home_country')).toMatchObject({
      label_zh: '客户所在国家',
      label_en: 'Home country',
      attribute_of: 'customer',
      relation: 'home_regions',
      key_column: 'level_1_id',
      label_column: 'level_1_name'
    })
    expect(rows.find(({ name }) => name === 'need')).toMatchObject({
      label_zh: '需求',
      label_en: 'need',
      attribute_of: 'line',
      relation: 'order_lines',
      key_column: 'attribute_need'
    })
    expect(rows.find(({ name }) => name === 'age')).toMatchObject({
      attribute_of: 'customer',
      relation: 'customers'
    })
  })

  it('are tier, customer, product and region where there is nothing else', async () => {
    const rows = await dimensions({ sales: [{ ordered_at: '2026-01-05', amount: 1 }] })
    expect(rows.map(({ name, parent }) => [name, parent])).toEqual([
      ['tier', null],
      ['segment', null],
      ['stage', null],
      ['customer', null],
      ['product', null],
      ['region', null]
    ])
  })

  it('leave its name to a column of one’s own called segment', async () => {
    const rows = await dimensions({
      sales: [{ ordered_at: '2026-01-05', amount: 1, customer_id: 'c' }],
      customers: [{ customer_id: 'c', attribute_segment: 'B2B' }],
      attributes: [{ source: 'customers', name: 'segment' }]
    })
    expect(rows.map(({ name, relation }) => [name, relation])).toContainEqual(['segment', 'customers'])
    expect(rows.map(({ name, relation }) => [name, relation])).toContainEqual(['rfm_segment', 'segments'])
  })

  it('skip a missing level between: product below category, no named region levels', async () => {
    const rows = await dimensions({
      sales: [{ ordered_at: '2026-01-05', amount: 1, product_id: 'p', region_id: 'r' }],
      products: [{ product_id: 'p', category: 'k' }],
      regions: [{ region_id: 'cn' }, { region_id: 'r', parent_id: 'cn' }],
      regionLevels: []
    })
    expect(rows.map(({ name, parent }) => [name, parent])).toEqual([
      ['tier', null],
      ['segment', null],
      ['stage', null],
      ['customer', null],
      ['category', null],
      ['product', 'category'],
      ['region', null]
    ])
  })

  it('name columns that their relation has', async () => {
    const { connection, close } = await tinyWarehouse(full)
    const table: Record<string, string> = { home_regions: 'regions', stages: 'lifecycle_stages' }
    for (const {
      name,
      relation,
      key_column,
      label_column,
      on_orders,
      on_sales_months,
      attribute_of
    } of await readRows(connection, 'select * from marts.dimensions')) {
      const mart = table[String(relation)] ?? String(relation)
      await readRows(
        connection,
        `select "${String(key_column)}", "${String(label_column)}" from marts.${mart}`
      )
      if (relation === 'order_lines' && on_orders === true) {
        await readRows(connection, `select "${String(key_column)}" from marts.orders`)
      }
      if (on_sales_months === true && relation !== 'regions') {
        await readRows(connection, `select "${String(key_column)}" from marts.sales_months`)
      }
      expect(attribute_of === 'customer' ? on_orders : true, String(name)).toBe(true)
    }
    close()
  })
})
