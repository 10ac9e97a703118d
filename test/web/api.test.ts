import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  queryComposition,
  queryCustomerFlow,
  queryKpi,
  salesKpis,
  type CustomerFlow
} from '../../queries/index.ts'
import { addresses, documentPath, endpoints } from '../../web/src/lib/server/api/endpoints.ts'
import { errorSchema } from '../../web/src/lib/server/api/schemas/error.ts'
import { startApp, type StartedApp } from '../support/started-app.ts'
import { nameCurrent, publishBuild } from './published-build.ts'
import { reviewShop } from './review-shop.ts'
import { servePage } from './served-page.ts'

const october = '20261101-060000-aaaaaa'
const november = '20261201-060000-bbbbbb'
/** The same lines many times over, so that a download of them takes a while. */
const long = '20270101-060000-cccccc'

/** One solved in time, one that is open. */
const complaints = [
  {
    complaint_id: 'T1',
    customer_id: '华东 paper',
    opened_at: '2026-09-03 10:00:00',
    first_response_at: '2026-09-03 10:05:00',
    resolved_at: '2026-09-03 15:00:00',
    followed_up_at: '2026-09-04 10:00:00',
    product_id: 'paper',
    category: 'quality'
  },
  { complaint_id: 'T2', customer_id: '华东 paper', opened_at: '2026-10-31 20:00:00', owner: 'ann' }
]

/** One who would recommend, one who would not and says why. */
const survey_responses = [
  {
    response_id: 'D1',
    customer_id: '华东 paper',
    responded_at: '2026-09-05',
    survey: 'nps',
    score: 10,
    scale_min: 0,
    scale_max: 10
  },
  {
    response_id: 'D2',
    customer_id: '华东 paper',
    responded_at: '2026-09-25',
    survey: 'nps',
    score: 3,
    scale_min: 0,
    scale_max: 10,
    touchpoint: '送货',
    comment: '迟到'
  }
]

const withEvents = {
  ...reviewShop,
  complaints,
  survey_responses,
  campaigns: [{ campaign_id: 'spring', starts_on: '2026-09-01', cost: 100 }],
  campaign_members: [{ campaign_id: 'spring', customer_id: 'nobody', group: 'treated' }],
  sourceFiles: [
    ...(reviewShop.sourceFiles ?? []),
    {
      file_id: 2,
      source: 'complaints',
      path: 'complaints.csv',
      bytes: 300,
      detected: '{}',
      rows_in: 2,
      rows_kept: 2,
      rows_rejected: 0,
      rows_duplicate: 0
    },
    {
      file_id: 3,
      source: 'survey_responses',
      path: 'survey_responses.csv',
      bytes: 300,
      detected: '{}',
      rows_in: 2,
      rows_kept: 2,
      rows_rejected: 0,
      rows_duplicate: 0
    }
  ]
}

let folder = ''
let app: StartedApp

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-'))
  await publishBuild({ folder, build: long, sources: reviewShop })
  await withBuild(
    long,
    (connection) =>
      connection.run('insert into marts.order_lines select order_lines.* from marts.order_lines, range(300)'),
    'READ_WRITE'
  )
  const doubled = reviewShop.sales.map((sale) => ({ ...sale, amount: Number(sale['amount']) * 2 }))
  await publishBuild({ folder, build: november, sources: { ...reviewShop, sales: doubled } })
  await publishBuild({ folder, build: october, sources: withEvents })
  app = await startApp(['--out', folder])
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true })
})

type Connection = Awaited<ReturnType<DuckDBInstance['connect']>>

