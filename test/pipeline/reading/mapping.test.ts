import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { load, workspace, type Workspace } from '../../support/loading.ts'

let space: Workspace | undefined
afterEach(() => {
  space?.remove()
  space = undefined
})

function make(files: Record<string, string | Buffer>, sources: object, settings: object = {}): Workspace {
  space = workspace({ files, config: { ...settings, sources } })
  return space
}

describe('columns are found where the config says', () => {
  it('by header, whatever its case, width and blanks', async () => {
    const made = make(
      { 'a.csv': '订单 编号,下单时间,金额\nA1,2026-10-01,88\n' },
      { sales: { files: 'a.csv', columns: { order_id: '订单编号', ordered_at: '下单时间', amount: '金额' } } }
    )
    const { rows } = await load(
      made,
      'select order_id, cast(ordered_at as varchar) as ordered_at, amount from staging.sales'
    )
    expect(rows).toEqual([{ order_id: 'A1', ordered_at: '2026-10-01 00:00:00', amount: '88.0000' }])
  })

  it('by position, in a file without a header', async () => {
    const made = make(
      { 'a.csv': '2026-10-01,A1,88\n2026-10-02,A2,99\n' },
      { sales: { files: 'a.csv', columns: { ordered_at: 1, order_id: 2, amount: 3 } } }
    )
    const { rows } = await load(made, 'select order_id, amount from staging.sales order by order_id')
    expect(rows).toEqual([
      { order_id: 'A1', amount: '88.0000' },
      { order_id: 'A2', amount: '99.0000' }
    ])
  })

  it('constants and declared attributes', async () => {
    const made = make(
      { 'a.csv': 'ordered_at,amount,物流\n2026-10-01,5,顺丰\n' },
      { sales: { files: 'a.csv', constants: { channel: '网店' }, attributes: { carrier: '物流' } } }
    )
    const { rows } = await load(made, 'select channel, attribute_carrier from staging.sales')
    expect(rows).toEqual([{ channel: '网店', attribute_carrier: '顺丰' }])
  })

  it('several entries of one source, each with its own mapping', async () => {
    const made = make(
      { 'old.csv': '日期;金额\n01.10.2026;1.234,50\n', 'new.csv': 'ordered_at,amount\n2026-10-02,7\n' },
      { sales: [{ files: 'old.csv', columns: { ordered_at: '日期', amount: '金额' } }, { files: 'new.csv' }] }
    )
    const { rows } = await load(
      made,
      'select cast(ordered_at as date)::varchar as day, amount from staging.sales order by 1'
    )
    expect(rows).toEqual([
      { day: '2026-10-01', amount: '1234.5000' },
      { day: '2026-10-02', amount: '7.0000' }
    ])
  })
})

describe('how days are written is found out, or given', () => {
  const dated = async (values: readonly string[], format: object = {}) => {
    const made = make(
      { 'a.csv': `ordered_at,amount\n${values.map((value) => `"${value}",1`).join('\n')}\n` },
      { sales: { files: 'a.csv', format } }
    )
    const { rows } = await load(
      made,
      "select strftime(ordered_at, '%Y-%m-%d %H:%M') as at from staging.sales order by record"
    )
    return rows.map((row) => row['at'])
  }

  it.each([
    { values: ['2026-10-01', '2026-10-02 09:30:00'], read: ['2026-10-01 00:00', '2026-10-02 09:30'] },
    { values: ['2026/1/5', '2026/1/6 8:05'], read: ['2026-01-05 00:00', '2026-01-06 08:05'] },
    { values: ['20261001', '20261002'], read: ['2026-10-01 00:00', '2026-10-02 00:00'] },
    { values: ['12/1/2010 8:26', '12/13/2010 17:05'], read: ['2010-12-01 08:26', '2010-12-13 17:05'] },
    { values: ['1/12/2010', '13/12/2010'], read: ['2010-12-01 00:00', '2010-12-13 00:00'] },
    { values: ['2026年10月1日', '2026年10月12日'], read: ['2026-10-01 00:00', '2026-10-12 00:00'] },
    { values: ['31.10.2026', '01.11.2026'], read: ['2026-10-31 00:00', '2026-11-01 00:00'] },
    { values: ['05-Oct-2026'], read: ['2026-10-05 00:00'] },
    {
      values: ['2026-10-01T23:30:00Z', '2026-10-01T23:30:00+08:00'],
      read: ['2026-10-02 07:30', '2026-10-01 23:30']
    }
  ])('$values', async ({ values, read }) => {
    expect(await dated(values)).toEqual(read)
  })

  it('by the whole column where the first 200 records fit two ways', async () => {
    const values = [...Array.from({ length: 250 }, () => '1/2/2026'), '1/31/2026']
    expect((await dated(values)).slice(-2)).toEqual(['2026-01-02 00:00', '2026-01-31 00:00'])
  })

  it('as given', async () => {
    expect(await dated(['01/02/2026'], { date: '%d/%m/%Y' })).toEqual(['2026-02-01 00:00'])
  })
})

