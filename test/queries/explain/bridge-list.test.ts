import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bridgeSorts, type ExplainRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { askBridge, expectExact, tenThousandths } from './bridges.ts'

/** Twenty customers called C01 to C20, who buy more and more, every third one in October alone. */
const numbers = Array.from({ length: 20 }, (_, index) => index + 1)
const nameOf = (number: number) => `C${String(number).padStart(2, '0')}`

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse({
    sales: numbers.flatMap((number) => [
      { ordered_at: '2026-10-10', customer_id: nameOf(number), product_id: 'tea', amount: number + 0.1 },
      ...(number % 3 === 0
        ? []
        : [{ ordered_at: '2026-09-10', customer_id: nameOf(number), product_id: 'pen', amount: 10.01 }])
    ]),
    customers: numbers.map((number) => ({
      customer_id: nameOf(number),
      customer_name: number === 7 ? 'Seven & Sons' : `No ${number}`
    })),
    products: [
      { product_id: 'tea', category: 'Drinks' },
      { product_id: 'pen', category: 'Office' }
    ]
  })
})
afterAll(() => shop.close())

const ask = (request: Partial<ExplainRequest>) => askBridge(shop.connection, 'customers', request)
const keys = ({ rows }: Awaited<ReturnType<typeof ask>>) => rows.map(({ key }) => key)

describe('the list behind a bridge', () => {
  it('comes in pages that hold everyone once and, with the others, come to the bar', async () => {
    const whole = await ask({ effect: 'new' })
    const bar = whole.bars.find(({ effect }) => effect === 'new')
    expect([bar?.members, whole.found.members, whole.rows.length, whole.other]).toEqual([6, 6, 6, null])
    const pages = await Promise.all([0, 4, 8].map((offset) => ask({ effect: 'new', limit: 4, offset })))
    expect(pages.map((page) => page.rows.length)).toEqual([4, 2, 0])
    expect(pages.flatMap(keys)).toEqual(keys(whole))
    for (const { rows, other, found } of [...pages, whole]) {
      const changes = [...rows, ...(other ? [other] : [])].map(({ change }) => tenThousandths(change))
      expect(changes.reduce((sum, change) => sum + change, 0)).toBe(tenThousandths(bar?.change ?? null))
      expect(rows.length + (other?.members ?? 0)).toBe(6)
      expect(found).toEqual(whole.found)
    }
  })

  it('is searched by key and name, and still comes to the whole', async () => {
    const found = await ask({ search: 'seven', limit: 5 })
    expect(keys(found)).toEqual(['C07'])
    expect(found.found).toEqual({ members: 1, value: 7.1, previous: 10.01, change: -2.91 })
    expect(found.other?.members).toBe(19)
    expectExact(found, 71.86)
    const several = await ask({ search: 'c1', limit: 3 })
    expect([several.rows.length, several.found.members, several.other?.members]).toEqual([3, 10, 17])
    expectExact(several, 71.86)
    expect((await ask({ search: "%'" })).found).toMatchObject({ members: 0, change: 0 })
  })

  it.each(bridgeSorts)('is sorted by %s', async (sort) => {
    const { rows } = await ask({ sort })
    const column = sort.replace('-', '') as 'change' | 'value' | 'previous' | 'label'
    const cells = rows.map((row) => row[column] ?? '')
    const compare = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0)
    const expected = cells.toSorted((one, other) => compare(one, other) * (sort.startsWith('-') ? -1 : 1))
    expect(cells).toEqual(expected)
  })

  it('holds groups of several effects, too', async () => {
    const change = 71.86
    for (const [bridge, by] of [
      ['customers', 'category'],
      ['price-volume-mix', 'product'],
      ['members', 'customer']
    ] as const) {
      const page = await askBridge(shop.connection, bridge, { by, limit: 1, offset: 1, sort: '-value' })
      expect(page.rows).toHaveLength(1)
      const rows = [...page.rows, ...(page.other ? [page.other] : [])]
      const sum = rows.reduce((whole, row) => whole + tenThousandths(row.change), 0)
      expect([sum, tenThousandths(page.found.change)]).toEqual([
        tenThousandths(change),
        tenThousandths(change)
      ])
      expect(1 + (page.other?.members ?? 0)).toBe(page.found.members)
    }
  })
})
