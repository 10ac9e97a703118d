import { describe, expect, it } from 'vitest'
import { lunarNewYear } from '../../queries/chinese-calendar.ts'

describe('lunarNewYear', () => {
  // The public holiday calendars of these years.
  it.each([
    '1997-02-07',
    '2010-02-14',
    '2011-02-03',
    '2019-02-05',
    '2020-01-25',
    '2021-02-12',
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-03',
    '2031-01-23',
    '2032-02-11',
    '2033-01-31',
    '2034-02-19',
    '2035-02-08'
  ])('%s', (day) => {
    expect(lunarNewYear(Number(day.slice(0, 4)))).toBe(day)
  })

  it('is found in every year that a request can name', () => {
    for (let year = 1000; year < 9999; year += 333) expect(lunarNewYear(year)).toMatch(/-0[12]-\d\d$/)
  })
})
