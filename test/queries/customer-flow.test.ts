import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flowPeriods, queryCustomerFlow, queryKpi, type FlowRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { flowShop } from './flow-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(flowShop)
})
afterAll(() => shop.close())

const ask = (request: Partial<FlowRequest> = {}) =>
  queryCustomerFlow(shop.connection, { period: { month: '2026-09' }, scope: {}, ...request })

describe('queryCustomerFlow', () => {
  it('counts who was there, who came and who went, so that it adds up', async () => {
    const { now, previous, churn_window_days } = await ask()
    expect(now).toEqual({ opening: 3, new: 1, reactivated: 2, churned: 2, came_back: 1, closing: 4 })
    expect(previous).toBeNull()
    expect(churn_window_days).toBe(30)
  })

  it('begins with what the churn rate is a share of, and the churned are those that it counts', async () => {
    const { now } = await ask()
    const { total } = await queryKpi(shop.connection, {
      kpi: 'churn-rate',
      period: { month: '2026-09' },
      scope: {}
    })
    expect([now.churned, now.opening]).toEqual([total.numerator, total.denominator])
  })

  it('ends where the next month begins', async () => {
    const october = await ask({ period: { month: '2026-10' }, compare: 'previous' })
    const september = await ask()
    expect(october.previous).toEqual(september.now)
    expect(october.now.opening).toBe(september.now.closing)
  })

  it.each([{ where: [{ dimension: 'channel', values: ['web'] }] }, { period: { month: '2026-07' } }, {}])(
    'adds up for %j',
    async (request) => {
      const { now } = await ask(request)
      expect(now.opening + now.new + now.reactivated - now.churned).toBe(now.closing)
    }
  )

  it('is one row per period in a file, and none for a period before the data', async () => {
    const october = { from: '2026-10-01', to: '2026-10-31', opening: 4, new: 0, reactivated: 0, churned: 4 }
    const september = { from: '2026-09-01', to: '2026-09-30', opening: 3, new: 1, reactivated: 2, churned: 2 }
    expect(flowPeriods(await ask({ period: { month: '2026-10' }, compare: 'previous' }))).toEqual([
      { ...october, came_back: 0, closing: 0 },
      { ...september, came_back: 1, closing: 4 }
    ])
    expect(flowPeriods(await ask({ compare: 'last-year' }))).toEqual([
      { ...september, came_back: 1, closing: 4 }
    ])
  })

  it('looks no further than the build does', async () => {
    const { through, complete, period } = await ask({ period: { quarter: '2026-Q4' } })
    expect([through, complete, period.to]).toEqual(['2026-10-31', false, '2026-12-31'])
  })

  it('leaves out who bought elsewhere only', async () => {
    const { now } = await ask({ where: [{ dimension: 'channel', values: ['web'] }] })
    expect([now.new, now.closing]).toEqual([0, 3])
  })

  it('says when old customers seem new, because the data begin too late', async () => {
    expect((await ask({ period: { month: '2026-06' } })).short_history).toBe(true)
    expect((await ask()).short_history).toBe(false)
  })
})
