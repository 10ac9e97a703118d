import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactKpis, contactMeasures } from '../../../queries/contacts/facts.ts'
import {
  queryContactList,
  queryContacts,
  queryContactsHead,
  queryKpi,
  QueryError,
  type ContactsAnswer
} from '../../../queries/index.ts'
import { tinyWarehouse, type Row, type TinySources, type TinyWarehouse } from '../../support/warehouse.ts'

const contact = (contact_id: string, customer_id: string, contacted_at: string, more: Row = {}): Row => ({
  contact_id,
  customer_id,
  contacted_at,
  ...more
})

/**
 * Two reps, two areas. Li keeps key customer A: calls in August and October, none in September, and one meeting in the
 * quarter; the first was recorded after two days. Wu keeps regular customer B, whose step of 10 October nobody took.
 */
const shop = {
  sales: [
    { ordered_at: '2026-01-05', customer_id: 'A', unit_price: 10 },
    { ordered_at: '2026-01-05', customer_id: 'B', unit_price: 10 },
    { ordered_at: '2026-10-20', customer_id: 'B', unit_price: 10 }
  ],
  regions: [
    { region_id: 'all' },
    { region_id: 'east', parent_id: 'all', region_name: 'East' },
    { region_id: 'west', parent_id: 'all', region_name: 'West' }
  ],
  customers: [
    { customer_id: 'A', customer_name: 'Apple', tier: 'key', owner: 'Li', region_id: 'east' },
    { customer_id: 'B', customer_name: 'Beet', tier: 'regular', owner: 'Wu', region_id: 'west' }
  ],
  contacts: [
    contact('0', 'A', '2026-05-20'),
    contact('1', 'A', '2026-08-05 10:00:00', { channel: 'call', recorded_at: '2026-08-07 10:00:00' }),
    contact('2', 'A', '2026-10-06 10:00:00', { channel: 'call', recorded_at: '2026-10-06 11:00:00' }),
    contact('3', 'A', '2026-10-07 10:00:00', { channel: 'meeting', recorded_at: '2026-10-07 11:00:00' }),
    contact('4', 'B', '2026-10-01 10:00:00', {
      channel: 'mail',
      recorded_at: '2026-10-01 11:00:00',
      next_step: 'send the offer',
      next_due_on: '2026-10-10',
      owner: 'Wu'
    })
  ],
  settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
}

let warehouse: TinyWarehouse
let answer: ContactsAnswer
beforeAll(async () => {
  warehouse = await tinyWarehouse(shop)
  answer = await queryContacts(warehouse.connection, { scope: {}, language: 'en' })
})
afterAll(() => warehouse.close())

const counted = ({ hits, n }: { hits: number; n: number }) => `${hits}/${n}`