async function withBuild<Result>(
  build: string,
  work: (connection: Connection) => Promise<Result>,
  access_mode = 'READ_ONLY'
): Promise<Result> {
  const instance = await DuckDBInstance.create(join(folder, 'builds', build, 'clientele.duckdb'), {
    access_mode
  })
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v1${path}`, { headers: { 'accept-language': 'en', ...headers }, redirect: 'manual' })

type Row = { key: string; label: string | null; value: number }
type Rest = Row & { members: number }
type Period = { from: string; to: string }
/** What the tests read of answers; their whole shape is checked by their schemas. */
type Body = { build: string; period: Period; rows: Row[]; other: Rest | null; total: Row }

async function ask(path: string): Promise<Body> {
  const response = await get(path)
  const body = (await response.json()) as Body
  expect([response.status, response.status === 200 ? null : body]).toEqual([200, null])
  return body
}

const askFlow = async (search: string) => (await ask(`/customer-flow?${search}`)) as unknown as CustomerFlow

const sum = (rows: readonly Row[]) => rows.reduce((total, { value }) => total + value, 0)

async function problem(response: Response): Promise<z.infer<typeof errorSchema>['error']> {
  const { error } = errorSchema.parse(await response.json())
  expect(error.id).toBe(response.headers.get('x-request-id'))
  return error
}

type Log = Record<string, unknown>

const log = (): Log[] =>
  app
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Log)
const logged = (id: string | null) => log().find((line) => line['event'] === 'request' && line['id'] === id)

async function moveTo(build: string): Promise<void> {
  await nameCurrent(folder, build)
  await expect.poll(async () => (await ask('/builds/current')).build, { timeout: 20_000 }).toBe(build)
}

/** A question for every endpoint, by its path. */
const questions: Record<string, string> = {
  '/api/v1/kpis/{kpi}': '/kpis/net-sales?month=2026-09&by=area&compare=last-year',
  '/api/v1/compositions/{dimension}': '/compositions/category?measure=customers&compare=previous',
  '/api/v1/compositions/{dimension}/months': '/compositions/tier/months?months=3&limit=2',
  '/api/v1/pivots/{kpi}': '/pivots/net-sales?rows=area&columns=category',
  '/api/v1/explain/{kpi}': '/explain/net-sales?bridge=members&by=area&compare=last-year',
  '/api/v1/customer-flow': '/customer-flow?month=2026-09&compare=last-year',
  '/api/v1/cohorts': '/cohorts?month=2026-09&by=quarter',
  '/api/v1/survival': '/survival?month=2026-09&by=tier&event=next-purchase',
  '/api/v1/lifecycle': '/lifecycle?month=2026-09&months=3',
  '/api/v1/clusters': '/clusters?points=5',
  '/api/v1/risk': '/risk',
  '/api/v1/risk/customers': '/risk/customers?limit=5',
  '/api/v1/assessment': '/assessment?language=en',
  '/api/v1/assessment/customers': '/assessment/customers?limit=5&sort=-net_amount',
  '/api/v1/assessment/customers/{id}': `/assessment/customers/${encodeURIComponent('华东 paper')}?language=en`,
  '/api/v1/campaigns': '/campaigns',
  '/api/v1/campaigns/members': '/campaigns/members?campaign=spring&limit=5',
  '/api/v1/funnel': '/funnel?month=2026-09&by=home_area',
  '/api/v1/complaints': '/complaints?month=2026-09&compare=previous&by=area',
  '/api/v1/complaints/months': '/complaints/months?month=2026-09&clock=working',
  '/api/v1/complaints/ages': '/complaints/ages',
  '/api/v1/complaints/pending': '/complaints/pending?limit=3',
  '/api/v1/satisfaction': '/satisfaction?month=2026-09&survey=csat&months=3',
  '/api/v1/satisfaction/comments': '/satisfaction/comments?verdict=detractor&limit=3',
  '/api/v1/contacts': '/contacts?month=2026-09',
  '/api/v1/contacts/list': '/contacts/list?list=late&limit=3',
  '/api/v1/board': '/board?span=month&limit=2',
  '/api/v1/rows/{kpi}': '/rows/net-sales?level=lines&limit=3',
  '/api/v1/customers': '/customers?month=2026-09&sort=customer_name&limit=3',
  '/api/v1/segments': '/segments?month=2026-09&scheme=eleven',
  '/api/v1/migration': '/migration?from=2026-06&to=2026-09',
  '/api/v1/customer-values': '/customer-values?where=tier=key&limit=3',
  '/api/v1/models': '/models',
  '/api/v1/customers/{id}': `/customers/${encodeURIComponent('华东 paper')}?month=2026-09`,
  '/api/v1/rejects': '/rejects',
  '/api/v1/definitions': '/definitions',
  '/api/v1/dimensions': '/dimensions',
  '/api/v1/dimensions/{dimension}/members': '/dimensions/city/members',
  '/api/v1/builds/current': '/builds/current'
}

describe('answers', () => {
  it.each(endpoints.map(({ path, answer }) => ({ path, answer })))(
    'of $path are as its schema says',
    async ({ path, answer }) => {
      const parsed = answer.safeParse(await ask(questions[path] ?? ''))
      expect(parsed.error).toBeUndefined()
    }
  )

  it.each(salesKpis.map(({ name }) => name))(
    'of %s are as the schemas say, by either kind of dimension and without',
    async (kpi) => {
      const [kpis, , , , , , rows] = endpoints
      for (const by of ['', '&by=category', '&by=tier']) {
        const parsed = kpis.answer.safeParse(await ask(`/kpis/${kpi}?month=2026-09&compare=last-year${by}`))
        expect(parsed.error).toBeUndefined()
      }
      for (const level of ['counted', 'lines'])
        expect(rows.answer.safeParse(await ask(`/rows/${kpi}?limit=5&level=${level}`)).error).toBeUndefined()
    }
  )

  it('are those of the queries', async () => {
    const over = await ask('/kpis/net-sales?month=2026-09&by=area&compare=last-year&where=category=饮品茶点')
    const question = {
      period: { month: '2026-09' },
      by: 'area',
      compare: 'last-year',
      language: 'en',
      scope: {}
    } as const
    await withBuild(october, async (connection) => {
      const where = [{ dimension: 'category', values: ['饮品茶点'] }]
      expect(over).toEqual(await queryKpi(connection, { ...question, kpi: 'net-sales', where }))
      expect(await ask('/compositions/area?measure=customers&month=2026-09&compare=last-year')).toEqual(
        await queryComposition(connection, { ...question, kpi: 'active-customers' })
      )
    })
  })

  it('are of the last complete month when none is asked for', async () => {
    expect((await ask('/kpis/orders')).period).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect((await ask('/kpis/orders?quarter=2026-Q2')).period).toEqual({
      from: '2026-04-01',
      to: '2026-06-30'
    })
    expect((await ask('/kpis/orders?from=2026-10-01&to=2026-10-07')).period.to).toBe('2026-10-07')
  })

  it('filter by names as well as keys, the members of a dimension as alternatives', async () => {
    const orders = async (search: string) => (await ask(`/kpis/orders?${search}`)).total.value
    const [both, one, none] = await Promise.all([
      orders('where=area=华东&where=area=华南'),
      orders('where=area=华东'),
      orders('where=channel=')
    ])
    expect([both, one, none]).toEqual([6, 3, 0])
    expect(await orders(`where=customer=${encodeURIComponent('华东paper')}`)).toBe(1)
    expect(await orders(`where=customer=${encodeURIComponent('华东 paper')}&where=area=华南`)).toBe(0)
  })

  it('name the classes in the language asked for, else in that of the reader', async () => {
    const labels = async (path: string, language: string) =>
      (
        (await (await get(path, { 'accept-language': language })).json()) as { rows: { label: string }[] }
      ).rows
        .map(({ label }) => label)
        .join()
    const [chinese, english] = ['/kpis/orders?by=tier&language=zh-CN', '/kpis/orders?by=tier&language=en']
    expect(await labels(english, 'zh')).not.toBe(await labels(chinese, 'en'))
    expect(await labels('/kpis/orders?by=tier', 'en')).toBe(await labels(english, 'en'))
    expect(await labels('/kpis/orders?by=tier', 'zh')).toBe(await labels(chinese, 'zh'))
  })

  it('have so many members as asked for, and the rest as other', async () => {
    const { rows, other, total } = await ask('/kpis/net-sales?by=customer&limit=2')
    expect([rows.length, other?.members]).toEqual([2, 7])
    expect(sum([...rows, ...(other ? [other] : [])])).toBeCloseTo(total.value)
  })

  it('tell who came and who went: the churned and the opening are those of the churn rate', async () => {
    const { now, previous, short_history } = await askFlow('month=2024-06&compare=previous')
    expect(now).toEqual({ opening: 9, new: 0, reactivated: 0, churned: 0, came_back: 0, closing: 9 })
    // The company begins in May, so everybody seems new.
    expect(previous).toMatchObject({ opening: 0, new: 9, closing: 9 })
    expect(short_history).toBe(true)
    // With W = 30 days who buys once a month is churned and won back in every month of 31.
    const search = 'month=2026-09&definition=proposed-window&where=area=华东&where=area=华南'
    const { now: east, definition, ...flow } = await askFlow(search)
    expect(definition).toBe('proposed-window')
    expect(east.opening + east.new + east.reactivated - east.churned).toBe(east.closing)
    expect((await ask(`/kpis/churn-rate?${search}`)).total).toMatchObject({
      numerator: east.churned,
      denominator: east.opening
    })
    const where = [{ dimension: 'area', values: ['华东', '华南'] }]
    const question = { period: { month: '2026-09' }, definition, where, scope: {} }
    await withBuild(october, async (connection) =>
      expect({ now: east, definition, ...flow }).toEqual(await queryCustomerFlow(connection, question))
    )
  })

  it('give the rows behind a figure, page by page, with how many there are', async () => {
    const response = await get('/rows/orders?limit=4&offset=6')
    expect(response.headers.get('x-total-count')).toBe('9')
    const page = (await response.json()) as { total: number; rows: { order_id: string }[] }
    const all = await ask('/rows/orders')
    expect(page).toMatchObject({ total: 9, rows: all.rows.slice(6, 10) })
  })
})

describe('formats', () => {
  const kpi = '/kpis/net-sales?by=area&compare=last-year'

  it('hold the same rows, with the total', async () => {
    const { rows, total } = await ask(kpi)
    const expected = [...rows, total].map(({ key, label, value }) => ({ key, label, value }))

    const csv = await get(`${kpi}&format=csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="clientele-net-sales-area.csv"')
    const [head, ...lines] = (await csv.text()).trim().split('\n')
    expect(head).toMatch(/^key,label,value,/)
    expect(lines.map((line) => line.split(',').slice(0, 3))).toEqual(
      expected.map(({ key, label, value }) => [key, label ?? '', String(value)])
    )

    const arrow = await get(kpi, { accept: 'application/vnd.apache.arrow.stream' })
    const table = tableFromIPC(await arrow.bytes())
    expect(table.toArray().map(({ key, label, value }) => ({ key, label, value }))).toEqual(expected)

    const parquet = await get(`${kpi}&format=parquet`)
    expect(parquet.headers.get('content-type')).toBe('application/vnd.apache.parquet')
    expect(
      Buffer.from(await parquet.arrayBuffer())
        .subarray(-4)
        .toString()
    ).toBe('PAR1')

    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const xlsx = await get(kpi, { accept: mediaType })
    expect(xlsx.headers.get('content-type')).toBe(mediaType)
    expect(xlsx.headers.get('content-disposition')).toBe(
      'attachment; filename="clientele-net-sales-area.xlsx"'
    )
    expect(await xlsx.bytes()).toEqual(await (await get(`${kpi}&format=xlsx`)).bytes())
  })

  it.each([
    ['/compositions/area?format=csv', 'clientele-net-sales-area.csv', 'total'],
    ['/pivots/orders?rows=area&columns=category&format=csv', 'clientele-orders-area-category.csv', '东北'],
    [
      '/explain/net-sales?bridge=customers&month=2026-09&format=csv',
      'clientele-net-sales-customers-2026-09.csv',
      'customers'
    ],
    [
      '/customer-flow?month=2026-09&compare=previous&format=csv',
      'clientele-customer-flow-2026-09.csv',
      'from,to,opening,new,reactivated,churned,came_back,closing\n2026-09-01,2026-09-30,'
    ],
    ['/customer-values?format=csv', 'clientele-customer-values.csv', 'customer_id,customer_name,tier,'],
    ['/models?format=csv', 'clientele-models.csv', 'model,name,value,text'],
    ['/rows/orders?format=csv&level=lines', 'clientele-orders-lines.csv', '华东 paper'],
    ['/definitions?format=csv&language=en', 'clientele-definitions.csv', 'Net sales'],
    ['/dimensions?format=csv', 'clientele-dimensions.csv', 'tier'],
    ['/dimensions/city/members?format=csv', 'clientele-city-members.csv', '上海']
  ])('are there for %s', async (path, file, content) => {
    const response = await get(path)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
    expect(await response.text()).toContain(content)
  })

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['text/csv', 'text/csv; charset=utf-8'],
    ['application/json;q=0.5, text/csv', 'text/csv; charset=utf-8'],
    ['application/vnd.apache.parquet;q=0.9, image/png', 'application/vnd.apache.parquet']
  ])('are chosen by Accept: %s', async (accept, type) => {
    const response = await get('/kpis/orders', accept === undefined ? {} : { accept })
    expect(response.headers.get('content-type')).toBe(type)
  })

  it('that there are not are refused', async () => {
    expect(await problem(await get('/kpis/orders', { accept: 'image/png' }))).toMatchObject({
      parameter: 'Accept',
      value: 'image/png',
      allowed:
        'one of application/json, text/csv, application/vnd.apache.arrow.stream, application/vnd.apache.parquet, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    })
    const builds = await get('/builds/current', { accept: 'text/csv' })
    expect([builds.status, (await problem(builds)).allowed]).toEqual([406, 'one of application/json'])
    expect((await get('/builds/current?format=csv')).status).toBe(400)
  })

  it('are packed for who can unpack them', async () => {
    const packed = await get('/definitions', { 'accept-encoding': 'gzip' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.json()).toEqual(
      await (await get('/definitions', { 'accept-encoding': 'identity' })).json()
    )
    const parquet = await get('/definitions?format=parquet', { 'accept-encoding': 'gzip' })
    expect(parquet.headers.has('content-encoding')).toBe(false)
  })
})

describe('what does not fit', () => {
  it.each([
    ['/kpis/orders?bogus=1', 'bogus', '1', /no parameter here; one of month, quarter/],
    ['/kpis/orders?__proto__=1', '__proto__', '1', /no parameter here/],
    ['/kpis/orders?month=2026-13', 'month', '2026-13', /YYYY-MM/],
    ['/kpis/orders?month=2026-09&month=2026-10', 'month', '2026-10', /once/],
    ['/kpis/orders?month=2026-09&quarter=2026-Q3', 'quarter', '2026-Q3', /one of month, quarter/],
    ['/kpis/orders?from=2026-09-01', 'from', '2026-09-01', /one of month, quarter/],
    ['/kpis/orders?from=2026-09-02&to=2026-09-01', 'to', '2026-09-01', /not before/],
    ['/kpis/orders?from=2026-02-30&to=2026-03-01', 'from', '2026-02-30', /calendar/],
    ['/kpis/orders?month=1999-01', 'month', '1999-01', /this build holds/],
    ['/kpis/orders?by=nothing', 'by', 'nothing', /one of tier/],
    ['/kpis/orders?by=', 'by', '', /one of tier/],
    ['/kpis/orders?where=area', 'where', 'area', /DIMENSION=MEMBER/],
    ['/kpis/orders?where=area=华东&where=area=Mars', 'where', 'area=Mars', /area: one of 东北, 华东/],
    ['/kpis/orders?where=planet=Mars', 'where', 'planet=Mars', /one of tier/],
    ['/kpis/orders?where=planet=', 'where', 'planet', /one of tier/],
    ['/kpis/orders?definition=mine', 'definition', 'mine', /one of standard/],
    ['/kpis/orders?compare=yesterday', 'compare', 'yesterday', /one of previous/],
    ['/kpis/orders?compare=2026-09-02..2026-09-01', 'compare', '2026-09-02..2026-09-01', /calendar/],
    ['/kpis/orders?classes=none', 'classes', 'none', 'one of own, base'],
    ['/kpis/orders?limit=0', 'limit', '0', 'a whole number from 1 to 1000000'],
    ['/kpis/orders?limit=1e3', 'limit', '1e3', 'a whole number from 1 to 1000000'],
    ['/kpis/orders?limit=', 'limit', '', 'a whole number from 1 to 1000000'],
    ['/kpis/orders?language=fr', 'language', 'fr', 'one of zh-CN, en'],
    ['/kpis/orders?format=xml', 'format', 'xml', 'one of json, csv, arrow, parquet, xlsx'],
    ['/compositions/area?measure=return-rate', 'measure', 'return-rate', /one of net-sales, units, orders/],
    ['/pivots/orders?rows=area', 'columns', null, 'it is required'],
    ['/explain/orders?effect=nothing', 'effect', 'nothing', /./],
    ['/explain/net-sales?format=csv', 'bridge', null, /one of customers, price-volume-mix/],
    ['/customer-flow?compare=target', 'compare', 'target', /one of previous, last-year, last-year-lunar/],
    ['/customer-flow?definition=mine', 'definition', 'mine', /one of /],
    ['/customer-flow?limit=5', 'limit', '5', /no parameter here; one of month, quarter/],
    ['/rows/orders?level=all', 'level', 'all', 'one of counted, lines'],
    ['/rows/orders?offset=-1', 'offset', '-1', 'a whole number from 0 to 1000000000'],
    ['/dimensions/area/members?search=' + 'x'.repeat(201), 'search', `${'x'.repeat(200)}…`, /at most 200/],
    ['/openapi.json?version=2', 'version', '2', 'no parameters here']
  ])('%s names what', async (path, parameter, value, allowed) => {
    const response = await get(path)
    expect(response.status).toBe(400)
    const error = await problem(response)
    expect([error.parameter, error.value]).toEqual([parameter, value])
    expect(error.allowed).toMatch(allowed)
    expect(error.message).toContain(error.allowed)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['/kpis/sales', 'kpi', 'sales', /^one of net-sales, /],
    ['/kpis/__proto__', 'kpi', '__proto__', /^one of net-sales, /],
    ['/compositions/nothing', 'dimension', 'nothing', /^one of tier, /],
    ['/dimensions/nothing/members', 'dimension', 'nothing', /^one of tier, /],
    ['/kpis', 'path', '/api/v1/kpis', /^one of \/api\/v1\/kpis\/\{kpi\}, /],
    ['/kpis/net-sales/extra', 'path', '/api/v1/kpis/net-sales/extra', /^one of \/api/]
  ])('%s names what there is', async (path, parameter, value, allowed) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    const error = await problem(response)
    expect([error.parameter, error.value]).toEqual([parameter, value])
    expect(error.allowed).toMatch(allowed)
  })

  it('is a path that cannot be read', async () => {
    const response = await get('/kpis/%ff')
    expect([response.status, (await problem(response)).parameter]).toEqual([400, 'path'])
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is %s', async (method) => {
    for (const headers of [
      {},
      { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://elsewhere' }
    ]) {
      const response = await fetch(`${app.url}/api/v1/kpis/orders`, { method, headers })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
      expect(await problem(response)).toMatchObject({ parameter: 'method', value: method })
    }
  })

  it('is a question while there is no build', async () => {
    const served = await servePage(join(folder, 'none'))
    try {
      const response = await fetch(`${served.url}/api/v1/kpis/orders`)
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
      expect((await problem(response)).message).toContain('clientele -- build')
      expect((await fetch(`${served.url}${documentPath}`)).status).toBe(200)
      expect((await fetch(`${served.url}/healthz`)).status).toBe(503)
    } finally {
      await served.stop()
    }
  })
})

describe('caching', () => {
  const path = '/kpis/net-sales?by=area'
  const tagOf = async (question: string, headers: Record<string, string> = {}) =>
    (await get(question, headers)).headers.get('etag')

  it('is by a strong tag that is the same while the answer is', async () => {
    const response = await get(path)
    expect(response.headers.get('etag')).toMatch(/^"[\w-]+"$/)
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
    expect(response.headers.get('x-build')).toBe(october)
    expect(response.headers.get('vary')).toBe('accept, accept-encoding, accept-language, cookie')
    expect(await tagOf(path)).toBe(response.headers.get('etag'))
  })

  it('tells what differs apart', async () => {
    const tags = await Promise.all([
      tagOf(path),
      tagOf('/kpis/net-sales?by=category'),
      tagOf('/kpis/gross-sales?by=area'),
      tagOf(path, { accept: 'text/csv' }),
      tagOf(path, { 'accept-language': 'zh' }),
      tagOf(path, { 'accept-encoding': 'identity' })
    ])
    expect(new Set(tags).size).toBe(6)
  })

  it('answers 304 to who has the answer, and not to who has another', async () => {
    const tag = (await tagOf(path)) ?? ''
    const again = await get(path, { 'if-none-match': `"other", W/${tag}` })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200)
    expect((await get(`${path}&bogus=1`, { 'if-none-match': tag })).status).toBe(400)
  })

  it('ends with a new build', async () => {
    const before = await get(path)
    await moveTo(november)
    try {
      const after = await get(path, { 'if-none-match': before.headers.get('etag') ?? '' })
      const [old, fresh] = [await before.json(), await after.json()] as Body[]
      expect([after.status, fresh?.build]).toEqual([200, november])
      expect(fresh?.total.value).toBeCloseTo(2 * (old?.total.value ?? 0))
    } finally {
      await moveTo(october)
    }
  })

  it('never mixes builds while they change', async () => {
    const builds = new Map<string, string>()
    const totals = new Map<string, number>()
    let isOver = false
    const asking = Array.from({ length: 6 }, async (_, index) => {
      for (let round = 0; !isOver; round += 1) {
        const response = await get(`/kpis/net-sales?by=area&limit=${(index % 3) + 1}`)
        const { build, rows, other, total } = (await response.json()) as Body
        expect(sum([...rows, ...(other ? [other] : [])])).toBeCloseTo(total.value)
        const tag = response.headers.get('etag') ?? ''
        expect(builds.get(tag) ?? build).toBe(build)
        expect(totals.get(build) ?? total.value).toBe(total.value)
        builds.set(tag, build)
        totals.set(build, total.value)
      }
    })
    for (const build of [november, october, november, october]) await moveTo(build)
    isOver = true
    await Promise.all(asking)
    expect(totals.get(november)).toBeCloseTo(2 * (totals.get(october) ?? 0))
  })
})

