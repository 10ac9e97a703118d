import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as query } from '../../cli/query.ts'
import { command } from '../../cli/satisfaction.ts'
import type { Comments, SatisfactionAnswer } from '../../queries/index.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
let bare: Awaited<ReturnType<typeof publishedBuild>>

const answer = (id: number, score: number, comment?: string) => ({
  response_id: `A${id}`,
  customer_id: `c${id % 7}`,
  responded_at: `2026-09-${String(1 + (id % 28)).padStart(2, '0')} 10:00:00`,
  survey: 'nps',
  score,
  scale_min: 0,
  scale_max: 10,
  ...(comment !== undefined && { comment })
})

beforeAll(async () => {
  const sales = Array.from({ length: 7 }, (_, index) => ({
    customer_id: `c${index}`,
    ordered_at: '2026-09-30',
    amount: 10
  }))
  // 6 promoters, 2 passives, 2 detractors: 40.
  const scores = [10, 9, 9, 10, 10, 9, 7, 8, 0, 6]
  shop = await publishedBuild({
    sales,
    survey_responses: scores.map((score, id) => answer(id, score, id === 8 ? 'late again' : undefined)),
    settings: { as_of: '2026-09-30', complete_through: '2026-09-30' }
  })
  bare = await publishedBuild({ sales })
})
afterAll(() => {
  shop.remove()
  bare.remove()
})

const satisfaction = (line: string, { out } = shop) => say(command, [...wordsOf(line), '--out', out])

describe('query of a score', () => {
  it('tells its interval in points, and of how many answers', async () => {
    const { out } = await say(query, [...wordsOf('nps --month 2026-09 --lang en'), '--out', shop.out])
    // 6 of 10 promote, 2 detract: adjusted Wald of 6.75 and 2.75 of 13 is 30.77 ± 1.96 · 22.12.
    expect(out).toMatch(/name +NPS +95% interval +n\nTotal +40\.0 +-12\.6 – 74\.1 +10\*\n/)
    expect(out).toContain('* n below 30: too few to say much')
  })
})

describe('satisfaction', () => {
  it('tells the score of the year with its interval, and the months', async () => {
    const { out } = await satisfaction('--lang en')
    expect(out).toMatch(/^NPS 40\.0 \(.+\), n 10, 2025-10-01 – 2026-09-30\n/)
    expect(out).toMatch(/^2026-09 +40\.0\* /m)
    expect((await satisfaction('--lang zh-CN')).out).toMatch(/^月份 +得分/m)
  })

  it('gives all of it as JSON, and the months as a file', async () => {
    const { total } = JSON.parse((await satisfaction('--format json')).out) as SatisfactionAnswer
    expect(total).toMatchObject({ value: 40, n: 10, good: 6, bad: 2 })
    const file = (await satisfaction('--format csv')).bytes.toString('utf8')
    expect(file).toMatch(/^\uFEFF?month,complete,n,good,bad,value/)
    expect(file.trimEnd().split(/\r?\n/)).toHaveLength(14)
  })

  it('lists what customers wrote, by verdict and by word', async () => {
    const comments = async (line: string) =>
      JSON.parse((await satisfaction(`--comments ${line} --format json`)).out) as Comments
    expect((await comments('--verdict detractor')).rows.map(({ comment }) => comment)).toEqual(['late again'])
    expect((await comments('--search LATE')).total).toBe(1)
    expect((await comments('--search soon')).total).toBe(0)
    expect((await satisfaction('--comments --lang en')).out).toMatch(/NPS 0 +Detractor +late again/)
  })

  it('says what it does not take, and what is missing', async () => {
    expect((await satisfaction('--search late')).err).toContain('add --comments')
    expect((await satisfaction('--comments --verdict gloomy')).err).toMatch(
      /^verdict: gloomy — one of .*detractor/
    )
    expect((await satisfaction('--survey mood')).err).toMatch(/mood.*nps, csat, ces/)
    expect((await satisfaction('', bare)).err).toContain('sources.survey_responses')
  })
})