describe('several sources from one file', () => {
  const file = [
    '订单编号,下单日期,客户编号,客户名称,产品编号,产品名称,大类,地区,省份,城市,金额',
    'A1,2026-10-01,C1,甲公司,P1,纸杯,办公,华东,江苏,南京,10',
    'A2,2026-10-02,C1,,P1,纸杯(新),办公,华东,江苏,苏州,20',
    'A3,2026-10-03,,,P2,抹布,清洁,华北,河北,,30',
    ''
  ].join('\n')
  const sources = {
    sales: {
      files: 'a.csv',
      columns: {
        order_id: '订单编号',
        ordered_at: '下单日期',
        customer_id: '客户编号',
        product_id: '产品编号',
        amount: '金额'
      }
    },
    products: {
      files: 'a.csv',
      columns: { product_id: '产品编号', product_name: '产品名称', category: '大类' }
    },
    customers: { files: 'a.csv', columns: { customer_id: '客户编号', customer_name: '客户名称' } },
    regions: { files: 'a.csv', levels: { area: '地区', province: '省份', city: '城市' } }
  }

  it('the last row of a key wins, what it leaves empty stays as it was', async () => {
    const { rows } = await load(
      make({ 'a.csv': file }, sources),
      'select product_id, product_name, category from staging.products order by 1'
    )
    expect(rows).toEqual([
      { product_id: 'P1', product_name: '纸杯(新)', category: '办公' },
      { product_id: 'P2', product_name: '抹布', category: '清洁' }
    ])
    const customers = await load(
      make({ 'a.csv': file }, sources),
      'select customer_id, customer_name from staging.customers'
    )
    expect(customers.rows).toEqual([{ customer_id: 'C1', customer_name: '甲公司' }])
  })

  it('rows without a customer are no customers, and no rejects', async () => {
    const { rows } = await load(
      make({ 'a.csv': file }, sources),
      "select rows_in, rows_kept, rows_rejected, rows_duplicate from staging.source_files where source = 'customers'"
    )
    expect(rows).toEqual([{ rows_in: '2', rows_kept: '1', rows_rejected: '0', rows_duplicate: '1' }])
  })

  it('level columns make the tree, and place each sale at its full path', async () => {
    const { rows } = await load(
      make({ 'a.csv': file }, sources),
      'select region_id, region_name, parent_id from staging.regions order by region_id'
    )
    expect(rows).toEqual([
      { region_id: '华东', region_name: '华东', parent_id: null },
      { region_id: '华东 / 江苏', region_name: '江苏', parent_id: '华东' },
      { region_id: '华东 / 江苏 / 南京', region_name: '南京', parent_id: '华东 / 江苏' },
      { region_id: '华东 / 江苏 / 苏州', region_name: '苏州', parent_id: '华东 / 江苏' },
      { region_id: '华北', region_name: '华北', parent_id: null },
      { region_id: '华北 / 河北', region_name: '河北', parent_id: '华北' }
    ])
    const placed = await load(
      make({ 'a.csv': file }, sources),
      'select order_id, region_id from staging.sales order by 1'
    )
    expect(placed.rows.map((row) => row['region_id'])).toEqual([
      '华东 / 江苏 / 南京',
      '华东 / 江苏 / 苏州',
      '华北 / 河北'
    ])
  })
})

