import { describe, expect, it } from 'vitest'
import { comparisonPeriod } from '../../queries/comparison.ts'
import { requestedRange, resolvePeriod } from '../../queries/period.ts'
import type { PeriodRequest } from '../../queries/index.ts'
import type { BuildPeriod } from '../../queries/settings.ts'

const build: BuildPeriod = {
  build: 'b',
  as_of: '2026-10-15',
  first_order_on: '2024-01-03',
  complete_through: '2026-09-30',
  fiscal_year_start_month: 1,
  churn_window_days: { configured: 90, proposed: 60 },
  repeat_window_days: 90,
  complaint_clock: 'calendar'
}

describe('requestedRange', () => {
  it.each<[PeriodRequest, number, string, string]>([
    [{ month: '2024-02' }, 1, '2024-02-01', '2024-03-01'],
    [{ month: '2026-12' }, 1, '2026-12-01', '2027-01-01'],
    [{ quarter: '2026-Q1' }, 1, '2026-01-01', '2026-04-01'],
    [{ quarter: '2026-Q4' }, 1, '2026-10-01', '2027-01-01'],
    [{ quarter: '2026-Q1' }, 4, '2026-04-01', '2026-07-01'],
    [{ quarter: '2026-Q4' }, 4, '2027-01-01', '2027-04-01'],
    [{ from: '2026-02-28', to: '2026-02-28' }, 1, '2026-02-28', '2026-03-01'],
    [{ from: '2024-02-28', to: '2024-02-29' }, 4, '2024-02-28', '2024-03-01']
  ])('%o with a fiscal year from month %i: %s until %s', (request, fiscalStart, from, until) => {
    expect(requestedRange(request, fiscalStart)).toEqual({ from, until })
  })
})

describe('resolvePeriod', () => {
  it('takes a month whose days have all been for complete', () => {
    expect(resolvePeriod({ month: '2026-09' }, build)).toMatchObject({
      complete: true,
      through: '2026-09-30',
      days_so_far: 30
    })
  })

  it('takes a month under way up to as_of', () => {
    expect(resolvePeriod({ month: '2026-10' }, build)).toMatchObject({
      complete: false,
      through: '2026-10-15',
      days_so_far: 15
    })
  })

  it('takes days up to as_of for complete although their month is not', () => {
    expect(resolvePeriod({ from: '2026-10-01', to: '2026-10-15' }, build).complete).toBe(true)
    expect(resolvePeriod({ from: '2026-10-01', to: '2026-10-16' }, build).complete).toBe(false)
  })

  it('lets a month count as complete whose last days had no orders', () => {
    const shut = { ...build, as_of: '2026-10-30', complete_through: '2026-10-31' }
    expect(resolvePeriod({ month: '2026-10' }, shut)).toMatchObject({ complete: true, days_so_far: 31 })
  })

  it.each<PeriodRequest>([
    { month: '2026-11' },
    { month: '2023-12' },
    { quarter: '2023-Q4' },
    { from: '2026-10-16', to: '2026-12-31' }
  ])('refuses %o, of which the build holds no day', (request) => {
    expect(() => resolvePeriod(request, build)).toThrow(/this build holds 2024-01-01 to 2026-10-15/)
  })
})

