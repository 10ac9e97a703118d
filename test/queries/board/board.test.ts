import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryBoard, queryBoardHead, queryBoardRows, type Board } from '../../../queries/index.ts'
import { leavingShop } from '../../support/leaving-shop.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'

const settings = { as_of: '2026-10-31', complete_through: '2026-10-31', board_renewal_lead_days: 0 }

const shop = {
  sales: [
    { ordered_at: '2024-11-05', customer_id: 'A', unit_price: 10 },
    { ordered_at: '2026-10-20', customer_id: 'A', unit_price: 10 },
    { ordered_at: '2022-11-06', customer_id: 'gone', unit_price: 10 }
  ],
  regions: [{ region_id: 'east' }, { region_id: 'west' }],
  customers: [
    {
      customer_id: 'A',
      customer_name: 'Apple',
      owner: 'Li',
      region_id: 'east',
      renews_on: '2026-11-07',
      birthday: '1990-11-08'
    },
    {
      customer_id: 'B',
      customer_name: 'Beet',
      owner: 'Wu',
      region_id: 'west',
      stage: 'lead',
      first_contact_on: '2025-11-01',
      birthday: '1980-11-07',
      renews_on: '2026-11-08'
    },
    { customer_id: 'gone', region_id: 'west', owner: 'Wu' }
  ],
  contacts: [
    {
      contact_id: '1',
      customer_id: 'A',
      contacted_at: '2026-10-01',
      channel: 'visit',
      owner: 'Li',
      next_step: 'send the offer',
      next_due_on: '2026-10-30'
    },
    { contact_id: '2', customer_id: 'B', contacted_at: '2026-10-02', owner: 'Wu', next_due_on: '2026-11-08' }
  ],
  complaints: [
    {
      complaint_id: 'c',
      customer_id: 'B',
      opened_at: '2026-10-31 12:00:00',
      first_response_at: '2026-10-31 12:05:00',
      category: 'delivery'
    },
    {
      complaint_id: 'answered',
      customer_id: 'A',
      opened_at: '2026-10-20',
      first_response_at: '2026-10-20',
      resolved_at: '2026-10-20 10:00:00',
      followed_up_at: '2026-10-21'
    }
  ],
  settings
}

let warehouse: TinyWarehouse
let board: Board
beforeAll(async () => {
  warehouse = await tinyWarehouse(shop)
  board = await queryBoard(warehouse.connection, { scope: {}, language: 'en' })
})
afterAll(() => warehouse.close())

