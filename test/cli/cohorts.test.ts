import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as cohorts } from '../../cli/cohorts.ts'
import { command as lifecycle } from '../../cli/lifecycle.ts'
import { command as survival } from '../../cli/survival.ts'
import type { CohortTriangle, LifecycleFlow, Survival } from '../../queries/index.ts'
import { cohortShop } from '../queries/retention/cohort-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(cohortShop)
})
afterAll(() => shop.remove())

const run = (command: typeof cohorts, line: string) => say(command, [...wordsOf(line), '--out', shop.out])

describe('cohorts', () => {
  it('is a triangle of shares with its weighted averages', async () => {
    const { out } = await run(cohorts, '--lang en')
    expect(out).toBe(
      [
        'Bought in the period  build 20261101-000000-abcdef\n',
        '\n',
        'cohort   customers       0       1      2      3\n',
        '2026-01          3  100.0%   33.3%  33.3%  33.3%\n',
        '2026-02          1  100.0%  100.0%   0.0%\n',
        '2026-03          1  100.0%    0.0%\n',
        'average          –  100.0%   40.0%  25.0%  33.3%\n',
        '\n',
        'up to 2026-04-30; averages are weighted by size, and of periods that are over\n'
      ].join('')
    )
  })

  it('weighs by value, looks at later periods, too, and speaks Chinese', async () => {
    const { out } = await run(
      cohorts,
      '--measure value --on on-or-after --limit 1 --month 2026-02 --lang zh-CN'
    )
    expect(out).toContain('留存：当期或以后有购买的比例')
    expect(out).toMatch(/^2026-02 +50\.00 +100\.0%$/m)
    expect(out).toContain('更早的 1 群未列出')
  })

  it('goes into files', async () => {
    const { bytes, err } = await run(cohorts, '--by quarter --format csv --lang en')
    expect(bytes.toString()).toBe(
      [
        'cohort,index,period,complete,customers,on,on_or_after,value,value_on,value_on_or_after,net_amount\n',
        '2026-Q1,0,2026-Q1,true,5,5,5,1100,1100,1100,1100\n',
        '2026-Q1,1,2026-Q2,false,5,1,1,1100,110,110,5\n'
      ].join('')
    )
    expect(err).toContain('up to 2026-04-30')
    const { out } = await run(cohorts, '--format json')
    expect((JSON.parse(out) as CohortTriangle).cohorts[0]?.customers).toBe(3)
  })

  it.each([
    ['--by year', '--by: year — one of month, quarter'],
    ['--measure units', '--measure: units — one of customers, value'],
    ['--on later', '--on: later — one of on, on-or-after'],
    ['--quarter 2026-Q1', "Unknown option '--quarter'"]
  ])('refuses %s', async (line, message) => {
    const { err, code } = await run(cohorts, line)
    expect([err.includes(message), code]).toEqual([true, 2])
  })
})

describe('survival', () => {
  it('shows the curve of each group, and whether they differ', async () => {
    const { out } = await run(survival, '--by acquisition_channel --lang en')
    expect(out).toMatch(/^web +3 +3 +0 +30 +0\.0%$/m)
    expect(out).toMatch(/^fair +2 +2 +0 +56 +100\.0%$/m)
    expect(out).toContain('the groups differ: χ² = 4.00, df 1, p = 0.046\n')
    expect(out).toContain('churned: 30 days without a purchase\n')
  })

  it('answers as data', async () => {
    const { out } = await run(survival, '--event next-purchase --format json')
    expect((JSON.parse(out) as Survival).total).toMatchObject({ customers: 5, events: 3 })
    const { bytes } = await run(survival, '--event next-purchase --format csv')
    expect(bytes.toString()).toMatch(/^total,,5,26,5,1,0\.8,/m)
    expect((await run(survival, '--event lunch')).err).toContain('one of churn, next-purchase')
  })
})

describe('lifecycle', () => {
  it('shows the stages at the end of each month and who moved in the last', async () => {
    const { out } = await run(lifecycle, '--lang en')
    expect(out).toMatch(/^2026-04 +0 +0 +0 +0 +0 +4 +1$/m)
    expect(out).toMatch(/^Churned → Won back +1$/m)
    expect(out).toContain('At risk: No purchase for more than 20 days\n')
  })

  it('answers as data', async () => {
    const { out } = await run(lifecycle, '--months 1 --format json')
    expect((JSON.parse(out) as LifecycleFlow).months).toMatchObject([{ month: '2026-04', complete: true }])
    const { bytes } = await run(lifecycle, '--months 1 --format csv')
    expect(bytes.toString()).toContain('2026-04,flow,churned,reactivated,1\n')
    expect((await run(lifecycle, '--months 0')).err).toContain('--months: 0')
  })
})
