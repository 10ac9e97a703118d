import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryCustomerFlow, queryLifecycle, type LifecycleMonth } from '../../../queries/index.ts'
import { tinyWarehouse, type TinySources } from '../../support/warehouse.ts'
import { figureMarts } from '../figure-marts.ts'
import { flowShop } from '../flow-shop.ts'

const base = ['new', 'active', 'at_risk', 'reactivated']

const isOfBase = (stage: string | null) => stage !== null && base.includes(stage)

/** What the stages say of the customers who bought within W days. */
function flowOf({ opening, closing, flows }: LifecycleMonth) {
  const stock = (stages: Readonly<Record<string, number>>) =>
    base.reduce((sum, stage) => sum + (stages[stage] ?? 0), 0)
  const moved = (counts: (from: string | null, to: string) => boolean) =>
    flows.filter(({ from, to }) => counts(from, to)).reduce((sum, { customers }) => sum + customers, 0)
  return {
    opening: stock(opening),
    new: moved((from, to) => !isOfBase(from) && from !== 'churned' && isOfBase(to)),
    reactivated: moved((from, to) => from === 'churned' && isOfBase(to)),
    churned: moved((from, to) => isOfBase(from) && to === 'churned'),
    closing: stock(closing)
  }
}

async function inShop<Answer>(
  sources: TinySources,
  ask: (shop: Awaited<ReturnType<typeof tinyWarehouse>>) => Promise<Answer>
) {
  const shop = await tinyWarehouse(sources, {
    marts: [...figureMarts, 'customer_lifecycle', 'lifecycle_stages']
  })
  try {
    return await ask(shop)
  } finally {
    shop.close()
  }
}

describe('queryLifecycle', () => {
  it('tells stocks and flows of each month, and the stages by name', async () => {
    const { months, stages, churn_window_days } = await inShop(flowShop, ({ connection }) =>
      queryLifecycle(connection, { month: '2026-10', months: 2, scope: {} })
    )
    expect(churn_window_days).toBe(30)
    expect(stages.map(({ stage }) => stage)).toEqual([
      'lead',
      'prospect',
      'new',
      'active',
      'at_risk',
      'churned',
      'reactivated'
    ])
    expect(stages[4]).toMatchObject({
      label: { 'zh-CN': '有流失风险', en: 'At risk' },
      rule: { en: 'No purchase for more than 20 days' }
    })
    expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-10'])
    // In September Li, Wu and He are there: Li and He first bought when the data had W days of history.
    expect(months[0]?.opening).toMatchObject({ new: 3, churned: 2, active: 0 })
    expect(months[0]?.flows).toContainEqual({ from: null, to: 'new', customers: 1 })
    expect(months[0]?.flows).toContainEqual({ from: 'churned', to: 'reactivated', customers: 2 })
    expect(months[1]?.closing).toMatchObject({ churned: 6, new: 0 })
  })

  it('adds up in every stage, and to what the flow of customers says', async () => {
    const day = fc.integer({ min: 0, max: 200 }).map((number) => new Date(Date.UTC(2026, 0, 1 + number)))
    const bought = fc.record({
      window: fc.integer({ min: 1, max: 60 }),
      as_of: fc.integer({ min: 150, max: 230 }),
      sales: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), day), { minLength: 1, maxLength: 12 })
    })
    await fc.assert(
      fc.asyncProperty(bought, async ({ window, as_of, sales }) => {
        const sources: TinySources = {
          sales: [
            { customer_id: 'first', ordered_at: '2026-01-01', amount: 1 },
            ...sales.map(([customer_id, date]) => ({
              customer_id,
              ordered_at: date.toISOString().slice(0, 10),
              amount: 1
            }))
          ],
          customers: [{ customer_id: 'lead', stage: 'lead' }],
          settings: {
            as_of: new Date(Date.UTC(2026, 0, 1 + as_of)).toISOString().slice(0, 10),
            churn_window_days: window
          }
        }
        await inShop(sources, async ({ connection }) => {
          const { months } = await queryLifecycle(connection, { month: '2026-05', months: 5, scope: {} })
          for (const month of months) {
            for (const stage of Object.keys(month.closing)) {
              const moved = (side: 'from' | 'to') =>
                month.flows
                  .filter((flow) => flow[side] === stage)
                  .reduce((sum, { customers }) => sum + customers, 0)
              expect((month.opening[stage] ?? 0) + moved('to') - moved('from')).toBe(month.closing[stage])
            }
            const { now } = await queryCustomerFlow(connection, { period: { month: month.month }, scope: {} })
            const { came_back: _cameBack, ...counts } = now
            expect({ month: month.month, ...flowOf(month) }).toEqual({ month: month.month, ...counts })
          }
        })
      }),
      { numRuns: 12 }
    )
  })

  it('keeps who bought what filters of lines say in the last twelve months, in their stages by all purchases', async () => {
    const sales = [
      { customer_id: 'a', ordered_at: '2025-08-01', channel: 'web', amount: 1 },
      { customer_id: 'a', ordered_at: '2026-08-20', channel: 'shop', amount: 1 },
      { customer_id: 'b', ordered_at: '2025-10-01', channel: 'web', amount: 1 },
      { customer_id: 'c', ordered_at: '2026-09-02', channel: 'web', amount: 1 },
      { customer_id: 'd', ordered_at: '2026-10-05', channel: 'web', amount: 1 }
    ]
    const ask = async (month: string) =>
      inShop({ sales, settings: { as_of: '2026-10-31', churn_window_days: 30 } }, async ({ connection }) => {
        const where = [{ dimension: 'channel', values: ['web'] }]
        const { months } = await queryLifecycle(connection, { month, scope: {}, where, months: 1 })
        return months[0]?.closing
      })
    // In the year to September b and c bought on the web; a did before it. In the year to October c and d did.
    expect(await ask('2026-09')).toMatchObject({ churned: 1, new: 1, reactivated: 0 })
    expect(await ask('2026-10')).toMatchObject({ churned: 1, new: 1, reactivated: 0 })
  })

  it('looks at customers of a class', async () => {
    const where = [{ dimension: 'tier', values: ['web'] }]
    const { months } = await inShop(flowShop, ({ connection }) =>
      queryLifecycle(connection, { month: '2026-09', scope: {}, where })
    )
    expect(months[0]?.closing['active']).toBe(0)
  })
})
