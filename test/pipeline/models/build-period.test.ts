import { describe, expect, it } from 'vitest'
import { askWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

async function settingsOf(sources: TinySources): Promise<Record<string, unknown>> {
  const rows = await askWarehouse(sources, 'select name, value from marts.settings')
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

const onDays = (...days: string[]): Row[] => days.map((day) => ({ ordered_at: day, amount: 1 }))

describe('as_of', () => {
  it('is the last order date, never the clock', async () => {
    expect(await settingsOf({ sales: onDays('2026-01-02', '2026-03-04 18:30:00') })).toMatchObject({
      as_of: '2026-03-04',
      first_order_on: '2026-01-02',
      last_order_on: '2026-03-04',
      lines_after_as_of: '0'
    })
  })

  it('is the configured date, and later lines are left out and counted', async () => {
    const settings = { as_of: '2026-02-10' }
    const sales = [
      { ordered_at: '2026-01-02', amount: 1, customer_id: 'a', product_id: 'p', region_id: 'r' },
      { ordered_at: '2026-02-10', amount: 1, customer_id: 'a', product_id: 'p', region_id: 'r' },
      { ordered_at: '2026-02-11', amount: 1, customer_id: 'b', product_id: 'q', region_id: 's' }
    ]
    expect(await settingsOf({ sales, settings })).toMatchObject({
      as_of: '2026-02-10',
      last_order_on: '2026-02-10',
      lines_after_as_of: '1'
    })
    const ids = `select customer_id as id from marts.customers union all select product_id from marts.products
                 union all select region_id from marts.regions order by all`
    expect((await askWarehouse({ sales, settings }, ids)).map(({ id }) => id)).toEqual(['a', 'p', 'r'])
  })
})

describe('complete_through', () => {
  // [what, order days, settings, expected]
  const examples: [string, string[], Row, string][] = [
    ['as_of on the last day of its month', ['2026-01-30', '2026-01-31'], {}, '2026-01-31'],
    ['a day short, with orders every day', ['2026-01-29', '2026-01-30'], {}, '2026-01-31'],
    ['two days short, with orders every day', ['2026-01-28', '2026-01-29'], {}, '2025-12-31'],
    ['a weekend short, with weekends without orders', ['2026-01-26', '2026-01-29'], {}, '2026-01-31'],
    [
      'gaps older than 90 days do not count',
      ['2025-10-01', '2025-10-31', '2026-01-28', '2026-01-29'],
      {},
      '2025-12-31'
    ],
    ['configured', ['2026-01-30', '2026-01-31'], { complete_through: '2025-12-31' }, '2025-12-31'],
    ['as_of after the last order', ['2026-01-20', '2026-01-21'], { as_of: '2026-01-31' }, '2026-01-31']
  ]

  it.each(examples)('%s', async (_what, days, settings, expected) => {
    // A line in the year before, so that the calendar has the month before.
    const sales = onDays('2025-09-01', ...days)
    expect(await settingsOf({ sales, settings })).toMatchObject({ complete_through: expected })
  })
})

describe('months', () => {
  it('run from the first to the last order month without gaps', async () => {
    const months = await askWarehouse(
      { sales: onDays('2025-09-05', '2026-01-10', '2026-01-12') },
      `select cast(month as varchar) as month, is_complete, cast(days_with_data_to as varchar) as day
       from marts.months order by month`
    )
    expect(months).toEqual([
      { month: '2025-09-01', is_complete: true, day: '2025-09-30' },
      { month: '2025-10-01', is_complete: true, day: '2025-10-31' },
      { month: '2025-11-01', is_complete: true, day: '2025-11-30' },
      { month: '2025-12-01', is_complete: true, day: '2025-12-31' },
      { month: '2026-01-01', is_complete: false, day: '2026-01-12' }
    ])
  })
})

describe('settings', () => {
  it('pass on what was configured, each name once', async () => {
    const sources = {
      sales: onDays('2026-01-02'),
      settings: { company: '示例公司', as_of: '2026-01-31', minimum_n: 12 }
    }
    const settings = await settingsOf(sources)
    expect(settings).toMatchObject({
      company: '示例公司',
      minimum_n: '12',
      as_of: '2026-01-31',
      region_source: 'none'
    })
  })

  it('say where regions come from', async () => {
    const customers = [{ customer_id: 'a', region_id: 'r' }]
    expect(await settingsOf({ sales: onDays('2026-01-02'), customers })).toMatchObject({
      region_source: 'customers'
    })
    const sales = [{ ordered_at: '2026-01-02', amount: 1, region_id: 'r' }]
    expect(await settingsOf({ sales, customers })).toMatchObject({ region_source: 'sales' })
  })
})
