import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

const monthOf = (day: unknown) => String(day).slice(0, 7)

/** customer → spans written `month tier`, the last one open. */
async function spansOf(sources: TinySources): Promise<Record<string, string[]>> {
  const rows = await askWarehouse(
    sources,
    `select customers.customer_id, tier, valid_from, valid_to
     from marts.customer_tiers inner join marts.customers using (customer_key) order by customer_id, valid_from`
  )
  const spans: Record<string, string[]> = {}
  for (const { customer_id, tier, valid_from } of rows) {
    const span = `${monthOf(valid_from)} ${String(tier)}`
    spans[String(customer_id)] = [...(spans[String(customer_id)] ?? []), span]
  }
  return spans
}

const sale = (customer_id: string, ordered_at: string, amount: number): Row => ({
  customer_id,
  ordered_at,
  amount
})

const thresholds = { tier_strategic_minimum: 1000, tier_key_minimum: 100 }

describe('tier at a month’s opening', () => {
  it('follows the net sales of the 12 months before, not of the month itself', async () => {
    const sales = [
      sale('a', '2024-03-31', 1000),
      sale('b', '2024-04-01', 99.99),
      sale('b', '2024-05-31', 0.01),
      sale('c', '2024-03-10', 5),
      // Keeps the data going.
      sale('z', '2025-06-30', 1)
    ]
    expect(await spansOf({ sales, settings: thresholds, customers: [{ customer_id: 'never' }] })).toEqual({
      a: ['2024-03 potential', '2024-04 strategic', '2025-04 lapsed'],
      b: ['2024-03 potential', '2024-05 regular', '2024-06 key', '2025-05 regular', '2025-06 lapsed'],
      c: ['2024-03 potential', '2024-04 regular', '2025-04 lapsed'],
      never: ['2024-03 potential'],
      z: ['2024-03 potential', '2025-07 regular']
    })
  })

  it('stands at a threshold when it is reached to the cent, and below it one cent short', async () => {
    const sales = [
      sale('at', '2025-01-05', 1000),
      sale('short', '2025-01-05', 999.99),
      sale('key', '2025-01-05', 100),
      sale('under', '2025-01-05', 99.99)
    ]
    expect(await spansOf({ sales, settings: thresholds })).toEqual({
      at: ['2025-01 potential', '2025-02 strategic'],
      short: ['2025-01 potential', '2025-02 key'],
      key: ['2025-01 potential', '2025-02 key'],
      under: ['2025-01 potential', '2025-02 regular']
    })
  })

  it('counts returns against sales, and a return alone is no purchase', async () => {
    const sales = [
      sale('a', '2025-01-05', 1000),
      { ...sale('a', '2025-02-05', -1), quantity: -1 },
      { ...sale('b', '2025-01-05', -50), quantity: -1 }
    ]
    expect(await spansOf({ sales, settings: thresholds })).toEqual({
      a: ['2025-01 potential', '2025-02 strategic', '2025-03 key'],
      b: ['2025-01 potential']
    })
  })

  it('is the given one, by its name or label, whatever was bought', async () => {
    const sales = [sale('a', '2025-01-05', 5000), sale('b', '2025-01-05', 1), sale('c', '2025-01-05', 1)]
    const customers = [
      { customer_id: 'a', tier: 'Regular' },
      { customer_id: 'b', tier: '战略客户' },
      { customer_id: 'c', tier: 'VIP' }
    ]
    const content = { sales, customers, settings: thresholds }
    expect(await spansOf(content)).toEqual({
      a: ['2025-01 regular'],
      b: ['2025-01 strategic'],
      c: ['2025-01 VIP']
    })
    const tiers = await askWarehouse(content, 'select tier, position from marts.tiers order by position')
    expect(tiers.map(({ tier, position }) => [tier, position])).toEqual([
      ['strategic', 1],
      ['key', 2],
      ['regular', 3],
      ['lapsed', 4],
      ['potential', 5],
      ['VIP', 6]
    ])
  })

  it('says its rule with the threshold in it, in both languages', async () => {
    const [strategic] = await askWarehouse(
      { sales: [sale('a', '2025-01-05', 1)], settings: thresholds },
      'select rule_zh, rule_en from marts.tiers order by position'
    )
    expect(strategic).toEqual({
      rule_zh: '近 12 个月净销售额不低于 1000.00',
      rule_en: 'Net sales of the last 12 months of at least 1000.00'
    })
  })
})

