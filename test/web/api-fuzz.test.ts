import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { documentPath, endpoints } from '../../web/src/lib/server/api/endpoints.ts'
import { errorSchema } from '../../web/src/lib/server/api/schemas/error.ts'
import { startApp, type StartedApp } from '../support/started-app.ts'
import { publishBuild } from './published-build.ts'
import { reviewShop } from './review-shop.ts'

const requests = 10_000
const seed = 20261122
const atOnce = 24

type Schema = {
  type?: string
  enum?: string[]
  pattern?: string
  minimum?: number
  maximum?: number
  items?: Schema
}
type Parameter = { name: string; in: string; required: boolean; schema: Schema }
type Document = { paths: Record<string, { get: { parameters: Parameter[] } }> }

let folder = ''
let app: StartedApp

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-fuzz-'))
  await publishBuild({ folder, build: '20261101-060000-aaaaaa', sources: reviewShop, hasBook: true })
  app = await startApp(['--out', folder])
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true })
})

/** What somebody may try in place of any value; none of it says what an engine's error would say. */
const hostile = [
  "'",
  '"',
  "'; drop table marts.order_lines; --",
  "' or '1'='1",
  '1; select pi()',
  '") union all select 1 --',
  '$1',
  '%',
  '%%%s%n',
  '\\',
  '\0',
  'a\0b',
  '\r\nx-injected: 1',
  '\u202e\ufeff\u0007',
  '\ud800',
  '😀'.repeat(50),
  'é́'.normalize('NFD'),
  '../../../../etc/passwd',
  '..%2f..%2fcurrent',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '=cmd|calc!A0',
  '<script>alert(1)</script>',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '2026-10-32',
  '9999-12',
  '1000-01',
  '[]',
  '{}',
  '[object Object]',
  'x'.repeat(3000),
  '长'.repeat(600),
  ' ',
  ''
]

/** Values that fit the data, by parameter: without them nearly every question would be turned away. */
function fitting(dimensions: readonly string[]): Record<string, fc.Arbitrary<string>> {
  const dimension = fc.constantFrom(...dimensions)
  const month = fc
    .integer({ min: 2024 * 12 + 4, max: 2026 * 12 + 9 })
    .map((count) => `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`)
  return {
    month,
    quarter: fc.constantFrom('2025-Q1', '2026-Q2', '2026-Q4'),
    from: fc.constantFrom('2024-05-01', '2026-02-28', '2026-09-15'),
    to: fc.constantFrom('2026-09-15', '2026-10-31', '2026-12-31'),
    by: dimension,
    rows: dimension,
    columns: dimension,
    dimension,
    where: fc.constantFrom(
      'area=华东',
      'area=华南',
      'category=饮品茶点',
      'channel=',
      'tier=key',
      'product=tea',
      'city=上海'
    ),
    compare: fc.oneof(
      fc.constantFrom('previous', 'last-year', 'last-year-lunar', 'target', 'trailing-mean', '2026-Q1'),
      month,
      fc.constant('2025-02-01..2025-03-10')
    ),
    definition: fc.constantFrom('standard', 'configured-window', 'proposed-window', 'second-order'),
    effect: fc.constantFrom('new', 'lost', 'price', 'mix', 'volume', 'rate'),
    search: fc.constantFrom('', '华', 'a')
  }
}

/** Values as the document describes them, whether or not they mean anything. */
function described({
  type,
  enum: names,
  pattern,
  minimum = 0,
  maximum = 100,
  items
}: Schema): fc.Arbitrary<string> {
  if (type === 'array') return described(items ?? {})
  if (names !== undefined) return fc.constantFrom(...names)
  if (type === 'integer')
    return fc
      .oneof(
        { weight: 3, arbitrary: fc.integer({ min: minimum, max: Math.min(maximum, minimum + 20) }) },
        { weight: 1, arbitrary: fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1) }
      )
      .map(String)
  return pattern === undefined ? fc.string({ maxLength: 20 }) : fc.stringMatching(new RegExp(pattern))
}

type Mood = 'fitting' | 'described' | 'hostile'
type Question = { path: string; url: string }

const anything = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 12 }))

/** Nothing and dots are another address, to which one is sent on. */
const somewhere = anything.filter((place) => !/^\.{0,2}$/.test(place))

/** The ways to name a period. */
const periods = [[], ['month'], ['quarter'], ['from', 'to']]