describe('comparisonPeriod', () => {
  const compare = (request: PeriodRequest, kind: string, of = build, trails = false) => {
    const { from, until, same_days, known } = comparisonPeriod(resolvePeriod(request, of), kind, {
      build: of,
      trails
    })
    return [from, until, same_days, known]
  }

  it.each<[PeriodRequest, string, string, string]>([
    [{ month: '2026-09' }, 'previous', '2026-08-01', '2026-09-01'],
    [{ month: '2026-09' }, 'last-year', '2025-09-01', '2025-10-01'],
    [{ quarter: '2026-Q1' }, 'previous', '2025-10-01', '2026-01-01'],
    [{ quarter: '2026-Q1' }, 'last-year', '2025-01-01', '2025-04-01'],
    [{ from: '2026-03-01', to: '2026-03-10' }, 'previous', '2026-02-19', '2026-03-01'],
    [{ from: '2026-03-01', to: '2026-03-10' }, 'last-year', '2025-03-01', '2025-03-11'],
    [{ from: '2026-02-01', to: '2026-03-31' }, 'previous', '2025-12-01', '2026-02-01'],
    [{ from: '2024-02-10', to: '2024-02-29' }, 'previous', '2024-01-21', '2024-02-10'],
    // The new year fell on 17 February 2026, 29 January 2025 and 10 February 2024: 19 and then 12 days apart.
    [{ month: '2026-02' }, 'last-year-lunar', '2025-01-13', '2025-02-10'],
    [{ from: '2026-02-17', to: '2026-02-23' }, 'last-year-lunar', '2025-01-29', '2025-02-05'],
    [{ month: '2025-01' }, 'last-year-lunar', '2024-01-13', '2024-02-13'],
    [{ month: '2026-09' }, '2026-03', '2026-03-01', '2026-04-01'],
    [{ month: '2026-09' }, '2025-Q4', '2025-10-01', '2026-01-01'],
    [{ month: '2026-09' }, '2026-01-05..2026-01-06', '2026-01-05', '2026-01-07']
  ])('%o with %s: %s until %s', (request, kind, from, until) => {
    expect(compare(request, kind)).toEqual([from, until, false, true])
  })

  it('compares an incomplete month with as many days of the other', () => {
    expect(compare({ month: '2026-10' }, 'previous')).toEqual(['2026-09-01', '2026-09-16', true, true])
    expect(compare({ month: '2026-10' }, 'last-year')).toEqual(['2025-10-01', '2025-10-16', true, true])
  })

  it('compares a trailing window, which always has all its days, with the other one whole', () => {
    expect(compare({ month: '2026-10' }, 'previous', build, true)).toEqual([
      '2026-09-01',
      '2026-10-01',
      false,
      true
    ])
  })

  it('refuses a chosen period of which the build holds no day', () => {
    expect(() => compare({ month: '2026-09' }, '2023-12')).toThrow(/^compare: 2023-12 — this build holds/)
  })

  it('takes the whole of a shorter month when more days have been than it has', () => {
    const march = { ...build, as_of: '2026-03-30', complete_through: '2026-02-28' }
    expect(compare({ month: '2026-03' }, 'previous', march)).toEqual(['2026-02-01', '2026-03-01', true, true])
  })

  it('compares an incomplete quarter with as many days from its start', () => {
    const november = { ...build, as_of: '2026-11-10', complete_through: '2026-10-31' }
    expect(compare({ quarter: '2026-Q4' }, 'previous', november)).toEqual([
      '2026-07-01',
      '2026-08-11',
      true,
      true
    ])
  })

  it('sets 29 February beside the 28th of the year before', () => {
    const leap = {
      ...build,
      as_of: '2024-12-31',
      first_order_on: '2022-01-01',
      complete_through: '2024-12-31'
    }
    expect(compare({ from: '2024-02-29', to: '2024-02-29' }, 'last-year', leap)).toEqual([
      '2023-02-28',
      '2023-03-01',
      false,
      true
    ])
    expect(compare({ month: '2024-02' }, 'last-year', leap)).toEqual([
      '2023-02-01',
      '2023-03-01',
      false,
      true
    ])
  })

  it('knows nothing of periods that begin before the first month of data', () => {
    expect(compare({ month: '2024-01' }, 'previous')).toEqual(['2023-12-01', '2024-01-01', false, false])
    expect(compare({ month: '2024-02' }, 'previous')).toEqual(['2024-01-01', '2024-02-01', false, true])
    expect(compare({ quarter: '2024-Q2' }, 'last-year')).toEqual(['2023-04-01', '2023-07-01', false, false])
  })
})
