import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/customer.ts'
import type { CustomerCard } from '../../queries/index.ts'
import { flowShop } from '../queries/flow-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild({
    ...flowShop,
    customers: [{ customer_id: 'x', customer_name: 'X Ltd', phone: '13800000001' }]
  })
})
afterAll(() => shop.remove())

const customer = (line: string) => say(command, [...wordsOf(line), '--out', shop.out])

describe('customer', () => {
  it('tells who one is, and gives all of it as JSON', async () => {
    const { out } = await customer('x --lang en')
    expect(out).toMatch(/^X Ltd/)
    expect(out).toMatch(/Phone +13800000001/)
    const card = JSON.parse((await customer('x --format json --months 3')).out) as CustomerCard
    expect(card.customer.customer_id).toBe('x')
    expect(card.months).toHaveLength(3)
    const { bytes } = await customer('x --format csv --months 3')
    expect(bytes.toString('utf8').trim().split('\n')).toHaveLength(4)
  })

  it('tells how one was looked after, the latest first, and which sources it lacks', async () => {
    const cared = await publishedBuild({
      sales: [
        { customer_id: 'A', ordered_at: '2026-10-01', amount: 10 },
        { customer_id: 'B', ordered_at: '2026-10-01', amount: 10 }
      ],
      survey_responses: [
        {
          response_id: '1',
          customer_id: 'A',
          responded_at: '2026-10-02',
          survey: 'nps',
          score: 3,
          scale_min: 0,
          scale_max: 10,
          comment: 'too slow'
        },
        {
          response_id: '2',
          customer_id: 'A',
          responded_at: '2026-10-05',
          survey: 'csat',
          score: 5,
          touchpoint: 'phone'
        }
      ],
      // The first was answered after an hour, the second in time and nothing more.
      complaints: [
        {
          complaint_id: '1',
          customer_id: 'A',
          opened_at: '2026-10-03 10:00:00',
          first_response_at: '2026-10-03 11:00:00',
          resolved_at: '2026-10-03 12:00:00',
          followed_up_at: '2026-10-04 12:00:00',
          category: 'delivery'
        },
        {
          complaint_id: '2',
          customer_id: 'A',
          opened_at: '2026-10-31 23:00:00',
          first_response_at: '2026-10-31 23:05:00',
          owner: 'Wu'
        }
      ],
      contacts: Array.from({ length: 14 }, (_, day) => ({
        contact_id: String(day),
        customer_id: 'A',
        contacted_at: `2026-10-${String(day + 10)} 10:00:00`,
        channel: 'call',
        owner: 'Li',
        ...(day >= 12 && { next_step: 'send the offer', next_due_on: '2026-10-25' })
      })),
      settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
    })
    const ask = async (line: string) => (await say(command, [...wordsOf(line), '--out', cared.out])).out
    const english = await ask('A --lang en')
    expect(english).toMatch(/2026-10-05 +CSAT +5 +phone\n2026-10-02 +NPS +3\/10 +– +too slow\n/)
    expect(english).toMatch(
      /2026-10-31 +– +– +Wu +to be solved +kept\n2026-10-03 +delivery +– +– +done +past it\n/
    )
    expect(english).toMatch(
      /2026-10-23 +call +Li +send the offer +2026-10-25 +overdue\n2026-10-22 +call +Li +send the offer +2026-10-25 +2026-10-23\n/
    )
    expect(english).toContain('\n2 earlier ones\n')
    expect(await ask('A --lang zh-CN')).toMatch(/2026-10-23 +电话 +Li +send the offer +2026-10-25 +逾期未做/)
    expect(await ask('B --lang en')).toMatch(
      /has answered no survey\n\nhas never complained\n\nwas never contacted\n/
    )
    cared.remove()
    expect((await customer('x --lang en')).out).toContain(
      'this build has no complaints: add sources.complaints to clientele.yaml and build again'
    )
  })

  it('says when there is none', async () => {
    expect(await customer('nobody')).toMatchObject({
      code: 2,
      err: expect.stringContaining('customer: nobody')
    })
    expect((await customer('')).err).toContain('no customer named')
  })
})
