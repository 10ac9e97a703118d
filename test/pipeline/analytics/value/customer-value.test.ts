import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workspace } from '../../../support/loading.ts'
import { buildOf, hasReference, reference, type ReferenceBuild } from '../../../support/reference-build.ts'
import { regulars } from '../../../support/regulars.ts'
import { readRows, tinyWarehouse } from '../../../support/warehouse.ts'

const figuresOf = async (connection: Parameters<typeof readRows>[0]) =>
  readRows(
    connection,
    `select model, name, value, text from marts.model_figures where model in ('bg_nbd', 'gamma_gamma')`
  )

describe('customer values', () => {
  it('count days, not orders, and what was paid on all but the first', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [
        ...regulars({ weeks: 52 }),
        { customer_id: 'pair', ordered_at: '2025-01-08', amount: 500 },
        { customer_id: 'pair', ordered_at: '2025-01-22', amount: 10 },
        { customer_id: 'pair', ordered_at: '2025-01-22', amount: 20 },
        { customer_id: 'pair', ordered_at: '2025-02-05', amount: 50 },
        // A return is no purchase, goods at no price are one.
        { customer_id: 'pair', ordered_at: '2025-03-05', quantity: -1, amount: -50 },
        { customer_id: 'pair', ordered_at: '2025-02-26', quantity: 1, amount: 0 },
        { customer_id: 'looked', ordered_at: '2025-02-26', quantity: -1, amount: -5 }
      ],
      settings: { as_of: '2025-12-31' }
    })
    const rows = await readRows(
      connection,
      `select customer_values.* exclude (customer_key) from marts.customer_values
      inner join marts.customers on customers.customer_key = customer_values.customer_key
      where customers.customer_id in ('pair', 'looked')`
    )
    expect(rows).toEqual([
      expect.objectContaining({ repeat_purchases: 3, recency_weeks: 7, age_weeks: 51, mean_spend: 80 / 3 })
    ])
    const [row] = rows
    expect(Number(row?.['expected_value'])).toBeCloseTo(
      Number(row?.['expected_purchases']) * Number(row?.['expected_spend']),
      10
    )
    close()
  })

  it('are told for everyone with a purchase, and the last third of the weeks is foretold', async () => {
    const { connection, close } = await tinyWarehouse({ sales: regulars({ weeks: 52 }) })
    const [counts] = await readRows(
      connection,
      `select count(*) as customers, min(p_alive) > 0 as all_known, max(p_alive) <= 1 as chances,
        count(mean_spend) as again, min(expected_spend) >= 90 as dear from marts.customer_values`
    )
    expect(counts).toEqual({ customers: '60', all_known: true, chances: true, again: '40', dear: true })
    const weeks = await readRows(connection, 'select * from marts.value_holdout order by week')
    expect(weeks.filter(({ is_holdout }) => is_holdout)).toHaveLength(Math.floor(weeks.length / 3))
    const actual = weeks.map((row) => Number(row['actual']))
    expect(actual).toEqual(actual.toSorted((a, b) => a - b))
    const figures = await figuresOf(connection)
    expect(figures).toContainEqual({ model: 'bg_nbd', name: 'customers', value: 60, text: null })
    expect(figures).toContainEqual(expect.objectContaining({ name: 'holdout_weeks' }))
    close()
  })

  it('are the same in two builds of the same rows', async () => {
    const sales = regulars({ weeks: 52 })
    const read = async (rows: typeof sales) => {
      const { connection, close } = await tinyWarehouse({ sales: rows })
      const values = await readRows(connection, 'select * from marts.customer_values')
      const figures = await figuresOf(connection)
      close()
      return { values, figures }
    }
    expect(await read(sales)).toEqual(await read(sales))
  })

  it('are none where hardly anyone bought again, and a warning says why', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [
        { customer_id: 'Li', ordered_at: '2026-01-05', amount: 1 },
        { customer_id: 'Li', ordered_at: '2026-02-06', amount: 1 }
      ]
    })
    expect(await readRows(connection, 'select * from marts.customer_values')).toEqual([])
    expect(await readRows(connection, 'select * from marts.value_holdout')).toEqual([])
    expect(await figuresOf(connection)).toEqual([
      { model: 'bg_nbd', name: 'warning', value: 1, text: 'too-few-repeat-buyers' },
      { model: 'gamma_gamma', name: 'warning', value: 1, text: 'too-few-repeat-buyers' },
      { model: 'bg_nbd', name: 'warning', value: 4, text: 'no-holdout' }
    ])
    close()
  })

  it('fail no build without customers', async () => {
    const { connection, close } = await tinyWarehouse({ sales: [{ ordered_at: '2026-01-05', amount: 1 }] })
    expect(await readRows(connection, 'select * from marts.customer_values')).toEqual([])
    close()
  })
})

describe.skipIf(!hasReference)('a build of CDNOW as of 1997-09-30', () => {
  let built: ReferenceBuild
  beforeAll(async () => {
    const sales = {
      files: join(reference, 'cdnow/CDNOW_sample.txt'),
      columns: { customer_id: 2, ordered_at: 3, quantity: 4, amount: 5 },
      format: { header: false }
    }
    const config = { time_zone: 'UTC', currency: 'USD', as_of: '1997-09-30', same_day_orders: 'merge' }
    built = await buildOf(workspace({ config: { ...config, sources: { sales } } }))
  })
  afterAll(() => built.close())

  it('has the published parameters', async () => {
    const rows = await figuresOf(built.connection)
    const figure = (model: string, name: string) =>
      Number(rows.find((row) => row['model'] === model && row['name'] === name)?.['value'])
    expect(figure('bg_nbd', 'customers')).toBe(2357)
    expect(figure('bg_nbd', 'r')).toBeCloseTo(0.2426, 4)
    expect(figure('bg_nbd', 'alpha')).toBeCloseTo(4.4136, 3)
    expect(figure('bg_nbd', 'a')).toBeCloseTo(0.7929, 3)
    expect(figure('bg_nbd', 'b')).toBeCloseTo(2.4258, 3)
    expect(figure('bg_nbd', 'log_likelihood')).toBeCloseTo(-9582.4, 1)
    expect(figure('gamma_gamma', 'customers')).toBe(946)
    expect(figure('gamma_gamma', 'p')).toBeCloseTo(6.25, 2)
    expect(figure('gamma_gamma', 'q')).toBeCloseTo(3.744, 3)
    expect(figure('gamma_gamma', 'gamma')).toBeCloseTo(15.443, 2)
    expect(figure('gamma_gamma', 'log_likelihood')).toBeCloseTo(-4055.92, 2)
    expect(figure('gamma_gamma', 'correlation')).toBeCloseTo(0.1139, 4)
  })
})
