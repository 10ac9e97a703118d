import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/assessment.ts'
import { assessedShop } from '../support/assessed-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let build: Awaited<ReturnType<typeof publishedBuild>>

beforeAll(async () => {
  build = await publishedBuild(assessedShop)
})
afterAll(() => build.remove())

const assessment = (line: string) => say(command, [...wordsOf(line), '--out', build.out])

describe('assessment', () => {
  it('shows grades, indicators with what hangs on them, and customers', async () => {
    const { out } = await assessment('--lang en')
    expect(out).toMatch(
      /^Assessment as of 2026-10-31: 5 customers, 67\.0 points on average; the grade of 1 changes/
    )
    expect(out).toMatch(/A Excellent +80 +2 +40\.0% +500 {2}maintain\n/)
    expect(out).toMatch(/Credit +10 +– +0 +– +0 +0 {2}not entered yet\n/)
    expect(out).toMatch(/Bo +Lin +Key +85\.0 {2}A +maintain\n/)
    expect((await assessment('--lang zh-CN')).out).toMatch(/^客户关系评估（截至2026-10-31）：5位客户/)
  })

  it('is the form of one customer', async () => {
    const { out } = await assessment('ada --lang en --month 2026-09')
    expect(out).toMatch(/^Assessment of Ada as of 2026-09-30\n/)
    expect(out).toMatch(/Orders +50\.0 +100\.0 +50\.0 {2}Orders in the last 12 months: 3\n/)
    expect(out).toContain('Score 80.0  Grade A Excellent  Advice maintain\n')
  })

  it('is a list in a file, and all of it as JSON', async () => {
    const { bytes } = await assessment('--grade A --format csv --lang en')
    expect(bytes.toString().trim().split('\n')).toEqual([
      'customer_id,customer_name,owner,home_region,tier_label,score,grade,grade_label,advice,exception,counted_weight,net_amount,grade_if_less,grade_if_more,score_orders,score_complaints',
      'bo,Bo,Lin,North,Key,85,A,Excellent,maintain,,100,200,,,70,100',
      'ada,Ada,Lin,North,Key,80,A,Excellent,maintain,,100,300,,,100,60'
    ])
    const { out } = await assessment('--moved-by orders --format json')
    expect(JSON.parse(out)).toMatchObject({
      customers: 5,
      list: [{ customer_id: 'ada', grade_if_less: 'B' }]
    })
  })
})

describe('assessment refuses, on one line and with exit code 2', () => {
  it.each([
    ['nobody', 'customer: nobody — there is none of that id'],
    ['ada bo', 'one customer at a time: bo'],
    ['--month 2026-08', 'month: 2026-08 — customers are assessed from 2026-09 on'],
    ['--grade Z', 'grade: Z — one of A, B, C, D'],
    ['--sort nonsense', 'sort: nonsense — one of']
  ])('%s', async (line, message) => {
    const { out, err, code } = await assessment(line)
    expect(err).toContain(message)
    expect([out, code, err.split('\n').length]).toEqual(['', 2, 2])
  })
})
