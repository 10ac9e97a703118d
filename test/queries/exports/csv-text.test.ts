import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../queries/index.ts'

describe('csvLine', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\nx',
    '=HYPERLINK("http://example.org")',
    ' =1+1',
    '\u3000=1+1',
    '\u00a0-1',
    '\ufeff=1',
    '\u200b@x',
    '\0=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    ' \t＝1'
  ])('lets no spreadsheet run %j', (text) => {
    const cell = csvLine([text]).slice(0, -1)
    expect(cell.replace(/^"/, '')).toBe(cell.startsWith('"') ? `'${text.replaceAll('"', '""')}"` : `'${text}`)
  })

  it.each(['a-b', 'a=b', '客户', '5', '0012', "'=1", ' a', 'x\t=1', '#1', '😀=1'])(
    'leaves %j alone',
    (text) => {
      expect(csvLine([text])).toBe(`${text}\n`)
    }
  )

  it('keeps numbers numbers, and tells what is unknown from what is empty', () => {
    expect(csvLine([-12.5, null, 0, -3n, '', true])).toBe('-12.5,,0,-3,"",true\n')
  })

  it('quotes what would break a row', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', 'a\rb', '\r'])).toBe(
      '"a,b","say ""x""","two\nlines","a\rb","\'\r"\n'
    )
  })
})
