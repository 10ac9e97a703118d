import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/complaints.ts'
import type { ComplaintsAnswer } from '../../queries/index.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

const sales = ['2026-09', '2026-10'].flatMap((month) =>
  Array.from({ length: 20 }, (_, index) => ({
    ordered_at: `${month}-${String(index + 1).padStart(2, '0')}`,
    customer_id: 'Li',
    amount: 10
  }))
)

let shop: Awaited<ReturnType<typeof publishedBuild>>
let without: Awaited<ReturnType<typeof publishedBuild>>

beforeAll(async () => {
  const complaint = { customer_id: 'Li', category: 'late' }
  shop = await publishedBuild({
    sales,
    customers: [{ customer_id: 'Li', customer_name: 'Li Ltd' }],
    complaints: [
      {
        ...complaint,
        complaint_id: 'T1',
        opened_at: '2026-10-05 10:00:00',
        first_response_at: '2026-10-05 10:04:00',
        resolved_at: '2026-10-05 12:00:00'
      },
      // A Saturday evening.
      { ...complaint, complaint_id: 'T2', opened_at: '2026-10-31 20:00:00', category: 'broken' }
    ],
    settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
  })
  without = await publishedBuild({ sales })
})
afterAll(() => {
  shop.remove()
  without.remove()
})

const complaints = (line: string, folder = shop.out) => say(command, [...wordsOf(line), '--out', folder])

describe('complaints', () => {
  it('says how many there were, and how each step went', async () => {
    const { out } = await complaints('--lang en')
    expect(out).toMatch(/^Complaints 2026-10-01 – 2026-10-31: 2, 100\.00 per 1,000 orders /)
    expect(out).toMatch(/^First response +10 min +50\.0%\* +9\.5%–90\.5% +1 \/ 2 +4 min +– +1 +–$/m)
    expect(out).toMatch(/^Solution +24 h +100\.0%\* +20\.7%–100\.0% +1 \/ 1 +2 h +– +0 +–$/m)
    expect(out).toContain('by all hours; what was open at the end of 2026-10-31 is censored\n')
    expect(out).toContain('not in the data: Follow-up\n')
    const chinese = await complaints('--lang zh-CN --by complaint_category --compare previous')
    expect(chinese.out).toMatch(/^late +1 +50\.0% +100\.0% +50\.00 +0 +\(0\.3–∞\)/m)
    expect(chinese.out).toContain('按自然时间计')
  })

  it('counts working hours where they are asked for', async () => {
    const { out } = await complaints('--lang en --clock working --format json')
    const { clock, steps } = JSON.parse(out) as ComplaintsAnswer
    expect([clock, steps[0]?.in_time, steps[0]?.n]).toEqual(['working', 1, 1])
  })

  it('lists what is to be done, and writes rows', async () => {
    const { out } = await complaints('--pending --lang en')
    expect(out).toMatch(/^Complaints to be dealt with at the end of 2026-10-31: 1, of which 1 unsolved/)
    expect(out).toMatch(/^T2 +Solution +2026-11-01 20:00 +20 h +Li Ltd +broken +– +400$/m)
    const { bytes } = await complaints('--pending --format csv --lang en')
    expect(bytes.toString().split('\n')[0]).toContain('complaint_id,state,step,due_at,minutes_left')
    const { bytes: rows, err } = await complaints('--by complaint_category --format csv --lang en')
    expect(rows.toString().split('\n')[1]).toMatch(/^broken,broken,1,0\.5,0\.5,20,50,/)
    expect(err).toContain('by all hours')
  })
})

describe('complaints refuses, on one line and with exit code 2', () => {
  it.each([
    ['--clock noon', '--clock: noon — one of calendar, working'],
    ['--step response', '--step: is of the list of what is to be done — add --pending'],
    ['--pending --state soon', '--state: soon — one of ahead, late'],
    ['--by planet', 'by: planet — one of '],
    ['--definition working', '--definition: working — give --clock calendar or --clock working']
  ])('%s', async (line, message) => {
    const { out, err, code } = await complaints(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('a build without complaints, and says what to add', async () => {
    const { err, code } = await complaints('', without.out)
    expect(code).toBe(2)
    expect(err).toContain('add sources.complaints to clientele.yaml')
  })
})
