import { describe, expect, it } from 'vitest'
import { readRows, tinyWarehouse, type Row } from '../../../support/warehouse.ts'

/** Of each kind forty customers: with so many orders on end up to so many days before the last day, of so much. */
const kinds = [
  { kind: 'best', orders: 8, until: 0, amount: 5000 },
  { kind: 'faded', orders: 4, until: 120, amount: 800 },
  { kind: 'small', orders: 1, until: 10, amount: 20 }
]

const day = (back: number) => new Date(Date.UTC(2026, 9, 31 - back)).toISOString().slice(0, 10)

const sales: Row[] = kinds.flatMap(({ kind, orders, until, amount }) =>
  Array.from({ length: 40 }, (_none, number) =>
    Array.from({ length: orders }, (_nothing, order) => ({
      customer_id: `${kind} ${number}`,
      ordered_at: day(until + (number % 4) + order * 20),
      amount: amount + number
    }))
  ).flat()
)

describe('clusters', () => {
  it('are the kinds that were planted, the best first, each customer in one', async () => {
    const { connection, close } = await tinyWarehouse({ sales, settings: { as_of: '2026-10-31' } })
    const found = await readRows(
      connection,
      `select split_part(customers.customer_id, ' ', 1) as kind, clusters.position, clusters.label_en as label,
        clusters.customers, count(*) as counted
      from marts.customer_clusters as of_customers
        inner join marts.clusters as clusters on clusters.cluster = of_customers.cluster
        inner join marts.customers as customers on customers.customer_key = of_customers.customer_key
      group by all order by clusters.position`
    )
    expect(found).toEqual([
      { kind: 'best', position: 1, label: 'Recent, frequent, high spend', customers: 40, counted: '40' },
      {
        kind: 'faded',
        position: 2,
        label: expect.stringContaining('Long ago'),
        customers: 40,
        counted: '40'
      },
      {
        kind: 'small',
        position: 3,
        label: expect.stringContaining('low spend'),
        customers: 40,
        counted: '40'
      }
    ])
    const [best] = await readRows(connection, 'from marts.clusters order by position')
    // Eight orders each; the geometric mean lies between 8 × 5000 and 8 × 5039.
    expect(Number(best?.['orders'])).toBeCloseTo(8, 9)
    expect(Number(best?.['net_amount'])).toBeGreaterThan(40_000)
    expect(Number(best?.['net_amount'])).toBeLessThan(40_312)
    close()
  })

  it('are none of a few customers, which a figure says', async () => {
    const { connection, close } = await tinyWarehouse({ sales: sales.slice(0, 8) })
    expect(await readRows(connection, 'from marts.customer_clusters')).toEqual([])
    expect(
      await readRows(connection, `select name, text from marts.model_figures where model = 'clusters'`)
    ).toEqual([{ name: 'warning', text: 'few-customers' }])
    close()
  })
})
