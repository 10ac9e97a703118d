import { describe, expect, it } from 'vitest'
import { defects, readRaw } from './raw-files.ts'

// An independent reading of every file: Papa Parse gives the cells, and the rules below say what is wrong with
// them. Nothing here knows what the generator planted.

const isDated = (column: string) => /_(at|on)$/.test(column) || column === 'birthday' || column === 'month'
const numbers = [
  'quantity',
  'unit_price',
  'discount_rate',
  'unit_cost',
  'list_price',
  'value',
  'score',
  'scale_min',
  'scale_max',
  'cost',
  'amount'
]
const required: Record<string, string[]> = {
  sales: ['ordered_at'],
  products: ['product_id'],
  regions: ['region_id'],
  customers: ['customer_id'],
  targets: ['kpi', 'month', 'value'],
  survey_responses: ['response_id', 'responded_at', 'survey', 'score'],
  survey_invitations: ['invitation_id', 'sent_at', 'survey'],
  complaints: ['complaint_id', 'opened_at'],
  contacts: ['contact_id', 'customer_id', 'contacted_at'],
  campaigns: ['campaign_id', 'starts_on', 'cost'],
  campaign_members: ['campaign_id', 'customer_id'],
  opportunities: ['opportunity_id', 'created_at', 'stage'],
  opportunity_stages: ['opportunity_id', 'stage', 'entered_at'],
  customer_aliases: ['alias_id', 'customer_id']
}
const words: Record<string, string[]> = {
  customer_kind: ['company', 'person'],
  'customers stage': ['lead', 'prospect', 'customer', 'lost'],
  kind: ['sale', 'return'],
  survey: ['csat', 'nps', 'ces'],
  'contacts channel': ['拜访', '会议', '电话', '微信', '邮件'],
  group: ['实验组', '对照组'],
  outcome: ['赢单', '输单']
}

function isDate(text: string): boolean {
  const match = /^(\d{4})[-/](\d{2})[-/](\d{2})(?: (\d{2}):(\d{2}))?$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isNumber(text: string): boolean {
  return /^[¥￥]?-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text)
}

type Finding = { column: string | null; value: string | null; reason: string }

function findingOf(source: string, columns: readonly string[], cells: readonly string[]): Finding | null {
  if (cells.length > columns.length) return { column: null, value: null, reason: 'too-many-fields' }
  if (cells.length < columns.length) return { column: null, value: null, reason: 'too-few-fields' }
  for (const [index, column] of columns.entries()) {
    const value = cells[index] ?? ''
    if (value === '') {
      if (required[source]?.includes(column)) return { column, value: null, reason: 'missing' }
      if (column === 'unit_price') return { column: 'amount', value: null, reason: 'missing' }
      continue
    }
    const known = words[`${source} ${column}`] ?? words[column]
    const isBad =
      (isDated(column) && !isDate(value)) ||
      (numbers.includes(column) && !isNumber(value)) ||
      (known !== undefined && !known.includes(value))
    if (isBad) return { column, value, reason: 'unparseable' }
  }
  return contradictionOf(source, (column) => cells[columns.indexOf(column)] ?? '')
}

/** What parses and cannot be. */
function contradictionOf(source: string, valueOf: (column: string) => string): Finding | null {
  if (source === 'customer_aliases' && valueOf('alias_id') === valueOf('customer_id'))
    return { column: 'customer_id', value: valueOf('customer_id'), reason: 'implausible' }
  const [score, low, high] = ['score', 'scale_min', 'scale_max'].map((column) => Number(valueOf(column)))
  return source === 'survey_responses' && (score! < low! || score! > high!)
    ? { column: 'score', value: valueOf('score'), reason: 'implausible' }
    : null
}

const keys: Record<string, string[]> = {
  sales: ['line_id'],
  customers: ['customer_id'],
  survey_responses: ['response_id'],
  survey_invitations: ['invitation_id'],
  complaints: ['complaint_id'],
  contacts: ['contact_id'],
  campaigns: ['campaign_id'],
  campaign_members: ['campaign_id', 'customer_id'],
  opportunities: ['opportunity_id'],
  opportunity_stages: ['opportunity_id', 'stage', 'entered_at'],
  customer_aliases: ['alias_id']
}

/** Reads all files of a source in order, so that a row delivered again in a later file is seen. */
const inspected = new Map<string, ReturnType<typeof inspectFiles>>()

function inspect(source: string) {
  const known = inspected.get(source) ?? inspectFiles(source)
  inspected.set(source, known)
  return known
}

