import { describe, expect, it } from 'vitest'
import { toCsv } from '../../cli/format-csv.ts'

const row = (...cells: (string | number | null)[]) => toCsv({ head: ['h'], rows: [cells] }).slice(2)

describe('toCsv', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("http://example.org")'])(
    'lets no spreadsheet run %j',
    (text) => {
      expect(row(text).replace(/^"/, '')).toMatch(/^'/)
    }
  )

  it('keeps negative numbers numbers and what is unknown empty', () => {
    expect(row(-12.5, null, 0, 'a-b')).toBe('-12.5,,0,a-b\n')
  })

  it('quotes what would break a row', () => {
    expect(row('a,b', 'say "x"', 'two\nlines', '\r')).toBe('"a,b","say ""x""","two\nlines","\'\r"\n')
  })

  it('guards the head too', () => {
    expect(toCsv({ head: ['=x'], rows: [] })).toBe("'=x\n")
  })
})