describe('every response', () => {
  const secure = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin'
  }

  it.each([
    '/api/v1/kpis/orders',
    '/api/v1/nothing',
    '/healthz',
    '/',
    '/nothing',
    '/favicon.svg',
    '/_app/nothing.js'
  ])('%s carries a request id and the security headers', async (path) => {
    const { headers } = await fetch(app.url + path)
    expect(Object.fromEntries(headers)).toMatchObject(secure)
    expect(headers.get('x-request-id')).toMatch(/^[\dA-F]{4}-[\dA-F]{4}$/)
  })

  it('of the API may load nothing', async () => {
    expect((await get('/kpis/orders')).headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'"
    )
  })

  it('leaves one line in the log, under its id', async () => {
    const good = await get('/kpis/orders?month=2026-09')
    const bad = await get('/kpis/orders?month=never')
    await expect
      .poll(() => logged(bad.headers.get('x-request-id')), { timeout: 10_000 })
      .toMatchObject({ status: 400 })
    expect(logged(good.headers.get('x-request-id'))).toEqual({
      time: expect.any(String),
      event: 'request',
      id: good.headers.get('x-request-id'),
      method: 'GET',
      path: '/api/v1/kpis/orders?month=2026-09',
      status: 200,
      build: october,
      ms: expect.any(Number),
      bytes: Number(good.headers.get('content-length'))
    })
  })

  it('to HEAD is that to GET without its body', async () => {
    const [path, bad] = ['/rows/orders?format=csv', '/rows/orders?format=xml']
    const plain = { 'accept-encoding': 'identity' }
    for (const each of [path, bad]) {
      const whole = await get(each, plain)
      const head = await fetch(`${app.url}/api/v1${each}`, {
        method: 'HEAD',
        headers: { 'accept-language': 'en', ...plain }
      })
      const described = ({ status, headers }: Response) => [
        status,
        ...['etag', 'content-type', 'content-length', 'x-total-count', 'content-disposition'].map((name) =>
          headers.get(name)
        )
      ]
      expect(described(head)).toEqual(described(whole))
      expect(await head.text()).toBe('')
    }
  })
})