describe('queryContacts', () => {
  it('looks at the three months up to the last complete one', () => {
    expect([answer.loaded, answer.month, answer.from, answer.through]).toEqual([
      true,
      '2026-10',
      '2026-08-01',
      '2026-10-31'
    ])
  })

  it('counts what was as it should be, by rep, tier and team', () => {
    const { total, owners, tiers, teams } = answer
    // Due in these months: A's calls of August (made), September (not) and October (made), and its two meetings of the
    // third quarter (none); B's contact of the third quarter (none). The fourth quarter is not over.
    expect([total.recorded, total.steps, total.records, total.coverage].map(counted)).toEqual([
      '3/4',
      '0/1',
      '0/1',
      '2/5'
    ])
    expect([total.overdue, total.stale]).toEqual([1, 1])
    expect(owners.map(({ key, coverage, overdue }) => [key, counted(coverage), overdue])).toEqual([
      ['Wu', '0/1', 1],
      ['Li', '2/4', 0]
    ])
    expect(tiers.map(({ key, label, coverage }) => [key, label, counted(coverage)])).toEqual([
      ['regular', 'Regular', '0/1'],
      ['key', 'Key', '2/4']
    ])
    expect(teams.map(({ key, label, recorded }) => [key, label, counted(recorded)])).toEqual([
      ['west', 'West', '1/1'],
      ['east', 'East', '2/3']
    ])
  })

  it('gives every share its interval, Wilson’s', () => {
    // By hand for 3 of 4: centre (0.75 + 1.9208/4)/(1 + 3.8415/4), half width 1.96 √(0.046875 + 0.0600)/(1.9604).
    expect(answer.total.recorded.low).toBeCloseTo(0.3006, 4)
    expect(answer.total.recorded.high).toBeCloseTo(0.9544, 4)
  })

  it('tells the figures of the catalog over the same days', async () => {
    for (const measure of contactMeasures) {
      const kpi = contactKpis[measure]
      const period = { from: answer.from, to: answer.through }
      const { total } = await queryKpi(warehouse.connection, { kpi, period, scope: {} })
      expect([kpi, total.numerator, total.denominator]).toEqual([
        kpi,
        answer.total[measure].hits,
        answer.total[measure].n
      ])
    }
  })

  it('tells each line of the rhythm apart, with what is still open', () => {
    const lines = answer.rhythms.map(({ label, open, ...share }) => [label, counted(share), open])
    expect(lines).toEqual([
      ['1 visit a month', '0/0', 0],
      ['1 meeting a quarter', '0/0', 0],
      ['2 meetings a quarter', '0/1', 1],
      ['1 call a month', '2/3', 0],
      ['1 contact a quarter', '0/1', 0],
      ['1 contact a week', '0/0', 0],
      ['1 contact a month', '0/0', 0]
    ])
  })

  it('keeps to the filters and to the viewer', async () => {
    const ofWest = await queryContacts(warehouse.connection, {
      where: [{ dimension: 'home_region', values: ['west'] }],
      scope: {}
    })
    expect(ofWest.owners.map(({ key }) => key)).toEqual(['Wu'])
    const ofLi = await queryContacts(warehouse.connection, { scope: { owners: ['Li'] } })
    expect([counted(ofLi.total.coverage), ofLi.total.overdue]).toEqual(['2/4', 0])
  })

  it('says of all at once what it says of them when everything is counted', async () => {
    for (const asked of [
      { scope: {} },
      { scope: { owners: ['Li'] } },
      { scope: {}, where: [{ dimension: 'home_region', values: ['west'] }], month: '2026-09' }
    ]) {
      const { owners, tiers, teams, team_dimension, rhythms, ...head } = await queryContacts(
        warehouse.connection,
        asked
      )
      expect(await queryContactsHead(warehouse.connection, asked)).toEqual(head)
      for (const groups of [owners, tiers, teams])
        expect(groups.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(head.total.overdue)
      expect([team_dimension, rhythms.length > 0]).toEqual(['home_region', true])
    }
  })

  it('names the dimension that its teams are members of, so that they can be chosen', async () => {
    expect(answer.team_dimension).toBe('home_region')
    const west = await queryContacts(warehouse.connection, {
      where: [{ dimension: 'home_region', values: ['west'] }],
      scope: {}
    })
    expect(west.total.coverage).toEqual(answer.teams[0]?.coverage)
  })

  it('names the level where it has a name, and none where home regions lie deeper and it has not', async () => {
    const regions = [...shop.regions, { region_id: 'north-east', parent_id: 'east' }]
    const customers = shop.customers.map((customer) => ({
      ...customer,
      region_id: customer.region_id === 'east' ? 'north-east' : customer.region_id
    }))
    const dimensionOf = async (more: Partial<TinySources>) => {
      const other = await tinyWarehouse({ ...shop, regions, customers, ...more })
      const { team_dimension } = await queryContacts(other.connection, { scope: {} })
      other.close()
      return team_dimension
    }
    expect(await dimensionOf({})).toBeNull()
    const regionLevels = ['country', 'area', 'city'].map((name) => ({ name }))
    expect(await dimensionOf({ regionLevels })).toBe('home_area')
  })

  it('says that there are no contacts where the build read none', async () => {
    const other = await tinyWarehouse({ ...shop, contacts: [] })
    const without = await queryContacts(other.connection, { scope: {} })
    other.close()
    expect([without.loaded, without.total.recorded.share, without.owners]).toEqual([false, null, []])
  })
})

describe('queryContactList', () => {
  const list = (request: Partial<Parameters<typeof queryContactList>[1]>) =>
    queryContactList(warehouse.connection, { scope: {}, language: 'en', ...request })

  it.each([
    ['overdue', [['Beet', 'Wu', 'send the offer', '2026-10-10', 21]]],
    ['stale', [['Beet', 'Wu', 'send the offer', '2026-10-10', 21]]],
    ['late', [['Apple', 'Li', null, null, 87]]],
    [
      'missed',
      [
        ['Apple', 'Li', '2 meetings a quarter', '2026-09-30', 31],
        ['Apple', 'Li', '1 call a month', '2026-09-30', 31],
        ['Beet', 'Wu', '1 contact a quarter', '2026-09-30', 31]
      ]
    ],
    ['open', [['Apple', 'Li', '2 meetings a quarter', '2026-12-31', -61]]]
  ] as const)('%s', async (name, expected) => {
    const { rows, total } = await list({ list: name })
    const shown = rows.map((row) => [row.customer_name, row.owner, row.what, row.due_on, row.days_over])
    expect(shown).toHaveLength(expected.length)
    expect(shown).toEqual(expect.arrayContaining(expected.map((row) => [...row])))
    expect(total).toBe(expected.length)
  })

  it('agrees with the figures that it stands behind', async () => {
    const { total } = answer
    expect((await list({ list: 'late' })).total).toBe(total.recorded.n - total.recorded.hits)
    expect((await list({ list: 'missed' })).total).toBe(total.coverage.n - total.coverage.hits)
    expect((await list({ list: 'overdue' })).total).toBe(total.overdue)
  })

  it('can be narrowed down, sorted and turned over', async () => {
    expect((await list({ list: 'missed', owner: 'Wu' })).total).toBe(1)
    expect((await list({ list: 'missed', search: 'APP' })).total).toBe(2)
    const [first] = (await list({ list: 'missed', sort: '-customer_name', limit: 1 })).rows
    expect(first?.customer_name).toBe('Beet')
    await expect(list({ sort: 'password' })).rejects.toThrow(QueryError)
  })
})
