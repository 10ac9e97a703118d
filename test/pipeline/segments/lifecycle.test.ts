import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

/** customer → runs written `first day stage`. */
async function runsOf(sources: TinySources): Promise<Record<string, string[]>> {
  const rows = await askWarehouse(
    sources,
    `select customers.customer_id, customer_lifecycle.stage, valid_from
     from marts.customer_lifecycle inner join marts.customers using (customer_key) order by customer_id, valid_from`
  )
  const runs: Record<string, string[]> = {}
  for (const { customer_id, stage, valid_from } of rows)
    runs[String(customer_id)] = [
      ...(runs[String(customer_id)] ?? []),
      `${String(valid_from)} ${String(stage)}`
    ]
  return runs
}

const sale = (customer_id: string, ordered_at: string): Row => ({ customer_id, ordered_at, amount: 10 })

const settings = { as_of: '2026-12-31', churn_window_days: 30 }

describe('lifecycle', () => {
  it('takes a customer from new through active and at risk to churned, and back', async () => {
    const { Li } = await runsOf({
      // At risk after more than 80 days, churned on the 120th.
      settings: { ...settings, churn_window_days: 120 },
      sales: [
        sale('old', '2026-01-01'),
        ...['2026-05-01', '2026-08-20', '2026-08-25'].map((day) => sale('Li', day))
      ]
    })
    expect(Li).toEqual([
      '2026-05-01 new',
      // 91 days later, and more than 80 after the purchase: no longer new, and at risk at once.
      '2026-07-31 at_risk',
      '2026-08-20 active',
      '2026-11-14 at_risk',
      '2026-12-23 churned'
    ])
  })

  it('counts the days of W: one more than ⅔ is at risk, W is churned, W to the next purchase is not', async () => {
    const runs = await runsOf({
      settings,
      sales: [
        sale('Mo', '2026-01-01'),
        sale('Mo', '2026-01-31'),
        sale('He', '2026-01-01'),
        sale('He', '2026-02-01')
      ]
    })
    expect(runs['Mo']).toEqual([
      '2026-01-01 active',
      '2026-01-22 at_risk',
      '2026-01-31 active',
      '2026-02-21 at_risk',
      '2026-03-02 churned'
    ])
    expect(runs['He']).toEqual([
      '2026-01-01 active',
      '2026-01-22 at_risk',
      '2026-01-31 churned',
      '2026-02-01 reactivated',
      '2026-03-03 churned'
    ])
  })

  it('calls nobody new before the data have W days of history', async () => {
    const runs = await runsOf({
      settings,
      sales: [sale('first', '2026-01-01'), sale('early', '2026-01-30'), sale('late', '2026-01-31')]
    })
    expect(runs['early']?.[0]).toBe('2026-01-30 active')
    expect(runs['late']).toEqual(['2026-01-31 new', '2026-03-02 churned'])
  })

  it('knows leads and prospects from the first contact on, and looks no further than as_of', async () => {
    const runs = await runsOf({
      settings: { as_of: '2026-02-10', churn_window_days: 30 },
      sales: [sale('known', '2026-02-01'), sale('unknown', '2026-02-01'), sale('first', '2026-01-01')],
      customers: [
        { customer_id: 'known', first_contact_on: '2026-01-10', stage: 'customer' },
        { customer_id: 'asked', first_contact_on: '2026-01-15', stage: 'prospect' },
        { customer_id: 'long ago', first_contact_on: '2020-01-15', stage: 'lead' },
        { customer_id: 'some time' },
        { customer_id: 'tomorrow', first_contact_on: '2026-03-01' }
      ]
    })
    expect(runs).toEqual({
      known: ['2026-01-10 lead', '2026-02-01 new'],
      unknown: ['2026-02-01 new'],
      first: ['2026-01-01 active', '2026-01-22 at_risk', '2026-01-31 churned'],
      asked: ['2026-01-15 prospect'],
      'long ago': ['2026-01-01 lead'],
      'some time': ['2026-01-01 lead'],
      tomorrow: ['2026-02-10 lead']
    })
  })

  it('takes returns for no purchase, and makes nothing of no sales', async () => {
    const runs = await runsOf({
      settings,
      sales: [sale('Li', '2026-01-01'), { ...sale('Li', '2026-01-15'), quantity: -1 }]
    })
    expect(runs['Li']).toEqual(['2026-01-01 active', '2026-01-22 at_risk', '2026-01-31 churned'])
    expect(await runsOf({ sales: [], customers: [{ customer_id: 'c' }] })).toEqual({})
  })

  it('gives every customer one stage on every day, the first that the days since purchases tell', async () => {
    const day = fc.integer({ min: 0, max: 400 })
    const bought = fc.record({
      window: fc.integer({ min: 1, max: 130 }),
      days: fc.uniqueArray(day, { minLength: 1, maxLength: 6 })
    })
    await fc.assert(
      fc.asyncProperty(bought, async ({ window, days }) => {
        const dayOf = (number: number) => new Date(Date.UTC(2025, 0, 1 + number)).toISOString().slice(0, 10)
        const sorted = days.toSorted((one, other) => one - other)
        const found = await askWarehouse(
          {
            settings: { as_of: dayOf(500), churn_window_days: window },
            sales: [sale('first', dayOf(0)), ...sorted.map((each) => sale('c', dayOf(each)))]
          },
          `select cast(calendar.day as varchar) as day, string_agg(customer_lifecycle.stage) as stages
           from staging.calendar inner join marts.customer_lifecycle on day >= valid_from and day < valid_to
           inner join marts.customers using (customer_key)
           where customer_id = 'c' and day <= date '2025-01-01' + 500 group by all order by day`
        )
        const expected: string[] = []
        for (let today = sorted[0] ?? 0; today <= 500; today++) {
          const before = sorted.filter((each) => each <= today)
          const last = before.at(-1) ?? 0
          const back = before.findLast((each, index) => index > 0 && each - (before[index - 1] ?? 0) > window)
          const first = sorted[0] ?? 0
          expected.push(
            today - last >= window
              ? 'churned'
              : back !== undefined && today - back <= 90
                ? 'reactivated'
                : back === undefined && first >= window && today - first <= 90
                  ? 'new'
                  : today - last > (2 * window) / 3
                    ? 'at_risk'
                    : 'active'
          )
        }
        expect(found.map(({ stages }) => stages)).toEqual(expected)
      }),
      { numRuns: 25 }
    )
  })
})
