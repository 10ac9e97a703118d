import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/risk.ts'
import type { CallRow, RiskOverview } from '../../queries/index.ts'
import { leavingShop } from '../support/leaving-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

const id = '20261101-000000-abcdef'
let out: string
let few: Awaited<ReturnType<typeof publishedBuild>>

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'clientele-risk-'))
  mkdirSync(join(out, 'builds', id), { recursive: true })
  const { connection, close } = await leavingShop()
  await connection.run(`attach '${join(out, 'builds', id, 'clientele.duckdb')}' as published`)
  await connection.run('copy from database build to published')
  await connection.run('detach published')
  close()
  writeFileSync(join(out, 'current'), `${id}\n`)
  few = await publishedBuild({ sales: [{ customer_id: 'A', ordered_at: '2026-10-01', amount: 10 }] })
})
afterAll(() => {
  rmSync(out, { recursive: true, force: true })
  few.remove()
})

const risk = (line: string, folder = out) => say(command, [...wordsOf(line), '--out', folder])

const json = async (line: string) =>
  JSON.parse((await risk(`${line} --format json`)).out) as RiskOverview & { call_list: CallRow[] }

describe('risk', () => {
  it('shows the rules, how they did, and whom to call first', async () => {
    const { out: english } = await risk('--limit 3 --lang en')
    expect(english).toMatch(/^Churn risk as of 2026-10-31: no purchase in the next 90 days\n/)
    expect(english).toMatch(/Risk +Learnt +Tested +Customers +At risk {2}Rule\n/)
    expect(english).toMatch(/with the highest risk [\d.]+% left at the later days, [\d.]+ times the average/)
    expect(english.split('\n').filter((line) => /^(steady|leaving) \d+ /.test(line))).toHaveLength(3)
    const { out: chinese } = await risk('--limit 3 --lang zh-CN')
    expect(chinese).toMatch(/^流失风险（截至2026-10-31，90天内不再购买）\n/)
    expect(chinese).toContain('检验期流失')
  })

  it('gives all of it as JSON, the list by what is at stake', async () => {
    const { call_list: list, rules, customers } = await json('--lang en')
    expect(list).toHaveLength(customers)
    expect(list[0]!.value_at_risk).toBeGreaterThanOrEqual(list.at(-1)!.value_at_risk)
    const rule = rules.find((each) => each.customers > 0)!
    expect((await json(`--rule ${rule.rule}`)).call_list).toHaveLength(rule.customers)
    expect((await json('--limit 2 --sort=-recency_days')).call_list).toHaveLength(2)
  })

  it('is a list in a file, its notes beside it', async () => {
    const { bytes, err } = await risk('--limit 2 --format csv --lang en')
    const [head = '', ...rows] = bytes.toString().trim().split('\n')
    expect(head).toBe(
      'customer_id,customer_name,owner,home_region,tier_label,rule,rule_label,churn_probability,recency_days,mean_gap_days,last_order_on,yearly_value,value_basis,value_at_risk'
    )
    expect(rows).toHaveLength(2)
    expect(err).toContain('with the highest risk')
  })

  it('says why there are no rules', async () => {
    const { out: text } = await risk('--lang en', few.out)
    expect(text).toContain('too few customers to learn from who left\n')
  })
})

describe('risk refuses, on one line and with exit code 2', () => {
  it.each([
    ['--month 2026-10', "Unknown option '--month'"],
    ['--rule nonsense', 'rule: nonsense — one of '],
    ['--sort nonsense', 'sort: nonsense — one of'],
    ['--limit 0', '--limit'],
    ['--where shoe=red', 'shoe — ']
  ])('%s', async (line, message) => {
    const { out: text, err, code } = await risk(line)
    expect(err).toContain(message)
    expect([text, code, err.split('\n').length]).toEqual(['', 2, 2])
  })
})