function inspectFiles(source: string) {
  const seen = new Map<string, string>()
  const paths = Object.keys(defects).filter((path) => defects[path]?.source === source)
  return paths.map((path) => {
    const { columns, rows } = readRaw(path)
    const rejects: (Finding & { record: number })[] = []
    const duplicates: number[] = []
    const kept: Record<string, string>[] = []
    rows.forEach((cells, index) => {
      const finding = findingOf(source, columns, cells)
      if (finding) return rejects.push({ record: index + 1, ...finding })
      const key = (keys[source] ?? []).map((column) => cells[columns.indexOf(column)]).join(' ')
      const content = cells.join('\u0000')
      if (key !== '' && seen.get(key) === content) return duplicates.push(index + 1)
      expect(seen.has(key) && key !== '', `${path}: ${key} twice with other values`).toBe(false)
      if (key !== '') seen.set(key, content)
      return kept.push(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])))
    })
    return { path, rowsIn: rows.length, rejects, duplicates, kept }
  })
}

const byReason = (rejects: readonly Finding[]) => {
  const counts = new Map<string, number>()
  for (const { column, reason } of rejects) {
    const key = `${column} ${reason}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const eventSources = Object.keys(required).slice(5)

describe.each(['sales', 'products', 'regions', 'customers', 'targets', ...eventSources])(
  'defects.json counts %s',
  (source) => {
    const files = inspect(source)

    it.each(files)('$path', ({ path, rowsIn, rejects, duplicates, kept }) => {
      const told = defects[path]!
      expect(told.rejects).toEqual(rejects)
      expect(told.duplicate_records).toEqual(duplicates)
      expect({
        rows_in: told.rows_in,
        rows_kept: told.rows_kept,
        rows_rejected: told.rows_rejected,
        rows_duplicate: told.rows_duplicate
      }).toEqual({
        rows_in: rowsIn,
        rows_kept: kept.length,
        rows_rejected: rejects.length,
        rows_duplicate: duplicates.length
      })
      expect(new Map(told.rejects_by_reason.map((one) => [`${one.column} ${one.reason}`, one.rows]))).toEqual(
        byReason(rejects)
      )
    })
  }
)

describe('rows that are odd and kept', () => {
  const products = new Set(inspect('products').flatMap(({ kept }) => kept.map((row) => row['product_id'])))
  const customers = new Set(inspect('customers').flatMap(({ kept }) => kept.map((row) => row['customer_id'])))

  it.each(inspect('sales'))('$path', ({ path, kept }) => {
    const count = (is: (row: Record<string, string>) => boolean) => kept.filter(is).length
    expect(defects[path]!.kept_oddities).toEqual({
      'price with thousands separator': count((row) => row['unit_price']!.includes(',')),
      'price with currency sign': count((row) => /[¥￥]/.test(row['unit_price']!)),
      'quantity with thousands separator': count((row) => row['quantity']!.includes(',')),
      'unknown product': count((row) => !products.has(row['product_id'])),
      'unknown customer': count((row) => row['customer_id'] !== '' && !customers.has(row['customer_id']))
    })
  })

  it('no other reference is broken: regions of sales, of customers, and parents of regions', () => {
    const regions = inspect('regions').flatMap(({ kept }) => kept)
    const ids = new Set(regions.map((row) => row['region_id']))
    const used = [
      ...inspect('sales').flatMap(({ kept }) => kept.map((row) => row['region_id'])),
      ...inspect('customers').flatMap(({ kept }) => kept.map((row) => row['region_id'])),
      ...regions.map((row) => row['parent_id']).filter((parent) => parent !== ''),
      ...inspect('targets')
        .flatMap(({ kept }) => kept.map((row) => row['region_id']))
        .filter((id) => id !== '')
    ]
    expect(used.filter((id) => !ids.has(id))).toEqual([])
  })

  const aliases = new Set(
    inspect('customer_aliases').flatMap(({ kept }) => kept.map((row) => row['alias_id']))
  )
  const isKnown = (id: string | undefined) => id === '' || customers.has(id) || aliases.has(id)

  it.each(
    eventSources.filter((source) => source !== 'customer_aliases').flatMap((source) => inspect(source))
  )('$path', ({ path, kept }) => {
    const told: Record<string, number> = {}
    const count = (name: string, is: (row: Record<string, string>) => boolean) => {
      const rows = kept.filter(is).length
      if (rows > 0) told[name] = rows
    }
    count('unknown customer', (row) => row['customer_id'] !== undefined && !isKnown(row['customer_id']))
    count('unknown product', (row) => (row['product_id'] ?? '') !== '' && !products.has(row['product_id']))
    const isEarly = ({ opened_at = '', first_response_at = '' }) =>
      first_response_at !== '' && first_response_at < opened_at
    count('answered before it was opened', isEarly)
    expect(defects[path]!.kept_oddities).toEqual(told)
  })

  it('ids of the old system are those of customers, and of nobody after it was switched off', () => {
    const own = inspect('customer_aliases').flatMap(({ kept }) => kept)
    expect(own.filter((row) => !customers.has(row['customer_id']) || customers.has(row['alias_id']))).toEqual(
      []
    )
    const dated = [
      ...inspect('complaints').flatMap(({ kept }) =>
        kept.map((row) => [row['customer_id'], row['opened_at']])
      ),
      ...inspect('survey_responses').flatMap(({ kept }) =>
        kept.map((row) => [row['customer_id'], row['responded_at']])
      )
    ].filter(([id]) => aliases.has(id))
    expect(dated.length).toBeGreaterThan(20)
    expect(dated.filter(([, day]) => day! >= '2025')).toEqual([])
  })

  it('no other reference of an event is broken: answers, members and stages', () => {
    const idsOf = (source: string, column: string) =>
      new Set(inspect(source).flatMap(({ kept }) => kept.map((row) => row[column])))
    const invitations = idsOf('survey_invitations', 'invitation_id')
    const loose = inspect('survey_responses')
      .flatMap(({ kept }) => kept)
      .filter((row) => row['invitation_id'] !== '' && !invitations.has(row['invitation_id']))
    // Answers to invitations that were refused, and no others.
    expect(loose.length).toBeLessThanOrEqual(defects['data/survey_invitations.csv']!.rows_rejected)
    expect(
      [...idsOf('campaign_members', 'campaign_id')].filter((id) => !idsOf('campaigns', 'campaign_id').has(id))
    ).toEqual([])
    const opportunities = idsOf('opportunities', 'opportunity_id')
    const orphans = [...idsOf('opportunity_stages', 'opportunity_id')].filter((id) => !opportunities.has(id))
    expect(orphans.length).toBe(defects['data/opportunities.csv']!.rows_rejected)
  })

  it('twelve leads share contact and telephone with a customer', () => {
    const rows = inspect('customers').flatMap(({ kept }) => kept)
    const groups = Map.groupBy(
      rows.filter((row) => row['phone'] !== ''),
      (row) => `${row['phone']} ${row['contact_name']}`
    )
    expect([...groups.values()].filter((group) => group.length > 1)).toHaveLength(12)
    expect(defects['data/customers.csv']!.kept_oddities).toEqual({ 'looks like another customer': 12 })
  })
})

describe('what the issue of defects asks for', () => {
  const all = Object.values(defects)
  const rejected = (column: string | null, reason: string) =>
    all
      .flatMap((file) => file.rejects)
      .filter((reject) => reject.column === column && reject.reason === reason)

  it('is there: bad dates, missing keys, broken numbers, too many and too few fields', () => {
    expect(rejected('ordered_at', 'unparseable').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['n/a', '2026-02-30 10:12'])
    )
    expect(rejected('ordered_at', 'missing')).toHaveLength(14)
    expect(defects['data/customers.csv']!.rejects.filter(({ reason }) => reason === 'missing')).toHaveLength(
      7
    )
    expect(rejected('product_id', 'missing')).toHaveLength(3)
    expect(rejected('unit_price', 'unparseable').map(({ value }) => value)).toContain('abc')
    const sales = all.filter(({ source }) => source === 'sales').flatMap((file) => file.rejects)
    expect(sales.filter(({ reason }) => reason === 'too-many-fields')).toHaveLength(7)
    expect(sales.filter(({ reason }) => reason === 'too-few-fields')).toHaveLength(6)
    expect(rejected('score', 'implausible').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['11', '7', '0'])
    )
  })

  it('is there: rows delivered twice, within a file and by the next one', () => {
    const sales = all.filter((file) => file.source === 'sales')
    expect(sales.reduce((sum, file) => sum + file.rows_duplicate, 0)).toBe(59)
    expect(defects['data/sales/2025-q3.csv']!.duplicate_records.slice(0, 13)).toEqual(
      Array.from({ length: 13 }, (_, index) => index + 1)
    )
  })
})
