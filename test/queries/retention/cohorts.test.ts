import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryCohorts, queryKpi, type CohortsRequest } from '../../../queries/index.ts'
import { averageCohorts } from '../../../queries/retention/average-cohorts.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { cohortShop } from './cohort-shop.ts'

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse(cohortShop)
})
afterAll(() => shop.close())

const ask = (request: Partial<CohortsRequest> = {}) =>
  queryCohorts(shop.connection, { month: '2026-04', scope: {}, ...request })

const counts = async (request: Partial<CohortsRequest> = {}) =>
  (await ask(request)).cohorts.map(({ cohort, periods }) => [
    cohort,
    periods.map(({ on, on_or_after }) => `${on} ${on_or_after}`).join(', ')
  ])

describe('queryCohorts', () => {
  it('counts who bought in each month since the first, and who in it or later', async () => {
    expect(await counts()).toEqual([
      ['2026-01', '3 3, 1 2, 1 2, 1 1'],
      ['2026-02', '1 1, 1 1, 0 0'],
      ['2026-03', '1 1, 0 0']
    ])
  })

  it('weighs customers by what they spent at first, and tells what was spent later, returns taken off', async () => {
    const { cohorts } = await ask()
    const [january, , march] = cohorts
    expect(january?.value).toBe(1000)
    expect(january?.periods.map(({ value_on, value_on_or_after }) => [value_on, value_on_or_after])).toEqual([
      [1000, 1000],
      [100, 400],
      [300, 400],
      [100, 100]
    ])
    expect(january?.periods.map(({ net_amount }) => net_amount)).toEqual([1000, 10, 10, 10])
    expect(march?.periods.map(({ on, net_amount }) => [on, net_amount])).toEqual([
      [1, 20],
      [0, -5]
    ])
  })

  it('sums over the cohorts whose period is over', async () => {
    const { averages } = await ask()
    expect(
      averages.map(({ cohorts, customers, on, on_or_after }) => [cohorts, customers, on, on_or_after])
    ).toEqual([
      [3, 5, 5, 5],
      [3, 5, 2, 3],
      [2, 4, 1, 2],
      [1, 3, 1, 1]
    ])
  })

  it('goes by quarters, the last of which is not over', async () => {
    const { cohorts, averages, complete } = await ask({ by: 'quarter' })
    expect(cohorts).toMatchObject([
      {
        cohort: '2026-Q1',
        from: '2026-01-01',
        to: '2026-03-31',
        customers: 5,
        periods: [
          { period: '2026-Q1', complete: true, on: 5 },
          { period: '2026-Q2', complete: false, on: 1, on_or_after: 1 }
        ]
      }
    ])
    expect(averages).toHaveLength(1)
    expect(complete).toBe(true)
  })

  it('knows nothing of what comes after the month', async () => {
    expect(await counts({ month: '2026-02' })).toEqual([
      ['2026-01', '3 3, 1 1'],
      ['2026-02', '1 1']
    ])
  })

  it('looks at a slice of customers, or of lines, in which others are first', async () => {
    const where = (dimension: string, value: string) => ({ where: [{ dimension, values: [value] }] })
    expect(await counts(where('acquisition_channel', 'fair'))).toEqual([['2026-01', '2 2, 1 2, 1 2, 1 1']])
    expect((await counts(where('channel', 'shop')))[0]).toEqual(['2026-02', '1 1, 1 1, 0 0'])
    const { connection, close } = await tinyWarehouse({
      ...cohortShop,
      sales: [
        { ordered_at: '2026-01-05', customer_id: 'a', channel: 'web', amount: 1 },
        { ordered_at: '2026-02-05', customer_id: 'a', channel: 'shop', amount: 1 }
      ]
    })
    const { cohorts } = await queryCohorts(connection, {
      month: '2026-02',
      scope: {},
      ...where('channel', 'shop')
    })
    close()
    expect(cohorts.map(({ cohort }) => cohort)).toEqual(['2026-02'])
  })

  it('agrees with the retention rate where there is only one cohort', async () => {
    const february = (definition?: string) =>
      queryKpi(shop.connection, {
        kpi: 'retention-rate',
        period: { month: '2026-02' },
        scope: {},
        ...(definition && { definition })
      })
    const [january] = (await ask()).cohorts
    const second = january?.periods[1]
    expect((await february()).total).toMatchObject({ numerator: second?.on, denominator: january?.customers })
    expect((await february('on-or-after')).total.numerator).toBe(second?.on_or_after)
    expect((await february('value')).total).toMatchObject({
      numerator: second?.value_on,
      denominator: january?.value
    })
  })

  it('shows the latest cohorts, and says how many it leaves out', async () => {
    const { cohorts, older, averages } = await ask({ cohorts: 2 })
    expect([cohorts.map(({ cohort }) => cohort), older]).toEqual([['2026-02', '2026-03'], 1])
    expect(averages[0]?.customers).toBe(2)
  })

  it('shows nothing of customers out of sight', async () => {
    expect((await ask({ scope: { owners: ['nobody'] } })).cohorts).toEqual([])
  })

  it.each([
    [{ month: '2020-01' }, 'this build holds'],
    [{ month: '2026-13' }, 'a month as YYYY-MM'],
    [{ where: [{ dimension: 'shoe', values: ['red'] }] }, 'where: shoe']
  ])('refuses %j', async (request, message) => {
    await expect(ask(request)).rejects.toThrow(message)
  })
})

describe('averageCohorts', () => {
  it('is weighted by size: 10 at 20 % and 100 at 0 % are 1.8 %, not 10 %', () => {
    const cohort = (customers: number, on: number) => ({
      customers,
      value: 0,
      periods: [0, 1].map((index) => ({
        index,
        period: '',
        complete: true,
        on: index === 0 ? customers : on,
        on_or_after: on,
        value_on: 0,
        value_on_or_after: 0,
        net_amount: 0
      }))
    })
    const [, second] = averageCohorts([cohort(10, 2), cohort(100, 0)])
    expect((second?.on ?? 0) / (second?.customers ?? 1)).toBeCloseTo(0.018, 3)
  })
})
