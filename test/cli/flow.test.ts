import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/flow.ts'
import { command as query } from '../../cli/query.ts'
import type { CustomerFlow, KpiAnswer } from '../../queries/index.ts'
import { flowShop } from '../queries/flow-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
let underWay: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(flowShop)
  underWay = await publishedBuild({
    ...flowShop,
    settings: { ...flowShop.settings, as_of: '2026-10-05', complete_through: '2026-09-30' }
  })
})
afterAll(() => [shop, underWay].forEach(({ remove }) => remove()))

const flow = (line: string, { out } = shop) => say(command, [...wordsOf(line), '--out', out])

const json = async (line: string): Promise<CustomerFlow> =>
  JSON.parse((await flow(`${line} --format json`)).out) as CustomerFlow

describe('flow', () => {
  it('goes from who was there to who is, beside another period', async () => {
    const { out } = await flow('--month 2026-09 --compare previous --lang en')
    expect(out).toBe(
      [
        'Customers in and out  2026-09-01 – 2026-09-30\n',
        '\n',
        '          customers  previous  change\n',
        'Opening           3         0      +3\n',
        'New              +1        +3      -2\n',
        'Won back         +2         0      +2\n',
        'Churned          -2         0      -2\n',
        'Closing           4         3      +1\n',
        '\n',
        'churned: 30 days without a purchase\n',
        'of the churned, 1 have bought again since\n',
        'compared with 2026-08-01 – 2026-08-31\n',
        'build 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it('speaks Chinese, and says when old customers may seem new', async () => {
    const { out } = await flow('--month 2026-06 --lang zh-CN')
    expect(out).toBe(
      [
        '客户的来去  2026-06-01 – 2026-06-30\n',
        '\n',
        '        客户数\n',
        '期初         0\n',
        '新客户      +1\n',
        '召回         0\n',
        '流失         0\n',
        '期末         1\n',
        '\n',
        '历史数据不足：早于首日的购买未知，数值会偏低，或把老客户算作新客户\n',
        '连续 30 天未购买即为流失\n',
        '构建 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it.each([
    '--month 2026-09',
    '--month 2026-09 --where channel=web',
    '--month 2026-09 --definition proposed-window'
  ])('adds up, and begins and loses as the churn rate does: %s', async (line) => {
    const { now } = await json(line)
    expect(now.opening + now.new + now.reactivated - now.churned).toBe(now.closing)
    const rate = await say(query, [...wordsOf(`churn-rate ${line} --format json`), '--out', shop.out])
    expect((JSON.parse(rate.out) as KpiAnswer).total).toMatchObject({
      numerator: now.churned,
      denominator: now.opening
    })
  })

  it('counts every event where W is shorter than the period, so that it adds up there, too', async () => {
    // An and Yu of July, Li and He of August; He and Yu come back.
    const { now } = await json('--quarter 2026-Q3')
    expect(now).toEqual({ opening: 1, new: 5, reactivated: 2, churned: 4, came_back: 2, closing: 4 })
  })

  it('leaves out who bought elsewhere only, and names the definition', async () => {
    expect((await json('--month 2026-09 --where channel=web')).now).toMatchObject({ new: 0, closing: 3 })
    const { out } = await flow('--month 2026-09 --definition proposed-window --lang en')
    expect(out).toMatch(/^Customers in and out, W days as the data propose {2}2026-09-01/)
  })

  it('says how far the data go, and that there is nothing to compare with', async () => {
    const { out } = await flow('--month 2026-10 --compare last-year --lang en', underWay)
    expect(out).toMatch(/^Churned +-1 +– +–\nClosing +3 +– +–$/m)
    expect(out).toContain('not complete: figures up to 2026-10-05\n')
    expect(out).toContain('2025-10-05, the same number of days: no figure to compare with\n')
  })

  it('is one row per period in a file, its notes beside it', async () => {
    const { bytes, err } = await flow('--month 2026-10 --compare 2026-09 --format csv --lang en')
    expect(bytes.toString()).toBe(
      [
        'from,to,opening,new,reactivated,churned,came_back,closing\n',
        '2026-10-01,2026-10-31,4,0,0,4,0,0\n',
        '2026-09-01,2026-09-30,3,1,2,2,1,4\n'
      ].join('')
    )
    expect(err).toBe('churned: 30 days without a purchase\ncompared with 2026-09-01 – 2026-09-30\n')
  })
})

describe('flow refuses, on one line and with exit code 2', () => {
  it.each([
    ['churn-rate', "Unexpected argument 'churn-rate'"],
    ['--limit 5', "Unknown option '--limit'"],
    ['--compare target', 'compare: target — one of previous, last-year, last-year-lunar'],
    ['--definition mine', 'definition: mine — churn-rate: one of configured-window, proposed-window'],
    ['--month 2020-01', 'month: 2020-01 — this build holds 2026-06-01 to 2026-10-31'],
    ['--where shoe=red', 'shoe — ']
  ])('%s', async (line, message) => {
    const { out, err, code } = await flow(line)
    expect(err).toContain(message)
    expect([out, code, err.split('\n').length]).toEqual(['', 2, 2])
  })
})