describe('downloads', () => {
  const everything = 'level=lines&limit=1000000&from=2024-01-01&to=2026-12-31&format=csv'

  it('are read bit by bit, and logged when they are over', async () => {
    await moveTo(long)
    try {
      const response = await get(`/rows/net-sales?${everything}`)
      const total = Number(response.headers.get('x-total-count'))
      expect(total).toBeGreaterThan(75_000)
      expect(response.headers.has('content-length')).toBe(false)
      let lines = 0
      for await (const part of response.body ?? [])
        lines += part.reduce((count: number, byte: number) => count + (byte === 10 ? 1 : 0), 0)
      expect(lines).toBe(total + 1)
      const id = response.headers.get('x-request-id')
      await expect.poll(() => logged(id), { timeout: 10_000 }).toMatchObject({ status: 200, build: long })
      expect(logged(id)).not.toHaveProperty('left')
    } finally {
      await moveTo(october)
    }
  })

  /** Begins to read, and takes nothing more. */
  function readSlowly(offset: number): { id: Promise<string>; leave: () => void } {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const path = `${app.url}/api/v1/rows/net-sales?${everything}&offset=${offset}`
    const asked = request(path, { agent: false }, (response) => {
      response.pause()
      resolve(String(response.headers['x-request-id']))
    })
    asked.on('error', reject)
    asked.end()
    promise.catch(() => undefined)
    return { id: promise, leave: () => asked.destroy() }
  }

  it('hold up nobody while their readers are slow, and end when these go away', async () => {
    await moveTo(long)
    // As many as there are connections for downloads, and one more, which waits.
    const readers = [readSlowly(1), readSlowly(2)]
    const ids = await Promise.all(readers.map(({ id }) => id))
    readers.push(readSlowly(3))
    try {
      await ask('/kpis/units?by=area')
      await ask('/rows/orders?limit=10')
      // The build that they read goes on for them alone.
      await moveTo(october)
      await ask('/kpis/units?by=category')
    } finally {
      readers.forEach(({ leave }) => leave())
      await moveTo(october)
    }
    for (const id of ids)
      await expect.poll(() => logged(id), { timeout: 10_000 }).toMatchObject({ left: true, build: long })
  })

  it('are finished before the server stops', async () => {
    await moveTo(long)
    const other = await startApp(['--out', folder])
    await nameCurrent(folder, october)
    const response = await fetch(`${other.url}/api/v1/rows/net-sales?${everything}`)
    const reader = response.body?.getReader()
    await reader?.read()
    const stopped = other.stop()
    await expect
      .poll(
        () =>
          fetch(`${other.url}/healthz`).then(
            () => 'answers',
            () => 'refuses'
          ),
        { timeout: 10_000 }
      )
      .toBe('refuses')
    let isOver = false
    while (!isOver) isOver = (await reader?.read())?.done ?? true
    expect(await stopped).toBe(0)
  })
})

