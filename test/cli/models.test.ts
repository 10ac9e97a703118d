import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/models.ts'
import type { ModelsAnswer } from '../../queries/index.ts'
import { publishedBuild } from '../support/published-build.ts'
import { regulars } from '../support/regulars.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild({ sales: regulars({ weeks: 52 }) })
})
afterAll(() => shop.remove())

const models = (line: string) => say(command, [...wordsOf(line), '--out', shop.out])

describe('models', () => {
  it('gives the parameters as JSON', async () => {
    const { out } = await models('--format json')
    const answer = JSON.parse(out) as ModelsAnswer
    expect(answer).toMatchObject({ bg_nbd: { customers: 60 }, gamma_gamma: { customers: 40 } })
    expect(answer.bg_nbd?.log_likelihood).toBeLessThan(0)
    expect(answer).toHaveProperty('clusters')
    expect(answer).toHaveProperty('churn_tree')
    expect(Array.isArray(answer.warnings)).toBe(true)
  })

  it('shows them as a table with the warnings in words, in both languages', async () => {
    const english = (await models('--lang en')).out
    expect(english).toMatch(/^Models {2}\d{4}-\d\d-\d\d\n/)
    expect(english).toMatch(/BG\/NBD +alpha +[\d.]+\n/)
    expect(english).toContain('time unit: week')
    expect((await models('--lang zh-CN')).out).toContain('时间单位：周')
  })

  it('has one row per figure elsewhere', async () => {
    const rows = (await models('--format csv')).bytes.toString('utf8')
    expect(rows).toMatch(/^\uFEFF?model,name,value,text\r?\nbg_nbd,r,/)
    expect(rows).toContain('gamma_gamma,q,')
  })
})
