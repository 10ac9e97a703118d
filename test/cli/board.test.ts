import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as board } from '../../cli/board.ts'
import { command as contacts } from '../../cli/contacts.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let build: Awaited<ReturnType<typeof publishedBuild>>
let bare: Awaited<ReturnType<typeof publishedBuild>>

beforeAll(async () => {
  const sales = [{ customer_id: 'A', ordered_at: '2026-10-01', amount: 10 }]
  const settings = { as_of: '2026-10-31', complete_through: '2026-10-31' }
  bare = await publishedBuild({ sales, settings })
  build = await publishedBuild({
    sales,
    customers: [
      { customer_id: 'A', customer_name: 'Apple', owner: 'Li', tier: 'key', first_contact_on: '2026-01-05' }
    ],
    contacts: [
      {
        contact_id: '1',
        customer_id: 'A',
        contacted_at: '2026-10-02 10:00:00',
        recorded_at: '2026-10-02 11:00:00',
        channel: 'call',
        owner: 'Li',
        next_step: 'send the offer',
        next_due_on: '2026-10-30'
      }
    ],
    settings
  })
})
afterAll(() => {
  build.remove()
  bare.remove()
})

describe('board', () => {
  const ask = (line: string) => say(board, [...wordsOf(line), '--out', build.out])

  it('says how old the data are, what is to be done, and why', async () => {
    const { out } = await ask('--lang en --rep Li --span month')
    expect(out).toMatch(
      /^Board of 2026-11-01 to 2026-11-30; data to 2026-10-31, built (less than an hour|1 hour|[\d,]+ hours) ago\n/
    )
    expect(out).toMatch(/2026-10-30 +-2 {2}Apple +Li +send the offer +From the call of 2 Oct 2026\n/)
    expect(out).toContain('no complaints: name their files under sources.complaints in clientele.yaml')
    expect((await ask('--lang zh-CN')).out).toMatch(/^2026-11-01至2026-11-07的看板；数据截至2026-10-31，/)
  })

  it('is a list in a file', async () => {
    const { bytes } = await ask('--kind follow_up --format csv --lang en')
    const [head = '', row] = bytes.toString().trim().split('\n')
    expect(head).toMatch(/^kind,due_at,days_left,customer_id,/)
    expect(row).toMatch(/^follow_up,2026-10-30,-2,A,Apple,Li,/)
  })

  it('refuses another span', async () => {
    expect((await ask('--span year')).err).toMatch(/^--span: year — one of week, month/)
  })

  it('names whom there is something to do for when there is nothing for the one asked about', async () => {
    expect((await ask('--rep Lee --span month')).err).toMatch(
      /^--rep: Lee — nothing to do; there is something for .*Li/
    )
    expect((await ask('--rep Li --span month')).err).toBe('')
  })
})

describe('contacts', () => {
  const ask = (line: string, out = build.out) => say(contacts, [...wordsOf(line), '--out', out])

  it('narrows lists only', async () => {
    expect((await ask('--rep Li')).err).toMatch(/^--rep: is of one of the lists — add --list overdue/)
  })

  it('shows the shares, grey ones marked, and the rhythm', async () => {
    const { out } = await ask('--lang en')
    expect(out).toMatch(/^Contacts, 2026-08-01 to 2026-10-31: recorded within 24 h/)
    expect(out).toMatch(/Li +100\.0% \(1\)\* +100\.0% \(1\)\* +0\.0% \(1\)\* +– +1 +0\n/)
    expect(out).toMatch(/Key +1 call a month +100\.0% \(1\)\* +0\n/)
  })

  it('shows what is behind them', async () => {
    const { out } = await ask('--list overdue --lang en')
    expect(out).toMatch(/Apple +Li +Key +2026-10-02 +send the offer +2026-10-30 +1 +1\n/)
    const { bytes } = await ask('--list overdue --format csv')
    expect(bytes.toString().trim().split('\n')).toHaveLength(2)
  })

  it('says how to add contacts where there are none', async () => {
    expect((await ask('--lang en', bare.out)).out).toContain('sources.contacts in clientele.yaml')
  })
})
