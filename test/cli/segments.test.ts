import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as migration } from '../../cli/migration.ts'
import { command as segments } from '../../cli/segments.ts'
import type { MigrationAnswer, SegmentsAnswer } from '../../queries/index.ts'
import { segmentShop } from '../queries/segment-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(segmentShop)
})
afterAll(() => shop.remove())

const ask = (command: typeof segments, line: string) => say(command, [...wordsOf(line), '--out', shop.out])

describe('segments', () => {
  it('has a line per segment, and one for all', async () => {
    const { out } = await ask(segments, '--month 2026-05 --lang en')
    expect(out).toMatch(/^Customer segments {2}By thresholds {2}2026-05-31\n/)
    expect(out).toMatch(/^Churn risk +2 +50\.0% +2 +0 +170\.00 +120\.5 +1\.5 +85\.00 +50\.0%$/m)
    expect(out).toMatch(/^Outside the window +1 +– +0 +\+1 +0\.00 +– +– +– +–$/m)
    expect(out).toMatch(/^Total +4 +100\.0% /m)
  })

  it('is an answer as JSON and rows as CSV, of any scheme', async () => {
    const { out } = await ask(segments, '--scheme eight --month 2026-05 --format json')
    const answer = JSON.parse(out) as SegmentsAnswer
    expect([answer.scheme, answer.rows.length]).toEqual(['eight', 9])
    const { bytes } = await ask(segments, '--month 2026-05 --format csv --lang zh-CN')
    expect(bytes.toString()).toMatch(/^segment,label,customers,share,.*\nhigh_value,高价值客户,1,0\.25,/)
  })

  it.each([
    ['--scheme nine', 'scheme: nine — one of threshold, eight, eleven'],
    ['--month 2020-01', 'month: 2020-01 — this build holds'],
    ['--compare target', 'compare: target — one of previous, last-year, or a month']
  ])('refuses %s', async (line, message) => {
    const { out, err, code } = await ask(segments, line)
    expect(err).toContain(message)
    expect([out, code]).toEqual(['', 2])
  })
})

describe('migration', () => {
  it('is a matrix that adds up, and says why', async () => {
    const { out } = await ask(migration, '--from 2026-04 --to 2026-05 --lang en')
    expect(out).toMatch(/^from ↓ to → +1 +2 +3 +4 +5 +6 +7 +Total$/m)
    expect(out).toMatch(/^2 Churn risk +0 +1 +0 +0 +0 +1 +0 +2$/m)
    expect(out).toMatch(/^2 Churn risk +2 +0 +0 +2$/m)
    expect(out).toContain(
      '3 customers changed segment: 3 by what they did, 0 only because limits moved, 0 by both\n'
    )
  })

  it('is an answer as JSON and one row per cell as CSV', async () => {
    const { out } = await ask(migration, '--from 2026-04 --to 2026-05 --format json')
    expect((JSON.parse(out) as MigrationAnswer).moved.customers).toBe(3)
    const { bytes } = await ask(migration, '--from 2026-04 --to 2026-05 --format csv --lang en')
    expect(bytes.toString().split('\n')[2]).toBe('churn_risk,Churn risk,churn_risk,Churn risk,1,100,100')
  })

  it.each([
    ['--from 2026-04', 'two months: write --from YYYY-MM --to YYYY-MM'],
    ['--from 2026-05 --to 2026-04', 'to: 2026-04 — a month after 2026-05'],
    ['--from 2026-05-01 --to 2026-05-31', 'from: 2026-05-01 — a month as YYYY-MM']
  ])('refuses %s', async (line, message) => {
    const { out, err, code } = await ask(migration, line)
    expect(err).toContain(message)
    expect([out, code]).toEqual(['', 2])
  })
})