describe('queryBoard', () => {
  it('begins on the day after the last one of the data, whatever the clock says', () => {
    expect([board.as_of, board.today, board.through, board.built_at]).toEqual([
      '2026-10-31',
      '2026-11-01',
      '2026-11-07',
      '2026-11-01T00:00:00Z'
    ])
  })

  it('says what is to be done with whom by when, and why', () => {
    const shown = board.rows
      .filter(({ kind }) => kind !== 'treatment')
      .map(({ kind, customer_id, rep, due_at, days_left, reason, action }) => [
        kind,
        customer_id,
        rep,
        due_at,
        days_left,
        reason,
        action
      ])
    expect(shown).toEqual([
      ['follow_up', 'A', 'Li', '2026-10-30', -2, 'From the visit of 1 Oct 2026', 'send the offer'],
      [
        'complaint',
        'B',
        'Wu',
        '2026-11-01 12:00',
        0,
        'Complaint of 31 Oct 2026 (delivery) not done',
        'Solve it'
      ],
      [
        'renewal',
        'A',
        'Li',
        '2026-11-07',
        6,
        'Contract ends on 7 Nov 2026, in 6 days',
        'Agree on the renewal'
      ],
      ['birthday', 'B', 'Wu', '2026-11-07', 6, 'Birthday', 'Congratulate'],
      ['anniversary', 'B', 'Wu', '2026-11-01', 0, 'First contact on 1 Nov 2025, 1 year ago', 'Get in touch'],
      [
        'anniversary',
        'A',
        'Li',
        '2026-11-05',
        4,
        'First purchase on 5 Nov 2024, 2 years ago',
        'Say thanks and look back together'
      ]
    ])
  })

  it('of a month goes on for thirty days', async () => {
    const month = await queryBoard(warehouse.connection, { scope: {}, span: 'month' })
    expect(month.through).toBe('2026-11-30')
    const later = month.rows.filter(({ due_at }) => (due_at ?? '') > '2026-11-07 23:59')
    expect(later.map(({ kind, customer_id }) => `${kind} ${customer_id}`)).toEqual([
      'follow_up B',
      'renewal B',
      'birthday A'
    ])
  })

  it('takes up renewals so many days before the contract ends, as long as it has not', async () => {
    // The board is of 1 to 7 November: with 3 days ahead those of 1 to 10 November are on it.
    const ends = ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-10', '2026-11-11']
    const renewing = await tinyWarehouse({
      sales: shop.sales,
      customers: ends.map((renews_on) => ({ customer_id: renews_on.slice(5), renews_on })),
      settings: { ...settings, board_renewal_lead_days: 3 }
    })
    const ask = async (language: 'en' | 'zh-CN') =>
      (await queryBoard(renewing.connection, { scope: {}, kind: 'renewal', language })).rows.map(
        ({ customer_id, days_left, reason }) => [customer_id, days_left, reason]
      )
    expect(await ask('en')).toEqual([
      ['11-01', 0, 'Contract ends on 1 Nov 2026, today; renewals are taken up 3 days ahead'],
      ['11-02', 1, 'Contract ends on 2 Nov 2026, in 1 day; renewals are taken up 3 days ahead'],
      ['11-10', 9, 'Contract ends on 10 Nov 2026, in 9 days; renewals are taken up 3 days ahead']
    ])
    expect((await ask('zh-CN')).map(([, , reason]) => reason)).toEqual([
      '合同2026-11-01到期，就是今天（提前3天着手续约）',
      '合同2026-11-02到期，还有1天（提前3天着手续约）',
      '合同2026-11-10到期，还有9天（提前3天着手续约）'
    ])
    renewing.close()
  })

  it('counts all of it, by team and by rep', () => {
    const brief = ({ key, counts, overdue }: Board['total']) => [
      key,
      counts.follow_up,
      counts.complaint,
      overdue
    ]
    expect(brief(board.total)).toEqual(['', 1, 1, 1])
    expect(board.teams.map(brief)).toEqual(
      expect.arrayContaining([
        ['east', 1, 0, 1],
        ['west', 0, 1, 0]
      ])
    )
    expect(board.reps.map(brief)).toEqual(
      expect.arrayContaining([
        ['Li', 1, 0, 1],
        ['Wu', 0, 1, 0]
      ])
    )
    for (const group of [board.total, ...board.teams, ...board.reps])
      expect(Object.values(group.counts).reduce((sum, count) => sum + count, 0)).toBe(group.total)
  })

  it('says how much of it there is before it is read', async () => {
    for (const asked of [{}, { rep: 'Li' }, { team: 'west', span: 'month' }, { kind: 'birthday' }] as const) {
      const request = { scope: {}, ...asked }
      const { rows, ...head } = await queryBoard(warehouse.connection, { ...request, limit: 1000 })
      expect(await queryBoardHead(warehouse.connection, request)).toEqual(head)
      expect(await queryBoardRows(warehouse.connection, { ...request, limit: 1000 })).toEqual(rows)
      expect(rows.length).toBe(head.total.total)
    }
  })

  it('is that of one rep or team, or of one kind, where asked', async () => {
    const kinds = async (request: { rep?: string; team?: string; kind?: 'birthday' }) => {
      const { rows } = await queryBoard(warehouse.connection, { scope: {}, ...request })
      return [...new Set(rows.map(({ customer_id }) => customer_id))].sort()
    }
    expect(await kinds({ rep: 'Li' })).toEqual(['A'])
    expect(await kinds({ team: 'west' })).toEqual(expect.arrayContaining(['B']))
    expect(await kinds({ team: 'west' })).not.toContain('A')
    expect(await kinds({ kind: 'birthday' })).toEqual(['B'])
  })

  it('has every rep call those with the most at stake, of equal ones the first', async () => {
    const leaving = await leavingShop()
    const { connection } = leaving
    await connection.run(`update marts.settings set value = '3' where name = 'board_calls_per_week'`)
    // Two reps of many customers, one of two, and customers of nobody.
    await connection.run(`update marts.customers
      set owner = case when customer_key < 3 then 'few' when customer_key % 3 > 0 then 'rep ' || customer_key % 3 end`)
    const atRisk = `select coalesce(customers.owner, '') as rep, customers.customer_id
      from marts.customer_risks as risks
      inner join marts.customers as customers on customers.customer_key = risks.customer_key
      where risks.value_at_risk > 0
      order by risks.value_at_risk desc, customers.customer_key`
    const all = (await connection.runAndReadAll(atRisk)).getRowObjectsJS()
    const ofRep = (rows: readonly { rep?: unknown; customer_id?: unknown }[], rep: string) =>
      rows.filter((row) => row.rep === rep).map(({ customer_id }) => customer_id)
    for (const [span, calls] of [
      ['week', 3],
      ['month', 15]
    ] as const) {
      const { reps, rows } = await queryBoard(connection, { scope: {}, span, kind: 'call', limit: 1000 })
      for (const rep of ['few', 'rep 1', 'rep 2', '']) {
        const expected = ofRep(all, rep).slice(0, calls)
        expect(ofRep(rows, rep)).toEqual(expected)
        expect(reps.find(({ key }) => key === rep)?.counts.call).toBe(expected.length)
      }
    }
    leaving.close()
  })

  it('shows no birthday to who may not see contacts, and nothing of others’ customers', async () => {
    const masked = await queryBoard(warehouse.connection, { scope: { contacts: 'masked' } })
    expect(masked.total.counts.birthday).toBe(0)
    const own = await queryBoard(warehouse.connection, { scope: { owners: ['Li'] } })
    expect(new Set(own.rows.map(({ customer_id }) => customer_id))).toEqual(new Set(['A']))
  })

  it('says which segments changed, with the treatment', () => {
    for (const { kind, reason, action } of board.rows) {
      if (kind !== 'treatment') continue
      expect(reason).toMatch(/^Segment changed this month: .+ → .+/)
      expect(action).not.toBe('')
    }
  })

  it('names the sources that would bring more', async () => {
    const bare = await tinyWarehouse({ sales: shop.sales, settings })
    const answer = await queryBoard(bare.connection, { scope: {} })
    bare.close()
    expect(answer.missing).toEqual(['customers', 'contacts', 'complaints'])
    expect(board.missing).toEqual([])
  })

  it.each([
    ['2027-02-27', ['2027-02-28']],
    ['2028-02-26', ['2028-02-29']],
    ['2027-12-30', []]
  ])('as of %s keeps 29 February', async (as_of, expected) => {
    const leap = await tinyWarehouse({
      sales: [{ ordered_at: '2026-10-20', customer_id: 'L', unit_price: 1 }],
      customers: [{ customer_id: 'L', birthday: '1996-02-29' }],
      settings: { as_of }
    })
    const { rows } = await queryBoard(leap.connection, { scope: {}, kind: 'birthday' })
    leap.close()
    expect(rows.map(({ due_at }) => due_at)).toEqual(expected)
  })

  it('goes over the new year', async () => {
    const winter = await tinyWarehouse({
      sales: [{ ordered_at: '2026-10-20', customer_id: 'L', unit_price: 1 }],
      customers: [{ customer_id: 'L', birthday: '1996-01-02' }],
      settings: { as_of: '2026-12-29' }
    })
    const { rows } = await queryBoard(winter.connection, { scope: {}, kind: 'birthday' })
    winter.close()
    expect(rows.map(({ due_at, days_left }) => [due_at, days_left])).toEqual([['2027-01-02', 3]])
  })
})
