import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KpiDefinition } from '../../queries/define-query.ts'
import { readEveryDimension } from '../../queries/dimensions.ts'
import { dimensionsFor, openInquiry, splitBy } from '../../queries/inquiry.ts'
import { findKpi, kpis } from '../../queries/catalog.ts'
import { listDimensions, measureNames, readSources } from '../../queries/index.ts'
import { resolvePeriod } from '../../queries/period.ts'
import { readRows } from '../../queries/session.ts'
import { readBuildPeriod } from '../../queries/settings.ts'
import { sumInto, totalOf, totalsByMonth } from '../../queries/sums.ts'
import { z } from 'zod'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

/** Contacts of a period, however few: what a KPI on events is made of. */
const contactCount: KpiDefinition = {
  ...findKpi('orders'),
  name: 'contact-count',
  reads: ['period_contacts'],
  scope_of: 'customers',
  sql: `select
    period_contacts.member, period_contacts.customer_key, period_contacts.contact_id as order_id,
    period_contacts.contacted_on as ordered_on, 1 as numerator, null as denominator
  from period_contacts`
}

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse({
    sales: [
      { ordered_at: '2026-07-01', customer_id: 'Li', region_id: 'East', amount: 10 },
      { ordered_at: '2026-09-30', customer_id: 'Wu', region_id: 'West', amount: 10 }
    ],
    regions: [{ region_id: 'East' }, { region_id: 'West' }],
    customers: [
      { customer_id: 'Li', owner: 'ann', industry: 'food', region_id: 'East' },
      { customer_id: 'Wu', owner: 'bob', industry: 'toys', region_id: 'West' }
    ],
    contacts: [
      { contact_id: 'K1', customer_id: 'Li', contacted_at: '2026-08-31 23:59:59', channel: 'call' },
      { contact_id: 'K2', customer_id: 'Li', contacted_at: '2026-09-01', channel: 'visit' },
      { contact_id: 'K3', customer_id: 'Wu', contacted_at: '2026-09-30 12:00:00', channel: 'call' },
      { contact_id: 'K4', customer_id: 'nobody', contacted_at: '2026-09-15', channel: 'call' },
      { contact_id: 'K5', customer_id: 'Wu', contacted_at: '2026-10-01', channel: 'call' }
    ],
    settings: { as_of: '2026-09-30', complete_through: '2026-09-30' }
  })
})

afterAll(() => shop.close())

async function ask(request: {
  by?: string
  where?: { dimension: string; values: string[] }[]
  owners?: string[]
}) {
  const build = await readBuildPeriod(shop.connection)
  const { by, where = [], owners } = request
  const scope = owners === undefined ? {} : { owners }
  return openInquiry(shop.connection, contactCount, { by, where, scope, build })
}

const september = async () => resolvePeriod({ month: '2026-09' }, await readBuildPeriod(shop.connection))
const total = async (request: Parameters<typeof ask>[0]) =>
  (await totalOf(await ask(request), await september())).value

async function members(by: string) {
  await sumInto('period_sums', await ask({ by }), await september())
  const rows = await readRows(
    shop.connection,
    z.object({ member: z.string(), n: z.number() }),
    `select coalesce(cast(sums.member as varchar), '') as member, cast(sums.numerator as double) as n
    from period_sums as sums`
  )
  return Object.fromEntries(rows.map(({ member, n }) => [member, n]))
}

describe('events of a period', () => {
  it('are those of its days, of unknown customers, too, and none after the last day', async () => {
    expect(await total({})).toBe(3)
  })

  it('are split by what customers are, and by what the events are themselves', async () => {
    expect(await members('industry')).toEqual({ food: 1, toys: 1, '': 1 })
    expect(await members('contact_channel')).toEqual({ visit: 1, call: 2 })
  })

  it('are where the customer is at home', async () => {
    expect(await total({ where: [{ dimension: 'region', values: ['West'] }] })).toBe(1)
    expect(await total({ where: [{ dimension: 'region', values: [''] }] })).toBe(1)
  })

  it('are of the customers that the viewer may see', async () => {
    expect(await total({ owners: ['ann'] })).toBe(1)
    expect(await total({ owners: [] })).toBe(0)
  })

  it('are told by month in one run', async () => {
    const inquiry = splitBy(await ask({}), null)
    const months = await totalsByMonth(inquiry, { ...(await september()), from: '2026-08-01' })
    expect([...months].map(([month, { value }]) => [month, value]).sort()).toEqual([
      ['2026-08', 1],
      ['2026-09', 3]
    ])
  })

  it('have no dimension of sales alone, and say which they have', async () => {
    await expect(ask({ by: 'channel' })).rejects.toThrow(/contact_channel/)
    await expect(ask({ where: [{ dimension: 'product', values: ['tea'] }] })).rejects.toThrow(/industry/)
  })

  it('have nothing to do with the dimensions of sales', async () => {
    const dimensions = await readEveryDimension(shop.connection)
    expect(dimensions.map(({ name }) => name)).toContain('contact_channel')
    expect((await listDimensions(shop.connection)).map(({ name }) => name)).not.toContain('contact_channel')
    expect(dimensionsFor(findKpi('net-sales'), dimensions).map(({ name }) => name)).not.toContain(
      'contact_channel'
    )
  })
})

describe('a build without a source of events', () => {
  it('says which one to add', async () => {
    const bare = await tinyWarehouse({ sales: [{ ordered_at: '2026-09-01', amount: 1 }] })
    const build = await readBuildPeriod(bare.connection)
    const asked = openInquiry(bare.connection, contactCount, { where: [], scope: {}, build })
    await expect(asked).rejects.toThrow(/add sources\.contacts to clientele\.yaml/)
    expect([...(await readSources(bare.connection)).keys()]).toEqual(['sales'])
    bare.close()
  })
})

it('compositions are of sales and customers only', () => {
  const ofEvents = kpis.filter(({ reads }) => reads.some((view) => view === 'period_contacts'))
  for (const { name } of ofEvents) expect(measureNames()).not.toContain(name)
})
