import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBook, readBook } from '../../queries/index.ts'
import { createAnswerCache } from '../../web/src/lib/server/answer-cache.ts'
import { createAnswers, type Answers } from '../../web/src/lib/server/answers.ts'
import { createRecentQuestions } from '../../web/src/lib/server/recent-questions.ts'
import type { Lease } from '../../web/src/lib/server/warehouse.ts'
import { littleShop } from '../queries/little-shop.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

let shop: TinyWarehouse
let answers: Answers

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
  await makeBook(shop.connection)
  const lease: Lease = {
    build: 'b',
    book: await readBook(shop.connection),
    use: () => Promise.reject(new Error('all connections are taken')),
    borrow: () => Promise.reject(new Error('all connections are taken')),
    scratch: '',
    orders: createAnswerCache({ bytes: 1_000_000, largest: 100_000 }),
    release: () => undefined
  }
  answers = createAnswers({
    lease,
    cache: createAnswerCache({ bytes: 1_000_000, largest: 100_000 }),
    recent: createRecentQuestions({ questions: 10, withinMs: 1000, replayMs: 1000 }),
    appVersion: '1',
    scope: {},
    language: 'en'
  })
})

afterAll(() => shop.close())

const october = { period: { month: '2026-10' } }

describe('answers while all connections are taken', () => {
  it('come from the book where it holds them', async () => {
    const { total } = await answers.kpi({ kpi: 'net-sales', ...october, compare: 'previous' })
    expect(total).toMatchObject({ value: 245, previous: 150 })
    const { rows } = await answers.composition({ kpi: 'net-sales', ...october, by: 'area' })
    expect(rows.map(({ key, value }) => [key, value])).toEqual([
      ['E', 210],
      ['W', 25],
      ['', 10]
    ])
    const points = await answers.history({ kpi: 'net-sales', month: '2026-10', months: 2 })
    expect(points.map(({ value }) => value)).toEqual([150, 245])
  })

  it('wait for one where it does not', async () => {
    await expect(answers.kpi({ kpi: 'net-sales', ...october, by: 'product' })).rejects.toThrow(
      'connections are taken'
    )
  })
})

describe('answers for viewers of two languages', () => {
  it('are counted once where they hold no words, and once for each where they name members', async () => {
    let counted = 0
    const shared = {
      lease: {
        build: 'b',
        book: null,
        use: (work) => {
          counted += 1
          return work(shop.connection)
        },
        borrow: () => Promise.reject(new Error('not here')),
        scratch: '',
        orders: createAnswerCache({ bytes: 1_000_000, largest: 100_000 }),
        release: () => undefined
      } satisfies Lease,
      cache: createAnswerCache({ bytes: 1_000_000, largest: 100_000 }),
      recent: createRecentQuestions({ questions: 10, withinMs: 1000, replayMs: 1000 }),
      appVersion: '1',
      scope: {}
    }
    const viewers = (['en', 'zh-CN'] as const).map((language) => createAnswers({ ...shared, language }))
    const countings = async (ask: (answers: Answers) => Promise<unknown>) => {
      const before = counted
      for (const viewer of viewers) await ask(viewer)
      return counted - before
    }
    const byTier = { kpi: 'net-sales', ...october, by: 'tier' } as const
    expect(await countings((viewer) => viewer.kpi({ kpi: 'net-sales', ...october }))).toBe(1)
    expect(await countings((viewer) => viewer.concentration(byTier))).toBe(1)
    expect(await countings((viewer) => viewer.flow(october))).toBe(1)
    expect(await countings((viewer) => viewer.history({ kpi: 'units', month: '2026-10', months: 2 }))).toBe(1)
    expect(await countings((viewer) => viewer.kpi(byTier))).toBe(2)
    expect(await countings((viewer) => viewer.composition(byTier))).toBe(2)
  })
})
