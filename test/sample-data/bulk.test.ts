import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ordersFor } from '../../sample-data/bulk-lines.ts'
import { generateBulk } from '../../sample-data/bulk.ts'

const lines = 40_000
const scratch = mkdtempSync(join(tmpdir(), 'bulk-'))
const folder = join(scratch, 'one')
/** Each with its key and the moment that its rows are in the order of. */
const events = {
  survey_invitations: ['invitation_id', 'sent_at'],
  survey_responses: ['response_id', 'invitation_id'],
  complaints: ['complaint_id', 'opened_at'],
  contacts: ['contact_id', 'contacted_at'],
  campaigns: ['campaign_id', 'starts_on'],
  campaign_members: ['campaign_id || customer_id', 'campaign_id || customer_id'],
  opportunities: ['opportunity_id', 'created_at'],
  opportunity_stages: ['opportunity_id || stage', 'opportunity_id || entered_at']
} as const
let query: (sql: string) => Promise<Record<string, unknown>>

beforeAll(async () => {
  await generateBulk({ lines, folder })
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`
    create table sales as
    select *, row_number() over () as place, cast(quantity * unit_price * (1 - discount_rate) as double) as net
    from read_csv('${folder}/sales-*.csv', filename = true)`)
  for (const name of ['products', 'customers', 'regions', 'targets', ...Object.keys(events)]) {
    await connection.run(`create table ${name} as from read_csv('${folder}/${name}.csv', all_varchar = true)`)
  }
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS()[0] ?? {}
})

afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('a sample of any size', () => {
  it('has exactly the lines asked for, one file per month', async () => {
    expect(await query('select count(*) as lines, count(distinct filename) as files from sales')).toEqual({
      lines: BigInt(lines),
      files: 34n
    })
    const strays = await query(
      `select count(*) as n from sales where not contains(filename, strftime(ordered_at, 'sales-%Y-%m.csv'))`
    )
    expect(strays).toEqual({ n: 0n })
  })

  it('is in the order of time within each file', async () => {
    const back = await query(`
      select count(*) as n from (
        select ordered_at < lag(ordered_at) over (partition by filename order by place) as goes_back from sales
      ) where goes_back`)
    expect(back).toEqual({ n: 0n })
  })

  it('has canonical headers', () => {
    const [header] = readFileSync(join(folder, 'sales-2024-01.csv'), 'utf8').split('\n', 1)
    const committed = resolve(import.meta.dirname, '../../sample-data/data/sales/2026-q1.csv')
    expect(header).toBe(readFileSync(committed, 'utf8').split('\n', 1)[0])
  })

  it('has keys that are unique and references that resolve', async () => {
    const broken = await query(`
      select count(*) - count(distinct line_id) as repeated,
        count(*) filter (where product_id not in (select product_id from products)) as products,
        count(*) filter (where customer_id is not null and customer_id not in (select customer_id from customers)) as customers,
        count(*) filter (where cast(region_id as varchar) not in (select region_id from regions)) as regions
      from sales`)
    expect(broken).toEqual({ repeated: 0n, products: 0n, customers: 0n, regions: 0n })
  })

  it('keeps the lines of an order together: one customer, one time, 1 to 6 lines', async () => {
    const orders = await query(`
      select min(lines) as fewest, max(lines) as most, max(customers) as customers, max(times) as times
      from (
        select order_id, count(*) as lines, count(distinct customer_id) as customers, count(distinct ordered_at) as times
        from sales group by order_id
      )`)
    expect(orders).toEqual({ fewest: 1n, most: 6n, customers: 1n, times: 1n })
  })

  it('has returns, counter sales, heavy-tailed customers and a Spring Festival', async () => {
    const shape = await query(`
      select avg(cast(kind = 'return' as integer)) as returns, avg(cast(customer_id is null as integer)) as counter,
        count(*) filter (where ordered_at between '2026-02-16' and '2026-02-24') as festival,
        count(*) filter (where ordered_at between '2026-01-16' and '2026-01-24') as ordinary
      from sales`)
    expect(shape['returns']).toBeCloseTo(0.03, 2)
    expect(shape['counter']).toBeCloseTo(0.01, 2)
    expect(Number(shape['festival']) / Number(shape['ordinary'])).toBeLessThan(0.3)
    const { share } = await query(`
      select sum(net) filter (where place <= customers / 5) / sum(net) as share
      from (
        select sum(net) as net, row_number() over (order by sum(net) desc) as place, count(*) over () as customers
        from sales where customer_id is not null group by customer_id
      )`)
    expect(Number(share)).toBeGreaterThan(0.5)
    expect(Number(share)).toBeLessThan(0.75)
  })

  it('has customers in proportion, 400 products, and targets for every month', async () => {
    expect(
      await query(`
        select (select count(*) from customers) as customers, (select count(*) from products) as products,
          (select count(distinct month) from targets) as months`)
    ).toEqual({ customers: 640n, products: 400n, months: 34n })
  })

  it.each(Object.entries(events))('has %s, in proportion to customers', async (name, [key, moment]) => {
    const row = await query(`
      select count(*) as rows, count(distinct ${key}) as keys,
        count(*) filter (where moment < before) as goes_back
      from (select *, ${moment} as moment, lag(${moment}) over (order by place) as before
        from (select *, row_number() over () as place from ${name}))`)
    expect(row['keys']).toBe(row['rows'])
    expect(row['goes_back']).toBe(0n)
    const perCustomer = Number(row['rows']) / 640
    if (name !== 'campaigns') expect(perCustomer).toBeGreaterThan(0.1)
    expect(perCustomer).toBeLessThan(5)
  })

  it('has events of customers that there are, up to the last day', async () => {
    const late = await query(`
      select
        (select count(*) from complaints where greatest(opened_at, first_response_at, resolved_at, followed_up_at) > '2026-11-01') as complaints,
        (select count(*) from complaints where first_response_at < opened_at or resolved_at < first_response_at) as early,
        (select count(*) from survey_responses where responded_at > '2026-11-01') as answers,
        (select count(*) from opportunity_stages where entered_at > '2026-11-01') as stages,
        (select count(*) from survey_responses anti join survey_invitations using (invitation_id, customer_id, survey)) as uninvited,
        (select count(*) from contacts anti join customers using (customer_id)) as strangers,
        (select count(*) from opportunities join (select opportunity_id, arg_max(stage, entered_at) as last
          from opportunity_stages group by opportunity_id) using (opportunity_id) where last <> stage) as elsewhere`)
    expect(Object.values(late)).toEqual(Object.values(late).map(() => 0n))
  })

  it('comes out the same a second time', async () => {
    const again = join(scratch, 'two')
    await generateBulk({ lines, folder: again })
    expect(readdirSync(again)).toEqual(readdirSync(folder))
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(true)
    }
  })
})

describe('the number of orders', () => {
  it('is the first that reaches the lines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (lines) => {
        expect(ordersFor(lines)).toBeGreaterThanOrEqual(ordersFor(lines - 1))
        expect(ordersFor(lines + 76) - ordersFor(lines)).toBe(40)
      })
    )
    expect([0, 1, 2, 3, 4, 76, 77].map(ordersFor)).toEqual([0, 1, 2, 2, 3, 40, 41])
  })
})

describe('the command line', () => {
  const script = resolve(import.meta.dirname, '../../sample-data/generate.ts')
  const run = (...words: string[]) => promisify(execFile)(process.execPath, [script, ...words])

  it.each([
    [['--lines', 'many', '--out', scratch], '--lines: many'],
    [['--lines', '5000'], '--lines needs --out'],
    [['--rows', '5000'], '--rows']
  ])('%j ends with code 2 and says what is wrong', async (words, said) => {
    await expect(run(...words)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(said) as string
    })
  })

  it('writes where it is told to', async () => {
    const { stdout } = await run('--lines', '1000', '--out', join(scratch, 'three'))
    expect(stdout).toContain('1000 lines')
    expect(readdirSync(join(scratch, 'three'))).toContain('clientele.yaml')
  })
})
