import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cohortGrains,
  queryCohorts,
  queryCustomersHead,
  querySurvival,
  survivalEvents,
  type Filter
} from '../../../queries/index.ts'
import type { TinySources } from '../../support/warehouse.ts'
import { figureMarts } from '../figure-marts.ts'
import { anchored, inWarehouse, sources } from '../random-shop.ts'

const marts = [
  ...[...figureMarts, 'customer_months', 'customer_category_months'],
  ...['first_purchases', 'category_first_purchases']
]

// All lines there are: the same customers and days, counted one line at a time instead of from what marts know of customers.
const everyLine: Filter[][] = [
  [{ dimension: 'area', values: ['N', 'S', ''] }],
  [{ dimension: 'category', values: ['Drinks', ''] }]
]

describe('A slice that holds every line', () => {
  it('has the cohorts and the times of all customers', async () => {
    await fc.assert(
      fc.asyncProperty(
        sources,
        fc.constantFrom('2025-03', '2026-01', '2026-03'),
        fc.constantFrom(1, 31, 90),
        (content, month, churn_window_days) =>
          inWarehouse(
            { ...anchored(content), settings: { ...content.settings, churn_window_days } },
            async (connection) => {
              const asked = { month, scope: {} }
              const cohorts = await queryCohorts(connection, asked)
              for (const where of everyLine)
                expect((await queryCohorts(connection, { ...asked, where })).cohorts).toEqual(cohorts.cohorts)
              for (const event of survivalEvents) {
                const of = { ...asked, event, by: 'tier' }
                const whole = await querySurvival(connection, of)
                for (const where of everyLine)
                  expect(await querySurvival(connection, { ...of, where })).toEqual(whole)
              }
            },
            marts
          )
      ),
      { numRuns: 15 }
    )
  })
})

const category = fc.constantFrom(['Drinks'], [''], ['Drinks', ''])
// Every area that there is: lines say the same of themselves as before, but no mart of months can be asked for both.
const everyArea: Filter = { dimension: 'area', values: ['N', 'S', ''] }

describe('Months of a category', () => {
  it('say what its lines say: who bought of it, when first, and for how much', async () => {
    await fc.assert(
      fc.asyncProperty(
        sources,
        category,
        fc.constantFrom('2025-03', '2026-01', '2026-03'),
        fc.constantFrom(...cohortGrains),
        (content, values, month, by) =>
          inWarehouse(
            anchored(content),
            async (connection) => {
              const ofMonths = { month, scope: {}, where: [{ dimension: 'category', values }] }
              const ofLines = { ...ofMonths, where: [...ofMonths.where, everyArea] }
              expect((await queryCohorts(connection, { ...ofMonths, by })).cohorts).toEqual(
                (await queryCohorts(connection, { ...ofLines, by })).cohorts
              )
              expect((await queryCustomersHead(connection, ofMonths)).total).toBe(
                (await queryCustomersHead(connection, ofLines)).total
              )
            },
            marts
          )
      ),
      { numRuns: 30 }
    )
  })
})

// Every product: lines say the same of themselves, but no mart of first purchases can be asked for it.
const everyProduct: Filter = { dimension: 'product', values: ['p1', 'p2', 'p3', 'unheard of', ''] }

// A build knows channels only where a line has one.
const withChannels = (content: TinySources): TinySources => ({
  ...content,
  sales: [
    ...content.sales,
    { ordered_at: '2025-03-01', order_id: 'S', customer_id: 'c4', channel: 'store', amount: 1 }
  ]
})

const pairs: Filter[][] = [
  [
    { dimension: 'area', values: ['N'] },
    { dimension: 'channel', values: ['online'] }
  ],
  [
    { dimension: 'category', values: ['Drinks'] },
    { dimension: 'channel', values: ['online', ''] }
  ],
  [
    { dimension: 'category', values: ['', 'Drinks'] },
    { dimension: 'area', values: ['', 'S'] }
  ],
  [
    { dimension: 'tier', values: ['strategic', 'key'] },
    { dimension: 'city', values: ['N1', 'S1'] }
  ],
  [
    { dimension: 'home_area', values: ['N'] },
    { dimension: 'channel', values: ['store'] }
  ]
]

describe('A slice of areas, channels and categories', () => {
  it('has the cohorts that its lines say, for each viewer', async () => {
    await fc.assert(
      fc.asyncProperty(
        sources,
        fc.constantFrom('2025-03', '2026-01', '2026-03'),
        fc.constantFrom(...cohortGrains),
        (content, month, by) =>
          inWarehouse(
            anchored(withChannels(content)),
            async (connection) => {
              for (const where of pairs)
                for (const scope of [{}, { owners: ['ann'] }]) {
                  const asked = { month, by, where, scope, cohorts: 3 }
                  expect(await queryCohorts(connection, asked)).toEqual(
                    await queryCohorts(connection, { ...asked, where: [...where, everyProduct] })
                  )
                }
            },
            marts
          )
      ),
      { numRuns: 15 }
    )
  })
})

const someLines: Filter[][] = [
  [],
  [{ dimension: 'area', values: ['N'] }],
  [{ dimension: 'category', values: ['Drinks'] }],
  [{ dimension: 'tier', values: ['strategic', 'key'] }]
]

describe('The latest cohorts of a slice', () => {
  it('are the last of all, however long ago they came', async () => {
    await fc.assert(
      fc.asyncProperty(
        sources,
        fc.constantFrom(...cohortGrains),
        fc.constantFrom('2025-12', '2026-03'),
        (content, by, month) =>
          inWarehouse(
            anchored(content),
            async (connection) => {
              for (const where of someLines) {
                const asked = { month, by, where, scope: {} }
                const all = (await queryCohorts(connection, { ...asked, cohorts: 600 })).cohorts
                for (const wanted of [1, 2, 3]) {
                  const { cohorts, older } = await queryCohorts(connection, { ...asked, cohorts: wanted })
                  expect(cohorts).toEqual(all.slice(-wanted))
                  expect(older).toBe(all.length - cohorts.length)
                }
              }
            },
            marts
          )
      ),
      { numRuns: 12 }
    )
  })
})