/** Requests to one address: mostly all of it fits, or all but one thing, else it is wild. */
function questionsTo(
  path: string,
  parameters: readonly Parameter[],
  good: Record<string, fc.Arbitrary<string>>
) {
  const valueOf = ({ name, schema }: Parameter, mood: Mood) =>
    mood === 'hostile' ? anything : mood === 'fitting' ? (good[name] ?? described(schema)) : described(schema)
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const ofPath = parameters.filter((parameter) => parameter.in === 'path')

  const one = (parameter: Parameter, mood: Mood) =>
    valueOf(parameter, mood).map((value): [string, string] => [parameter.name, value])
  const named = (names: readonly string[]) => query.filter(({ name }) => names.includes(name))
  const others = query.filter(({ name }) => !periods.flat().includes(name))
  const several = (mood: Mood) =>
    fc
      .tuple(
        fc.constantFrom(...periods).map(named),
        fc.subarray(others, { maxLength: Math.min(4, others.length) }),
        fc.constant(query.filter(({ required }) => required))
      )
      .chain((chosen) => fc.tuple(...[...new Set(chosen.flat())].map((each) => one(each, mood))))
  const bad =
    query.length === 0
      ? fc.constant([])
      : fc.constantFrom(...query).chain((each) => fc.tuple(one(each, 'hostile')))
  const unknown = fc
    .tuple(fc.tuple(anything, anything))
    .filter(([[name]]) => !name.startsWith('x-sveltekit-'))
  const search = fc.oneof(
    { weight: 5, arbitrary: several('fitting') },
    { weight: 3, arbitrary: several('described') },
    { weight: 4, arbitrary: fc.tuple(several('fitting'), bad).map(([most, other]) => [...most, ...other]) },
    {
      weight: 1,
      arbitrary: fc.tuple(several('fitting'), unknown).map(([most, other]) => [...most, ...other])
    },
    { weight: 2, arbitrary: several('hostile') }
  )
  const place = fc.tuple(
    ...ofPath.map((parameter) =>
      fc.oneof({ weight: 12, arbitrary: valueOf(parameter, 'fitting') }, { weight: 1, arbitrary: somewhere })
    )
  )
  return fc.record({ search, place }).map(({ search: asked, place: places }): Question => {
    const filled = ofPath.reduce(
      (text, { name }, index) => text.replace(`{${name}}`, () => escape(places[index] ?? '')),
      path
    )
    const text = asked.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&')
    return { path, url: text === '' ? filled : `${filled}?${text}` }
  })
}

const escape = (text: string) => encodeURIComponent(text.toWellFormed())

type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer }

const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

function ask(url: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(app.url + url, { agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) })
      )
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** How an engine, or a stack, speaks. */
const innards =
  /\b(Binder|Parser|Catalog|Conversion|Constraint|Internal|IO|Invalid Input|Out of Range|Not implemented|Syntax)\b[^"]{0,20}Error|LINE \d+:|duckdb|getvariable|period_s|node_modules|\bat .*\.(ts|js):\d+/i

/** What is wrong with a reply; null when nothing is. */
function faultOf({ path, url }: Question, { status, headers, body }: Reply): string | null {
  const type = headers['content-type'] ?? ''
  if (status === 200) return faultOfAnswer(path, type, body)
  // With nothing for the part that stands last it is the address before it, but for a slash: one is sent there.
  if (status === 308 && path.endsWith('}')) {
    const { pathname } = new URL(headers.location ?? '/', new URL(url, 'http://localhost'))
    return pathname === path.slice(0, path.lastIndexOf('/')) ? null : `sent to ${pathname}`
  }
  if (![400, 404].includes(status)) return `status ${status}: ${body.toString().slice(0, 300)}`
  const text = body.toString()
  const parsed = errorSchema.safeParse(jsonOf(text))
  if (!parsed.success) return `no error of ours: ${text.slice(0, 300)}`
  const { id, value, message } = parsed.data.error
  if (id !== headers['x-request-id']) return 'another id'
  return innards.test(message.replace(value ?? '', '')) ? `innards: ${message}` : null
}

function faultOfAnswer(path: string, type: string, body: Buffer): string | null {
  if (type === 'application/json') {
    const parsed = endpoints
      .find((endpoint) => endpoint.path === path)
      ?.answer.safeParse(jsonOf(body.toString()))
    return parsed?.success === true ? null : `outside the schema: ${parsed?.error?.message ?? 'not found'}`
  }
  if (type.startsWith('text/csv')) return /^[a-z_]+(,[a-z_]+)*\n/.test(body.toString()) ? null : 'no CSV'
  if (type.endsWith('spreadsheetml.sheet'))
    return body.subarray(0, 4).toString() === 'PK\u0003\u0004' ? null : 'no workbook'
  if (type.endsWith('parquet')) return body.subarray(-4).toString() === 'PAR1' ? null : 'no Parquet'
  return body.readUInt32LE(0) === 0xffffffff ? null : `no Arrow: ${type}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

it(
  `answers ${requests} generated requests, or says what does not fit, and never with a fault`,
  { timeout: 120_000 },
  async () => {
    const document = JSON.parse((await ask(documentPath)).body.toString()) as Document
    const catalogue = JSON.parse((await ask('/api/v1/dimensions')).body.toString()) as {
      dimensions: { name: string }[]
    }
    const good = fitting(catalogue.dimensions.map(({ name }) => name))
    const asked = fc.sample(
      fc.oneof(
        ...Object.entries(document.paths).map(([path, { get }]) => questionsTo(path, get.parameters, good))
      ),
      { numRuns: requests, seed }
    )
    const faults: string[] = []
    const statuses = new Map<string, number>()
    const waiting = asked.values()
    const work = async () => {
      for (const question of waiting) {
        const reply = await ask(question.url)
        const fault = faultOf(question, reply)
        if (fault !== null) faults.push(`${question.url}: ${fault}`)
        const kind =
          `${reply.status} ${reply.status === 200 ? (reply.headers['content-type'] ?? '') : ''}`.trim()
        statuses.set(kind, (statuses.get(kind) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    expect(faults.slice(0, 10)).toEqual([])
    expect(app.said()).not.toContain('"event":"error"')
    // So many requests that were all turned away would show little.
    expect(statuses.get('200 application/json')).toBeGreaterThan(requests / 10)
    for (const kind of ['200 text/csv; charset=utf-8', '400', '404'])
      expect(statuses.get(kind)).toBeGreaterThan(50)
  }
)