describe('exports that overlap', () => {
  const files = {
    'orders-1.csv': 'ordered_at,order_id,amount\n2026-09-30,A1,1\n2026-10-01,A2,2\n',
    'orders-2.csv': 'ordered_at,order_id,amount\n2026-10-01,A2,3\n2026-10-05,A3,4\n'
  }

  it('the later file gives the whole month', async () => {
    const loaded = await load(
      make(files, { sales: { files: 'orders-*.csv', replace_by: 'month' } }),
      'select order_id, amount from staging.sales order by 1'
    )
    expect(loaded.rows).toEqual([
      { order_id: 'A1', amount: '1.0000' },
      { order_id: 'A2', amount: '3.0000' },
      { order_id: 'A3', amount: '4.0000' }
    ])
    expect([loaded.rowsIn, loaded.kept, loaded.duplicates]).toEqual([4, 3, 1])
  })

  it('files follow each other by their numbers', async () => {
    const row = (amount: number) => `ordered_at,order_id,amount\n2026-08-01,A1,${amount}\n`
    const numbered = { 'orders-9.csv': row(9), 'orders-10.csv': row(10) }
    const sources = { sales: { files: 'orders-*.csv', replace_by: 'month' } }
    const { rows } = await load(make(numbered, sources), 'select amount from staging.sales')
    expect(rows).toEqual([{ amount: '10.0000' }])
  })

  it('without replace_by every row counts', async () => {
    const loaded = await load(make(files, { sales: { files: 'orders-*.csv' } }))
    expect(loaded.kept).toBe(4)
  })
})

describe('records keep their numbers', () => {
  it('over many files and threads', async () => {
    const file = (first: number, rows: number) =>
      `ordered_at,amount,kind,line_id\n${Array.from({ length: rows }, (_, index) => `2026-10-01,1,sale,${first * 1_000_000 + index + 1}`).join('\n')}\n`
    const files = Object.fromEntries(
      [30_000, 5_000, 150_000, 1, 20_000, 60_000].map((rows, index) => [
        `part-${index}.csv`,
        file(index, rows)
      ])
    )
    const { rows } = await load(
      make(files, { sales: { files: 'part-*.csv' } }),
      'select count(*)::int as n from staging.sales where record <> line_id::bigint % 1000000 or file_id <> line_id::bigint // 1000000 + 1'
    )
    expect(rows).toEqual([{ n: 0 }])
  })
})

describe('orders without an id', () => {
  const file = {
    'a.csv':
      'ordered_at,customer_id,amount\n2026-10-01 09:00,C1,1\n2026-10-01 17:00,C1,2\n2026-10-02,C1,3\n2026-10-02,,4\n'
  }

  it('are one per customer and day; without a customer every row is one', async () => {
    const { rows } = await load(
      make(file, { sales: { files: 'a.csv' } }),
      'select order_id, count(*)::int as lines from staging.sales group by 1 order by 1'
    )
    expect(rows).toEqual([
      { order_id: '1:4', lines: 1 },
      { order_id: 'C1 @ 2026-10-01', lines: 2 },
      { order_id: 'C1 @ 2026-10-02', lines: 1 }
    ])
  })

  it('same_day_orders: merge joins the orders of a day', async () => {
    const made = make(
      { 'a.csv': 'ordered_at,order_id,customer_id,amount\n2026-10-01,A1,C1,1\n2026-10-01,A2,C1,2\n' },
      { sales: { files: 'a.csv' } },
      { same_day_orders: 'merge' }
    )
    expect((await load(made, 'select distinct order_id from staging.sales')).rows).toHaveLength(1)
  })
})

describe('layouts other than CSV', () => {
  it('JSON lines, nested values as text', async () => {
    const made = make(
      {
        'a.jsonl':
          '{"ordered_at":"2026-10-01","amount":5.5,"order_id":7}\n{"amount":"1,000","ordered_at":"2026-10-02"}\n'
      },
      { sales: { files: 'a.jsonl' } }
    )
    expect((await load(made, 'select order_id, amount from staging.sales order by ordered_at')).rows).toEqual(
      [
        { order_id: '7', amount: '5.5000' },
        { order_id: '1:2', amount: '1000.0000' }
      ]
    )
  })

  it('Parquet, with its own types', async () => {
    const made = make({}, { sales: { files: 'a.parquet', columns: { ordered_at: 'at', amount: 'value' } } })
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(
      `copy (select timestamp '2026-10-01 10:00:00' as at, 0.1::double as value union all select null, 5) to '${join(made.folder, 'a.parquet')}' (format parquet)`
    )
    connection.closeSync()
    instance.closeSync()
    const loaded = await load(made, 'select amount from staging.sales')
    expect(loaded.rows).toEqual([{ amount: '0.1000' }])
    expect(loaded.rejects).toMatchObject([{ record: 2, column_name: 'ordered_at', reason: 'missing' }])
  })
})
