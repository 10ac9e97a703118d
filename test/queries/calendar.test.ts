import { describe, expect, it } from 'vitest'
import { addMonths, daysBetween, isDay, isWholeMonths, monthsOf } from '../../queries/calendar.ts'

describe('isDay', () => {
  it.each(['2026-10-31', '2024-02-29', '2000-02-29', '1000-01-01'])('takes %s', (text) => {
    expect(isDay(text)).toBe(true)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '9999-01-01',
    'x',
    ''
  ])('refuses %s', (text) => {
    expect(isDay(text)).toBe(false)
  })
})

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-01'],
    ['2026-03-31', -13, '2025-02-28']
  ])('%s and %i months: %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})

describe('ranges', () => {
  it('count days across a leap day', () => {
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29)
    expect(daysBetween('2023-02-01', '2023-03-01')).toBe(28)
  })

  it('are whole months only from a first to a first', () => {
    expect(isWholeMonths({ from: '2026-01-01', until: '2026-04-01' })).toBe(true)
    expect(isWholeMonths({ from: '2026-01-01', until: '2026-03-31' })).toBe(false)
    expect(isWholeMonths({ from: '2026-01-02', until: '2026-04-01' })).toBe(false)
    expect(isWholeMonths({ from: '2026-01-01', until: '2026-01-01' })).toBe(false)
  })

  it('touch the months they touch', () => {
    expect(monthsOf({ from: '2025-12-31', until: '2026-02-02' })).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01'
    ])
    expect(monthsOf({ from: '2026-01-01', until: '2026-02-01' })).toEqual(['2026-01-01'])
  })
})
