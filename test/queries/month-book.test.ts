import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyFromBook, kpiFromBook } from '../../queries/book/answer-from-book.ts'
import type { Book } from '../../queries/book/book.ts'
import { makeBook } from '../../queries/book/make-book.ts'
import { readBook } from '../../queries/book/read-book.ts'
import { compositionHistoryFromBook, countCompositionHistory } from '../../queries/composition-history.ts'
import { compositionFromBook, countParts } from '../../queries/composition.ts'
import { countHistory } from '../../queries/history.ts'
import { kpis, queryComposition, queryKpi, type KpiName } from '../../queries/index.ts'
import {
  compositionHistoryRequestSchema,
  compositionRequestSchema,
  historyRequestSchema,
  kpiRequestSchema,
  parseRequest
} from '../../queries/request.ts'
import { answerKpi } from '../../queries/run-query.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'
import { anchored, inWarehouse, sources } from './random-shop.ts'

const members = {
  area: ['N', 'S', 'nowhere', ''],
  category: ['Drinks', ''],
  tier: ['key', 'regular', 'potential', 'strategic', ''],
  channel: ['online', 'store', '']
}
const headline = fc.constantFrom('area' as const, 'category' as const, 'tier' as const, 'channel' as const)

const filter = headline.chain((dimension) =>
  fc.record({
    dimension: fc.constant(dimension),
    values: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...members[dimension]).map((value) => [value]) },
      { weight: 1, arbitrary: fc.subarray(members[dimension], { minLength: 2 }) }
    )
  })
)

const question = fc.record(
  {
    kpi: fc.constantFrom(...kpis.map(({ name }) => name)),
    month: fc.constantFrom('2025-02', '2026-01', '2026-02', '2026-03', '2026-03'),
    by: headline,
    where: fc.array(filter, { minLength: 1, maxLength: 2 }),
    compare: fc.constantFrom(
      'previous',
      'last-year',
      'last-year-lunar',
      'target',
      'trailing-mean',
      '2025-12'
    ),
    classes: fc.constantFrom('own' as const, 'base' as const),
    limit: fc.integer({ min: 1, max: 3 })
  },
  { requiredKeys: ['kpi', 'month'] }
)

const customers = fc.constantFrom('c1', 'c2', 'c3', 'unheard of', null)
// The days at the ends of months, and one that the build does not know yet.
const eventDays = fc.constantFrom(
  '2025-02-28',
  '2025-12-31',
  '2026-01-31',
  '2026-02-01',
  '2026-03-01',
  '2026-03-15',
  '2026-04-01'
)
const hours = fc.constantFrom('00:00:00', '09:05:00', '23:59:59')
const moments = fc.tuple(eventDays, hours).map((each) => each.join(' '))
const later = fc.option(moments)
const upTo20 = <Row extends object>(rows: fc.Arbitrary<Row>, id: string) =>
  fc
    .array(rows, { maxLength: 20 })
    .map((each) => each.map((row, place) => ({ ...row, [id]: `${id}-${place}` })))

const answerTo = (survey: string, scale_min: number, scale_max: number) =>
  fc.record({
    ...{ survey: fc.constant(survey), score: fc.integer({ min: scale_min, max: scale_max }) },
    ...{ scale_min: fc.constant(scale_min), scale_max: fc.constant(scale_max) }
  })

// On a scale of seven, mean and spread are no round numbers.
const answers = fc.oneof(
  answerTo('nps', 0, 10),
  answerTo('csat', 1, 5),
  answerTo('csat', 1, 7),
  answerTo('ces', 1, 7)
)