describe('the OpenAPI document', () => {
  type Parameter = {
    name: string
    in: string
    required: boolean
    description: string
    schema: { type: string }
  }
  type Answer = { content: Record<string, { schema: { $ref: string } }> }
  type Operation = {
    operationId: string
    summary: string
    parameters: Parameter[]
    responses: Record<string, Answer>
  }
  type Document = {
    openapi: string
    info: object
    paths: Record<string, { get: Operation }>
    components: Record<string, object>
  }

  const partOf = (whole: unknown, name: string) => (whole as Record<string, unknown> | undefined)?.[name]
  const read = async () => (await (await fetch(app.url + documentPath)).json()) as Document

  it('describes every address, with parameters and answers that it defines', async () => {
    const document = await read()
    expect(document.openapi).toBe('3.1.1')
    expect(document.info).toMatchObject({ title: 'Clientele', version: expect.any(String) })
    expect([...Object.keys(document.paths), documentPath]).toEqual(addresses)
    const names = Object.values(document.paths).map(({ get: operation }) => operation.operationId)
    expect(new Set(names).size).toBe(addresses.length - 1)
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const { summary, parameters, responses } = operation
      expect(summary).toMatch(/\.$/)
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length)
      for (const parameter of parameters)
        expect(parameter).toMatchObject({
          description: expect.stringMatching(/\.$/),
          in: path.includes(`{${parameter.name}}`) ? 'path' : 'query',
          required: expect.any(Boolean),
          schema: { type: expect.stringMatching(/^(string|integer|array)$/) }
        })
      const templated = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(templated)
      for (const status of ['200', '304', '400', '405', '406', '500', '503'])
        expect(responses).toHaveProperty(status)
      expect(responses['200']?.content['application/json']?.schema.$ref).toMatch(/^#\/components\/schemas\//)
    }
  })

  it('refers to nothing that it does not hold, and holds nothing that nothing refers to', async () => {
    const document = await read()
    const text = JSON.stringify(document)
    const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path))
    for (const path of references)
      expect(path.split('/').reduce<unknown>(partOf, document)).toBeTypeOf('object')
    const held = Object.entries(document.components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `components/${kind}/${name}`)
    )
    expect(held.filter((path) => !references.has(path))).toEqual([])
    expect(text).not.toMatch(/"\$(id|schema|defs)"/)
  })

  it('stands once, and is told apart by its tag', async () => {
    const first = await fetch(app.url + documentPath)
    const tag = first.headers.get('etag') ?? ''
    const again = await fetch(app.url + documentPath, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
  })
})
