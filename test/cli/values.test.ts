import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/values.ts'
import type { CustomerValues } from '../../queries/index.ts'
import { publishedBuild } from '../support/published-build.ts'
import { regulars } from '../support/regulars.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
let few: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild({ sales: regulars({ weeks: 52 }) })
  few = await publishedBuild({ sales: [{ customer_id: 'A', ordered_at: '2026-10-01', amount: 10 }] })
})
afterAll(() => {
  shop.remove()
  few.remove()
})

const values = (line: string, { out } = shop) => say(command, [...wordsOf(line), '--out', out])

const json = async (line: string) => JSON.parse((await values(`${line} --format json`)).out) as CustomerValues

describe('values', () => {
  it('shows tenths, classes and the most valuable customers', async () => {
    const { out: english } = await values('--limit 3 --lang en')
    expect(english).toMatch(/^Customer value of the 52 weeks after \d{4}-\d\d-\d\d\n/)
    expect(english).toMatch(/^60 customers; 80% of the value sits with \d+ of them$/m)
    expect(english).toMatch(/^Tenth +Customers +Exp\. purchases +Exp\. value +Share$/m)
    expect(english).toMatch(/^1 +6 +\d+ +[\d,]+ +\d+\.\d%$/m)
    expect(
      english
        .split(/^Customer {2}.*\n/m)[1]
        ?.split('\n\n')[0]
        ?.split('\n')
    ).toHaveLength(3)
    expect((await values('--lang zh-CN')).out).toMatch(/位客户，预期价值的80%来自其中\d+位/)
  })

  it('gives all of it as JSON, tenths that add up to the whole', async () => {
    const { deciles, total, top } = await json('--limit 5')
    expect(deciles).toHaveLength(10)
    expect(deciles.reduce((sum, { customers }) => sum + customers, 0)).toBe(total.customers)
    expect(top).toHaveLength(5)
  })

  it('has one row per customer elsewhere, and everybody without a limit', async () => {
    const rows = (await values('--format csv')).bytes.toString('utf8').trimEnd().split(/\r?\n/)
    expect(rows[0]).toMatch(/^\uFEFF?customer_id,customer_name,tier,tier_label,/)
    expect(rows).toHaveLength(1 + 60)
  })

  it('says so where there is nothing to foretell', async () => {
    expect((await values('--lang en', few)).out).toContain(
      'too few data, or no customers under these filters'
    )
    expect(await values('--limit 0')).toMatchObject({ code: 2, out: '' })
  })
})