const events = fc.record({
  survey_responses: upTo20(
    fc
      .tuple(fc.record({ customer_id: customers, responded_at: moments }), answers)
      .map(([who, what]) => ({ ...who, ...what })),
    'response_id'
  ),
  survey_invitations: upTo20(
    fc.record({ customer_id: customers, sent_at: moments, survey: fc.constantFrom('nps', 'csat') }),
    'invitation_id'
  ),
  complaints: upTo20(
    fc.record({
      ...{ customer_id: customers, opened_at: moments, first_response_at: later, resolved_at: later },
      product_id: fc.constantFrom('p1', 'p3', null)
    }),
    'complaint_id'
  ),
  contacts: upTo20(
    fc.record({
      ...{
        customer_id: fc.constantFrom('c1', 'c2', 'c3', 'unheard of'),
        contacted_at: moments,
        recorded_at: later,
        next_step: fc.constant('call')
      },
      ...{ channel: fc.constantFrom('visit', 'call'), next_due_on: fc.option(eventDays) }
    }),
    'contact_id'
  )
})

const targets = fc.uniqueArray(
  fc.record({
    kpi: fc.constantFrom<KpiName>('net-sales', 'return-rate', 'orders', 'purchase-interval'),
    month: fc.constantFrom('2026-03-01', '2026-02-01'),
    value: fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
    region_id: fc.constantFrom(null, 'N', 'S', 'N1')
  }),
  { selector: ({ kpi, month, region_id }) => `${kpi} ${month} ${region_id}` }
)

const lastDays = fc.constantFrom(
  { as_of: '2026-03-31', complete_through: '2026-03-31' },
  { as_of: '2026-03-15', complete_through: '2026-02-28' }
)

const bookOf = async ({ connection }: Pick<TinyWarehouse, 'connection'>): Promise<Book> => {
  await makeBook(connection)
  const book = await readBook(connection)
  if (book === null) throw new Error('the build has no book')
  return book
}