describe('derived thresholds', () => {
  async function minima(sales: Row[], settings: Row = {}) {
    const rows = await askWarehouse(
      { sales, settings },
      `select name, value from marts.settings where name like 'tier%' order by name`
    )
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  }

  const customers = (...amounts: number[]) =>
    amounts.map((amount, index) => sale(`c${index}`, '2025-01-05', amount))

  it('are the smallest set that makes 50 %, then 80 % of trailing sales', async () => {
    // Of 100: 40 + 20 reaches 50, 40 + 20 + 15 + 10 reaches 80.
    expect(await minima(customers(40, 20, 15, 10, 8, 7))).toEqual({
      tier_strategic_minimum: '20.0000',
      tier_key_minimum: '10.0000',
      tiers_derived: 'true'
    })
  })

  it('are reached exactly by a set that makes exactly the share', async () => {
    expect(await minima(customers(50, 30, 20))).toMatchObject({
      tier_strategic_minimum: '50.0000',
      tier_key_minimum: '30.0000'
    })
  })

  it('never split equal values', async () => {
    // 50 % falls within the four customers of 20: all of them are strategic, and 80 % is reached with them.
    const sales = customers(20, 20, 20, 20, 10, 10)
    expect(await minima(sales)).toMatchObject({
      tier_strategic_minimum: '20.0000',
      tier_key_minimum: '20.0000'
    })
    const tiers = Object.values(await spansOf({ sales })).map((history) => history.at(-1))
    expect(tiers.filter((span) => span === '2025-02 strategic')).toHaveLength(4)
  })

  it('look at the 12 months up to as_of only, and not at sales without a customer', async () => {
    const sales = [
      ...customers(50, 30, 20),
      sale('old', '2024-01-31', 10_000),
      sale('later', '2025-02-01', 10_000),
      { ordered_at: '2025-01-05', amount: 10_000 }
    ]
    expect(await minima(sales, { as_of: '2025-01-31' })).toMatchObject({
      tier_strategic_minimum: '50.0000',
      tier_key_minimum: '30.0000'
    })
  })

  it('give way to configured ones', async () => {
    expect(await minima(customers(50, 30, 20), thresholds)).toEqual({
      tier_strategic_minimum: '1000.0000',
      tier_key_minimum: '100.0000',
      tiers_derived: 'false'
    })
  })

  it('are empty where nothing was sold, and then nobody is above regular', async () => {
    const sales = [
      { ordered_at: '2025-01-05', amount: 5 },
      { ...sale('a', '2025-01-05', -5), quantity: -1 }
    ]
    expect(await minima(sales)).toMatchObject({ tier_strategic_minimum: null, tier_key_minimum: null })
    expect(await spansOf({ sales })).toEqual({ a: ['2025-01 potential'] })
  })
})

describe('tiers and customers', () => {
  const line = fc.record({
    customer_id: fc.integer({ min: 1, max: 15 }).map((number) => `c${number}`),
    month: fc.integer({ min: 0, max: 40 }),
    amount: fc.integer({ min: -40, max: 120 }).filter((amount) => amount !== 0)
  })
  const firstMonth = 2022 * 12
  const written = (month: number) =>
    `${Math.floor((firstMonth + month) / 12)}-${String(((firstMonth + month) % 12) + 1).padStart(2, '0')}`

  it('are matched once at every month’s opening, as a plain look at the 12 months before says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 120 }), async (lines) => {
        const sales = lines.map(({ customer_id, month, amount }) => ({
          ...sale(customer_id, `${written(month)}-15`, amount),
          quantity: Math.sign(amount)
        }))
        const actual = await askWarehouse(
          { sales, settings: thresholds, customers: [{ customer_id: 'c0' }] },
          `select cast(months.month as varchar) as month, customer_id, tier
           from marts.months cross join marts.customers
           inner join marts.customer_tiers on customer_tiers.customer_key = customers.customer_key
             and valid_from <= months.month and months.month < valid_to
           order by customer_id, months.month`
        )
        const months = lines.map(({ month }) => month)
        const ids = [...new Set(['c0', ...lines.map(({ customer_id }) => customer_id)])].sort()
        const expected = ids.flatMap((customer_id) => {
          const own = lines.filter((candidate) => candidate.customer_id === customer_id)
          const opening = (month: number) => {
            const inWindow = own.filter(
              (candidate) => candidate.month < month && candidate.month >= month - 12
            )
            const net = inWindow.reduce((sum, { amount }) => sum + amount, 0)
            const bought = (candidates: typeof own) => candidates.some(({ amount }) => amount > 0)
            if (net >= 1000) return 'strategic'
            if (net >= 100) return 'key'
            if (bought(inWindow)) return 'regular'
            return bought(own.filter((candidate) => candidate.month < month)) ? 'lapsed' : 'potential'
          }
          const span = Array.from(
            { length: Math.max(...months) - Math.min(...months) + 1 },
            (_, index) => Math.min(...months) + index
          )
          return span.map((month) => ({ month: `${written(month)}-01`, customer_id, tier: opening(month) }))
        })
        expect(actual).toEqual(expected)
      }),
      { numRuns: 15, seed: 5 }
    )
  })
})
