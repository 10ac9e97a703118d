import { describe, expect, it } from 'vitest'
import { command } from '../../cli/kpis.ts'
import { kpiNames } from '../../queries/index.ts'
import { say, wordsOf } from './said.ts'

const kpis = (line: string) => say(command, wordsOf(line))

describe('kpis', () => {
  it('lists every KPI with its definition, formula, alternatives and companions', async () => {
    const { out } = await kpis('--lang en')
    expect(out.match(/^\S+/gm)).toEqual([...kpiNames])
    expect(out).toContain(
      'net-sales  Net sales  sum, money\n  The net amounts of all sales lines of the period: sales less returns, with adjustments such as negative prices.\n  formula: Σ net amount over all lines\n'
    )
    expect(out).toMatch(/also defined as: .*returning \(.+\)/)
    expect(out).toContain('  shown beside it: cost-coverage\n')
  })

  it('lists them in Chinese', async () => {
    const { out } = await kpis('--lang zh-CN')
    expect(out).toContain('return-rate  退货率  比率, 比例\n')
    expect(out).toContain('  公式：退货金额 ÷ 销售总额\n')
  })

  it('shows one in full, with SQL and examples', async () => {
    const { out } = await kpis('return-rate --lang en')
    expect(out).toContain('  -- grain: one row per row of period_sales\n')
    expect(out).toContain(
      [
        '  Sales of 400, returns of 20: 5%\n',
        '    ordered_at  order_id  customer_id  amount  quantity\n',
        '    2026-09-03  A1        Li              300\n',
        '    2026-09-10  A2        Wu              100\n',
        '    2026-09-12  A2        Wu              -20        -1\n',
        '    month 2026-09 → 0.05 (20 ÷ 400)\n'
      ].join('')
    )
  })

  it('shows each definition of one with several', async () => {
    const { out } = await kpis('repurchase-rate --lang en')
    expect(out.match(/^definition \S+/gm)?.length).toBeGreaterThan(2)
  })

  it('gives programs everything', async () => {
    const all = JSON.parse((await kpis('--format json')).out) as { name: string }[]
    expect(all.map(({ name }) => name)).toEqual([...kpiNames])
    expect(JSON.parse((await kpis('orders --format json')).out)).toMatchObject({
      name: 'orders',
      label: { 'zh-CN': '订单数', en: 'Orders' }
    })
  })

  it.each([
    ['shoes', 'kpi: shoes — one of net-sales, '],
    ['orders units', 'one KPI at a time: units'],
    ['--format csv', '--format: csv — one of table, json'],
    ['--lang fr', '--lang: fr — one of zh-CN, en']
  ])('refuses %s', async (line, message) => {
    const { err, code } = await kpis(line)
    expect(err.startsWith(message), err).toBe(true)
    expect(code).toBe(2)
  })
})
