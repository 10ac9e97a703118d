import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRows, tinyWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

interface PurchaseDay {
  customer_id: string
  ordered_on: string
  previous_on: string | null
  next_on: string | null
}

/** Purchase days by customer and day, and what the build proposes for the churn window. */
async function purchasesOf(sources: TinySources) {
  const { connection, close } = await tinyWarehouse(sources, {
    marts: ['purchase_days', 'customers', 'settings']
  })
  const days = await readRows(
    connection,
    `select customer_id, cast(ordered_on as varchar) as ordered_on,
       cast(previous_on as varchar) as previous_on, cast(next_on as varchar) as next_on
     from marts.purchase_days inner join marts.customers using (customer_key)
     order by customer_id, ordered_on`
  )
  const [setting] = await readRows(
    connection,
    `select value from marts.settings where name = 'churn_window_proposed_days'`
  )
  const stored = await readRows(
    connection,
    'select cast(ordered_on as varchar) as day from marts.purchase_days'
  )
  close()
  return {
    days: days as unknown as PurchaseDay[],
    proposed: setting?.['value'],
    stored: stored.map(({ day }) => day)
  }
}

const buys = (customer_id: string | null, ...days: string[]): Row[] =>
  days.map((ordered_at) => ({ customer_id, ordered_at, amount: 10 }))

describe('purchase days', () => {
  it('know the one before and the one after, each customer on their own', async () => {
    const sales = [
      ...buys('a', '2026-01-05', '2026-03-01', '2026-01-20'),
      ...buys('b', '2026-01-20'),
      ...buys(null, '2026-01-21')
    ]
    const { days } = await purchasesOf({ sales })
    expect(days).toEqual([
      { customer_id: 'a', ordered_on: '2026-01-05', previous_on: null, next_on: '2026-01-20' },
      { customer_id: 'a', ordered_on: '2026-01-20', previous_on: '2026-01-05', next_on: '2026-03-01' },
      { customer_id: 'a', ordered_on: '2026-03-01', previous_on: '2026-01-20', next_on: null },
      { customer_id: 'b', ordered_on: '2026-01-20', previous_on: null, next_on: null }
    ])
  })

  it('are one row for all purchases of a day, wherever they were made', async () => {
    const sales = [
      { customer_id: 'a', ordered_at: '2026-01-05 09:00:00', order_id: '1', region_id: 'north', amount: 10 },
      { customer_id: 'a', ordered_at: '2026-01-05 17:30:00', order_id: '2', region_id: 'south', amount: 10 },
      { customer_id: 'a', ordered_at: '2026-01-05 17:31:00', order_id: '3', amount: 10 }
    ]
    const { days } = await purchasesOf({ sales })
    expect(days).toEqual([{ customer_id: 'a', ordered_on: '2026-01-05', previous_on: null, next_on: null }])
  })

  it('are no days of returns or free samples alone', async () => {
    const sales = [
      ...buys('a', '2026-01-05', '2026-02-05'),
      { customer_id: 'a', ordered_at: '2026-01-10', quantity: -1, amount: -10 },
      { customer_id: 'a', ordered_at: '2026-01-11', amount: 0 },
      // A return beside a purchase does not undo the day.
      { customer_id: 'a', ordered_at: '2026-02-05', quantity: -1, amount: -10 },
      { customer_id: 'b', ordered_at: '2026-01-10', quantity: -1, amount: -10 }
    ]
    const { days } = await purchasesOf({ sales })
    expect(days).toEqual([
      { customer_id: 'a', ordered_on: '2026-01-05', previous_on: null, next_on: '2026-02-05' },
      { customer_id: 'a', ordered_on: '2026-02-05', previous_on: '2026-01-05', next_on: null }
    ])
  })

  it('end with as_of: a build of a past day does not know what came next', async () => {
    const sales = buys('a', '2026-01-05', '2026-02-05')
    const { days, proposed } = await purchasesOf({ sales, settings: { as_of: '2026-02-04' } })
    expect(days).toEqual([{ customer_id: 'a', ordered_on: '2026-01-05', previous_on: null, next_on: null }])
    expect(proposed).toBeNull()
  })

  it('are stored in the order of time', async () => {
    const sales = [...buys('a', '2026-02-01', '2026-01-03'), ...buys('b', '2026-01-02', '2026-01-31')]
    const { stored } = await purchasesOf({ sales })
    expect(stored).toEqual(['2026-01-02', '2026-01-03', '2026-01-31', '2026-02-01'])
  })
})

/** Sales of one customer with so many days from each to the next. */
function withGaps(customer: string, gaps: readonly number[]): Row[] {
  let day = Date.UTC(2025, 0, 1)
  const later = gaps.map((gap) => (day += gap * 86_400_000))
  return buys(customer, ...[Date.UTC(2025, 0, 1), ...later].map(asDay))
}

const asDay = (moment: number) => new Date(moment).toISOString().slice(0, 10)

describe('the proposed churn window', () => {
  // [what, gaps of customer a, gaps of customer b, proposed]
  it.each<[string, number[], number[], string | null]>([
    ['is empty where nobody bought on two days', [], [], null],
    ['is the only gap', [17], [], '17'],
    ['leaves out one gap of ten', [1, 2, 3, 4, 5, 6, 7, 8], [9, 200], '9'],
    [
      'keeps the longest of nine, since eight are less than nine tenths',
      [1, 2, 3, 4, 5, 6, 7, 8],
      [200],
      '200'
    ],
    ['leaves out one of eleven: ten are more than nine tenths', [1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 200], '10'],
    ['counts equal gaps one by one', [30, 30, 30, 30, 30], [30, 30, 30, 30, 90], '30']
  ])('%s', async (_what, first, second, proposed) => {
    const sales = [...withGaps('a', first), ...withGaps('b', second)]
    expect((await purchasesOf({ sales })).proposed).toBe(proposed)
  })
})

const line = fc.record({
  customer_id: fc.constantFrom('a', 'b', 'c', 'd'),
  ordered_at: fc.integer({ min: 0, max: 200 }).map((number) => asDay(Date.UTC(2025, 0, 1 + number))),
  quantity: fc.constantFrom(1, 1, 1, -1),
  unit_price: fc.constantFrom(10, 10, 10, 0)
})

/** Gaps in days between consecutive distinct days with a sale, of every customer. */
function gapsIn(
  sales: readonly { customer_id: string; ordered_at: string; quantity: number; unit_price: number }[]
) {
  return ['a', 'b', 'c', 'd'].flatMap((customer) => {
    const bought = sales.filter((row) => row.customer_id === customer && row.quantity * row.unit_price > 0)
    const days = [...new Set(bought.map((row) => Date.parse(row.ordered_at) / 86_400_000))].sort(
      (a, b) => a - b
    )
    return days.slice(1).map((later, index) => later - (days[index] ?? 0))
  })
}

describe('on any sales', () => {
  it('at least nine tenths of the gaps lie within the proposal, and fewer within any smaller gap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), async (sales) => {
        const gaps = gapsIn(sales)
        const { proposed, days } = await purchasesOf({ sales, settings: { as_of: '2025-12-31' } })
        const within = (limit: number) => gaps.filter((gap) => gap <= limit).length * 10 >= gaps.length * 9
        expect(days.filter(({ previous_on }) => previous_on !== null)).toHaveLength(gaps.length)
        expect(proposed).toBe(gaps.length === 0 ? null : String(Math.min(...gaps.filter(within))))
      }),
      { numRuns: 15, seed: 5 }
    )
  })
})