describe('on any warehouse', { timeout: 120_000 }, () => {
  it('the book answers as the tables do, to the last digit', async () => {
    const shop = fc.record({ content: sources, happened: events, planned: targets, days: lastDays })
    const questions = fc.array(question, { minLength: 40, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(shop, questions, async ({ content, happened, planned, days }, asked) => {
        const settings = { ...content.settings, ...days }
        await inWarehouse(
          { ...anchored(content), ...happened, targets: planned, settings },
          async (connection) => {
            const book = await bookOf({ connection })
            let answered = 0
            for (const { month, ...rest } of asked) {
              const request = { ...rest, period: { month }, scope: {} }
              const kpi = parseRequest(kpiRequestSchema, request)
              const answer = kpiFromBook(book, kpi)
              if (answer)
                expect({ request, answer }).toEqual({ request, answer: await answerKpi(connection, kpi) })
              const { by = 'area' } = rest
              const composition = parseRequest(compositionRequestSchema, { ...request, by })
              const parts = compositionFromBook(book, composition)
              if (parts)
                expect({ request, parts }).toEqual({
                  request,
                  parts: await countParts(connection, composition)
                })
              const { kpi: name, where = [] } = rest
              const history = parseRequest(historyRequestSchema, { kpi: name, where, month, scope: {} })
              const points = historyFromBook(book, history)
              if (points)
                expect({ request, points }).toEqual({
                  request,
                  points: await countHistory(connection, history)
                })
              const months = parseRequest(compositionHistoryRequestSchema, {
                ...{ kpi: name, where, month, scope: {}, by, months: 6 },
                ...(rest.limit !== undefined && { limit: 2 * rest.limit })
              })
              const shares = compositionHistoryFromBook(book, months)
              if (shares)
                expect({ months, shares }).toEqual({
                  months,
                  shares: await countCompositionHistory(connection, months)
                })
              answered += [answer, parts, points, shares].filter((each) => each !== null).length
            }
            expect(answered).toBeGreaterThan(asked.length / 2)
          }
        )
      }),
      // What fails is shown as it was found: making it smaller takes minutes.
      { numRuns: 3, endOnFailure: true }
    )
  })
})

describe('the book of the little shop', () => {
  let shop: TinyWarehouse
  let book: Book

  beforeAll(async () => {
    shop = await tinyWarehouse(littleShop)
    book = await bookOf(shop)
  })

  afterAll(() => shop.close())

  const october = { period: { month: '2026-10' }, scope: {} }
  const kpi = (request: object) =>
    kpiFromBook(book, parseRequest(kpiRequestSchema, { kpi: 'net-sales', ...october, ...request }))

  it('knows months in all, by headline dimensions and by two of them', () => {
    expect(kpi({ compare: 'previous' })?.total).toMatchObject({ value: 245, previous: 150, change: 95 })
    expect(kpi({ compare: 'target' })?.total).toMatchObject({ previous: 200 })
    const east = [{ dimension: 'area', values: ['E'] }]
    expect(kpi({ where: east, compare: 'target' })?.total).toMatchObject({ value: 210, previous: 180.5 })
    expect(kpi({ where: east, by: 'category' })?.rows).toMatchObject([
      { key: 'Drinks', value: 180 },
      { key: 'Office', value: 30 }
    ])
    expect(kpi({ kpi: 'orders', where: east, by: 'category' })?.rows).toMatchObject([
      { key: 'Drinks', value: 2 },
      { key: 'Office', value: 1 }
    ])
    expect(kpi({ kpi: 'active-customers', where: east, by: 'tier' })?.rows).toMatchObject([
      { key: 'potential', value: 1 },
      { key: 'strategic', value: 1 }
    ])
    expect(kpi({ kpi: 'active-customers', by: 'tier', language: 'en' })?.rows).toMatchObject([
      { key: 'key', label: 'Key', value: 1 },
      { key: 'potential', label: 'Potential', value: 1 },
      { key: 'strategic', label: 'Strategic', value: 1 }
    ])
  })

  it('knows what the newest months are compared with, such as days as far from the lunar new year', () => {
    expect(kpi({ compare: 'last-year-lunar' })).not.toBeNull()
    expect(kpi({ kpi: 'churn-rate', by: 'tier', compare: 'last-year-lunar' })).not.toBeNull()
  })

  it('leaves to the tables what it does not hold', () => {
    expect(kpi({ period: { quarter: '2026-Q4' } })).toBeNull()
    expect(kpi({ period: { from: '2026-10-01', to: '2026-10-30' } })).toBeNull()
    expect(kpi({ scope: { owners: ['ann'] } })).toBeNull()
    expect(kpi({ by: 'product' })).toBeNull()
    expect(kpi({ where: [{ dimension: 'customer', values: ['Li'] }] })).toBeNull()
    expect(kpi({ kpi: 'retention-rate', definition: 'value' })).toBeNull()
    expect(kpi({ kpi: 'orders', where: [{ dimension: 'area', values: ['E', 'W'] }] })).toBeNull()
  })
})

describe('a book', () => {
  it('is asked first', async () => {
    const { connection, close } = await tinyWarehouse(littleShop)
    await makeBook(connection)
    await connection.run(
      `update build.marts.kpi_pages set figures = replace(replace(figures, '245.', '246.'), '210.', '211.') where kpi = 'net-sales'`
    )
    await connection.run(`update build.marts.kpi_book set content = 'changed'`)
    const request = { kpi: 'net-sales', period: { month: '2026-10' }, scope: {} } as const
    expect((await queryKpi(connection, request)).total.value).toBe(246)
    expect((await queryComposition(connection, { ...request, by: 'area' })).rows[0]?.value).toBe(211)
    close()
  })

  it('that other queries have filled is not asked', async () => {
    const { connection, close } = await tinyWarehouse(littleShop)
    await makeBook(connection)
    await connection.run(
      `update build.marts.kpi_pages set figures = replace(replace(figures, '245.', '246.'), '210.', '211.') where kpi = 'net-sales'`
    )
    await connection.run(`update build.marts.kpi_book set fingerprint = 'of another version'`)
    await connection.run(`alter table build.marts.kpi_book drop column spans`)
    const request = { kpi: 'net-sales', period: { month: '2026-10' }, scope: {} } as const
    expect(await readBook(connection)).toBeNull()
    expect((await queryKpi(connection, request)).total.value).toBe(245)
    close()
  })
})
