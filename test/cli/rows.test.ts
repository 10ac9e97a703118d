import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/rows.ts'
import { rowsTable } from '../../cli/tables/rows-table.ts'
import type { KpiName } from '../../queries/index.ts'
import { littleShop } from '../queries/little-shop.ts'
import { runCli } from '../support/cli.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
let busy: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(littleShop)
  // More than a pipe holds, so that whoever closes it early is noticed.
  const [first] = littleShop.sales
  const sales = Array.from({ length: 5000 }, (_, index) => ({ ...first, order_id: `order ${index}` }))
  busy = await publishedBuild({ ...littleShop, sales: [...littleShop.sales, ...sales] })
})
afterAll(() => {
  shop.remove()
  busy.remove()
})

const rows = (line: string) => say(command, [...wordsOf(line), '--out', shop.out])

describe('rows', () => {
  it('lists what a figure counts', async () => {
    const { out } = await rows('orders --lang en')
    expect(out).toBe(
      [
        'Orders  2026-10-01 – 2026-10-31\n',
        '\n',
        'customer id  customer  order  day         Orders\n',
        'Li           李        O1     2026-10-02       1\n',
        'Wu           吴        O2     2026-10-03       1\n',
        'He           何        O3     2026-10-04       1\n',
        '                       O4     2026-10-05       1\n',
        '\n',
        '4 rows in all\n',
        'build 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it('writes numbers as other tables do, each by what it is; names that are numbers stay as they are', () => {
    const period = { from: '2026-10-01', to: '2026-10-31' }
    const facts = { build: 'b', period, isSplit: false, total: 1, offset: 0, language: 'en' } as const
    const line = {
      ...{ quantity: 1250.5, unit_price: 1234.5678, discount_rate: 0.125, net_amount: -1350000.4 },
      ...{ cost_amount: 0.005, record: 12345, numerator: 2500.255, denominator: 3000 }
    }
    const written = (kpi: KpiName) =>
      rowsTable([line], { ...facts, kpi })
        .split('\n')[3]
        ?.trim()
        .split(/ +/)
    const ofAll = ['1,250.5', '1,234.57', '12.5%', '-1,350,000.40', '0.01', '12345']
    expect(written('return-rate')).toEqual([...ofAll, '2,500.26', '3,000'])
    expect(rowsTable([{ numerator: 5 }], { ...facts, kpi: 'net-sales' })).toContain('5.00')
    expect(rowsTable([{ numerator: 5 }], { ...facts, kpi: 'return-rate' })).not.toContain('5.00')
  })

  it('pages, and says how many there are in all', async () => {
    const { out } = await rows('return-rate --by area --limit 2 --offset 4 --lang zh-CN')
    expect(out).toMatch(/^成员编号 +成员 +客户编号 +客户 +订单编号 +日期 +分子 +分母$/m)
    expect(out).toContain('共 6 行，此处为第 5 – 6 行')
    expect((await rows('orders --offset 9 --lang en')).out).toContain('4 rows in all, none of them here\n')
  })

  it('looks for customers, orders, products and regions, and sorts by a column', async () => {
    const orders = async (line: string) => {
      const { bytes } = await rows(`orders ${line} --format csv`)
      return [...bytes.toString().matchAll(/\bO\d\b/g)].join(' ')
    }
    expect(await orders('--search 吴')).toBe('O2')
    expect(await orders('--sort=-ordered_on --limit 2')).toBe('O4 O3')
    expect((await rows('orders --sort size --lang en')).err).toMatch(/^sort: size — one of /)
  })

  it('goes down to the order lines', async () => {
    const { bytes, err } = await rows('net-sales --level lines --where area=West --format json --lang en')
    const lines = JSON.parse(bytes.toString()) as { order_id: string; net_amount: number }[]
    expect(Object.fromEntries(lines.map(({ order_id, net_amount }) => [order_id, net_amount]))).toEqual({
      O2: 40,
      O5: -15
    })
    expect(err).toBe('2 rows in all\n')
  })

  it('writes all of them to a file, unless told how many', async () => {
    const { bytes } = await rows('net-sales --format arrow')
    expect([...(tableFromIPC(bytes).getChild('numerator') ?? [])]).toHaveLength(6)
    const { bytes: text, err } = await rows('net-sales --format csv --limit 2 --lang en')
    expect(text.toString().trimEnd().split('\n')).toHaveLength(3)
    expect(err).toBe('6 rows in all, here 1 – 2 (--limit, --offset)\n')
  })

  it.each([
    ['orders --level order', '--level: order — one of counted, lines'],
    ['orders --offset -1', "Option '--offset' argument is ambiguous"],
    ['orders --offset=-1', '--offset: -1 — must be a whole number from 0'],
    ['shoes', 'kpi: shoes — one of net-sales, '],
    ['orders --compare previous', "Unknown option '--compare'"]
  ])('refuses %s', async (line, message) => {
    const { out, err, code } = await rows(line)
    expect(err.startsWith(message), err).toBe(true)
    expect([out, code]).toEqual(['', 2])
  })
})

describe('clientele rows, in a pipe', () => {
  it.each(['csv', 'json', 'arrow', 'parquet', 'table --limit 9000'])(
    '%s ends quietly when nobody reads on',
    async (format) => {
      const line = [
        'rows',
        'orders',
        '--quarter',
        '2026-Q3',
        '--format',
        ...format.split(' '),
        '--out',
        busy.out
      ]
      const { code, err, out } = await runCli(line, {
        shell: (entry) => `set -o pipefail; (${entry}) | head -c 1; exit $?`
      })
      expect([code, out.length]).toEqual([0, 1])
      expect(err.replace(/^5,002 rows in all\n$/, '')).toBe('')
    }
  )

  it('reports a file that it cannot write with exit code 3', async () => {
    const path = join(busy.out, 'no', 'rows.csv')
    const { code, err } = await runCli(['rows', 'orders', '--output', path, '--out', busy.out])
    expect([code, err.split('\n').length]).toEqual([3, 2])
    expect(err).toContain(`--output: ${path} — cannot be written`)
  })
})
