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

  it('says when there is none', async () => {
    expect(await customer('nobody')).toMatchObject({
      code: 2,
      err: expect.stringContaining('customer: nobody')
    })
    expect((await customer('')).err).toContain('no customer named')
  })
})
