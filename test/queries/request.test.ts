import { describe, expect, it } from 'vitest'
import { kpiNames, kpiRequestSchema, parseRequest, QueryError } from '../../queries/index.ts'

const good = { kpi: 'net-sales', period: { month: '2026-10' }, scope: {} }

const refusal = (request: unknown): string => {
  try {
    parseRequest(kpiRequestSchema, request)
  } catch (problem) {
    if (problem instanceof QueryError) return problem.message
  }
  return 'accepted'
}

describe('parseRequest', () => {
  it('leaves a request complete', () => {
    expect(parseRequest(kpiRequestSchema, good)).toEqual({
      ...good,
      where: [],
      classes: 'own',
      language: 'zh-CN'
    })
  })

  it.each<[string, unknown]>([
    [`kpi: sales — one of ${kpiNames.join(', ')}`, { ...good, kpi: 'sales' }],
    ['month: 2026-13 — a month as YYYY-MM, such as 2026-10', { ...good, period: { month: '2026-13' } }],
    ['quarter: 2026-Q5 — a quarter as YYYY-Qn, such as 2026-Q3', { ...good, period: { quarter: '2026-Q5' } }],
    [
      'from: 2026-02-30 — a day of the calendar as YYYY-MM-DD, such as 2026-10-31',
      { ...good, period: { from: '2026-02-30', to: '2026-03-01' } }
    ],
    [
      'to: 2026-01-01 — a day not before 2026-02-01',
      { ...good, period: { from: '2026-02-01', to: '2026-01-01' } }
    ],
    ['period: not given — one of month, quarter, or from and to', { ...good, period: {} }],
    [
      'period: month=2026-10 quarter=2026-Q4 — one of month, quarter, or from and to',
      { ...good, period: { month: '2026-10', quarter: '2026-Q4' } }
    ],
    [
      'period: from=2026-10-01 — one of month, quarter, or from and to',
      { ...good, period: { from: '2026-10-01' } }
    ],
    ...['yesterday', '2026-13', '2026-1', '2026-Q5', '2026-10-01', '2026-10-01...2026-10-02'].map(
      (compare): [string, unknown] => [
        `compare: ${compare} — one of previous, last-year, last-year-lunar, target, trailing-mean, or a period such as 2026-10, 2026-Q3 or 2026-10-01..2026-10-07`,
        { ...good, compare }
      ]
    ),
    [
      'compare: 2026-02-01..2026-02-30 — days of the calendar, the first not after the last',
      { ...good, compare: '2026-02-01..2026-02-30' }
    ],
    ['where.0.values: [] — at least one value', { ...good, where: [{ dimension: 'channel', values: [] }] }]
  ])('%s', (message, request) => {
    expect(refusal(request)).toBe(message)
  })

  it('never takes a request that does not say whose eyes it is for', () => {
    expect(refusal({ kpi: 'net-sales', period: { month: '2026-10' } })).toMatch(/^scope: not given/)
  })
})

describe('QueryError', () => {
  it('stays on one line, however long or strange the value', () => {
    const message = refusal({ ...good, kpi: `a\nb\u0000\u202e${'x'.repeat(5000)}` })
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(message.length).toBeLessThan(900)
  })
})
