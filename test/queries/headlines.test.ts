import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBook } from '../../queries/book/make-book.ts'
import { readBook } from '../../queries/book/read-book.ts'
import {
  queryAssessmentHead,
  queryBoardHead,
  queryCampaigns,
  queryCohorts,
  queryContactsHead,
  queryCustomersHead,
  queryCustomerValuesHead,
  queryFunnelHead,
  querySegmentsHead,
  type Filter,
  type Scope
} from '../../queries/index.ts'
import { tinyWarehouse, type TinySources, type TinyWarehouse } from '../support/warehouse.ts'
import { figureMarts } from './figure-marts.ts'
import { littleShop } from './little-shop.ts'

/** The little shop, with something to say on every page of customers. */
const shop: TinySources = {
  ...littleShop,
  contacts: [
    { contact_id: '1', customer_id: 'Li', contacted_at: '2026-09-03', recorded_at: '2026-09-03' },
    { contact_id: '2', customer_id: 'Wu', contacted_at: '2026-10-03', next_step: 'call' },
    { contact_id: '3', customer_id: 'He', contacted_at: '2026-10-05', recorded_at: '2026-10-09' }
  ],
  campaigns: [{ campaign_id: 'tea', campaign_name: 'Tea', starts_on: '2026-09-20', cost: 7 }],
  campaign_members: [
    { campaign_id: 'tea', customer_id: 'Li', group: 'treated', contacted_at: '2026-09-21' },
    { campaign_id: 'tea', customer_id: 'He', group: 'treated' },
    { campaign_id: 'tea', customer_id: 'Wu', group: 'holdout' }
  ],
  opportunities: [
    { opportunity_id: '1', customer_id: 'Li', created_at: '2026-09-01', stage: 'lead', amount: 5 },
    {
      ...{ opportunity_id: '2', customer_id: 'Wu', created_at: '2026-10-01', stage: 'lead' },
      ...{ closed_at: '2026-10-09', outcome: 'won', amount: 3 }
    }
  ]
}

interface Asked {
  readonly month: string
  readonly where: readonly Filter[]
  readonly scope: Scope
}

type Ask = (from: TinyWarehouse, asked: Asked) => Promise<unknown>

const heads: Readonly<Record<string, Ask>> = {
  segments: ({ connection }, asked) => querySegmentsHead(connection, asked),
  'segments in English': ({ connection }, asked) =>
    querySegmentsHead(connection, { ...asked, language: 'en', compare: 'last-year' }),
  cohorts: ({ connection }, asked) => queryCohorts(connection, { cohorts: 13, by: 'month', ...asked }),
  contacts: ({ connection }, asked) => queryContactsHead(connection, { language: 'en', ...asked }),
  campaigns: ({ connection }, asked) => queryCampaigns(connection, asked),
  funnel: ({ connection }, asked) => queryFunnelHead(connection, asked),
  list: ({ connection }, asked) => queryCustomersHead(connection, { language: 'en', limit: 3, ...asked }),
  'list of a stage': ({ connection }, asked) =>
    queryCustomersHead(connection, { ...asked, only: { stage: 'active' } }),
  assessment: ({ connection }, asked) =>
    queryAssessmentHead(connection, { language: 'en', ...asked }).catch(String),
  board: ({ connection }, { where, scope }) => queryBoardHead(connection, { language: 'en', where, scope }),
  values: ({ connection }, { where, scope }) => queryCustomerValuesHead(connection, { where, scope })
}

const of = (members: Readonly<Record<string, string>>): Filter[] =>
  Object.entries(members).map(([dimension, key]) => ({ dimension, values: [key] }))

const wheres: readonly (readonly Filter[])[] = [
  [],
  ...Object.entries({
    area: ['E', 'W'],
    category: ['Drinks', 'Office'],
    tier: ['strategic', 'key', 'potential', 'lapsed'],
    channel: ['online', 'store']
  }).flatMap(([dimension, keys]) => keys.map((key) => [{ dimension, values: [key] }])),
  of({ tier: 'strategic', area: 'E' }),
  of({ category: 'Drinks', channel: 'online' })
]

let counting: TinyWarehouse
let ahead: TinyWarehouse

beforeAll(async () => {
  counting = await tinyWarehouse(shop)
  ahead = await tinyWarehouse(shop)
  await makeBook(ahead.connection, { ahead: true })
})
afterAll(() => {
  counting.close()
  ahead.close()
})

describe('what pages of customers say first', () => {
  it.each(Object.entries(heads))('is the same counted ahead: %s', async (_name, ask) => {
    for (const month of ['2026-09', '2026-10'])
      for (const where of wheres) {
        const asked = { month, where, scope: {} }
        const answer = await ask(ahead, asked)
        expect({ asked, answer }).toEqual({ asked, answer: await ask(counting, asked) })
      }
  })

  it('is had from the book, for whoever may see all customers', async () => {
    const { connection, close } = await tinyWarehouse(shop)
    await makeBook(connection, { ahead: true })
    await connection.run(`update build.marts.kpi_headlines set answer = '"from the book"'`)
    await connection.run(`update build.marts.kpi_book set content = 'with other headlines'`)
    const changed = { ...ahead, connection }
    const asked = { month: '2026-10', where: [{ dimension: 'area', values: ['E'] }], scope: {} }
    for (const name of ['cohorts', 'contacts', 'campaigns', 'funnel', 'list', 'board', 'values'])
      expect([name, await heads[name]?.(changed, asked)]).toEqual([name, 'from the book'])
    const counted: Asked[] = [
      { ...asked, scope: { owners: ['ann'] } },
      { ...asked, scope: { owners: ['ann'], contacts: 'masked' } },
      { ...asked, where: [...asked.where, ...of({ tier: 'key', channel: 'online' })] },
      { ...asked, where: [{ dimension: 'area', values: ['E', 'W'] }] },
      { ...asked, where: [{ dimension: 'product', values: ['tea'] }] }
    ]
    for (const other of counted)
      for (const ask of Object.values(heads))
        expect(await ask(changed, other)).toEqual(await ask(counting, other))
    const pair = { ...asked, where: of({ channel: 'online', area: 'E' }) }
    await expect(heads['segments']?.(changed, pair)).rejects.toThrow()
    const masked = { ...asked, scope: { contacts: 'masked' } } as const
    expect(await heads['board']?.(changed, masked)).toEqual(await heads['board']?.(counting, masked))
    close()
  })

  it('is counted ahead with the book only where that is asked for, or there are millions of orders', async () => {
    const { connection, close } = await tinyWarehouse(littleShop, { marts: figureMarts })
    await makeBook(connection, { whole: true })
    expect((await readBook(connection))?.headlines.size).toBe(0)
    close()
  })
})
