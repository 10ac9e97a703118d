import { describe, expect, it } from 'vitest'
import { exportFormats, formatDescriptions, negotiateFormat, QueryError } from '../../../queries/index.ts'

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'

describe('negotiateFormat', () => {
  it.each<[accept: string | null | undefined, format: string]>([
    [undefined, 'json'],
    [null, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/*', 'json'],
    [browser, 'json'],
    ['application/json', 'json'],
    ['text/csv', 'csv'],
    ['text/*', 'csv'],
    ['TEXT/CSV', 'csv'],
    ['text/csv; charset=utf-8; header=present', 'csv'],
    ['application/vnd.apache.arrow.stream', 'arrow'],
    ['application/vnd.apache.parquet', 'parquet'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    // The better liked first, whatever the order.
    ['application/json;q=0.2, text/csv;q=0.8', 'csv'],
    ['application/json; q=0.9 , text/csv ; q=0.8', 'json'],
    ['text/csv;q=0.9, application/vnd.apache.parquet', 'parquet'],
    // Liked alike: the one named, then the one named first.
    ['*/*, text/csv', 'csv'],
    ['application/*, application/vnd.apache.parquet', 'parquet'],
    ['text/csv, application/json', 'csv'],
    ['application/json, text/csv', 'json'],
    // The most exact range counts for a format, not the kindest.
    ['application/json;q=0.1, */*;q=0.5', 'csv'],
    ['application/json;q=0, */*', 'csv'],
    ['application/json;q=0, text/*;q=0, */*;q=0.1', 'arrow'],
    // Nothing that fits, and nothing that can be read.
    ['text/html', 'json'],
    ['application/json;q=0', 'json'],
    ['text/csv;q=0', 'json'],
    ['text/csv;q=high', 'json'],
    ['text/csv;q=2, application/vnd.apache.parquet;q=0.1', 'parquet'],
    [',;=/,,*', 'json']
  ])('%j is %s', (accept, format) => {
    expect(negotiateFormat(accept, undefined)).toBe(format)
  })

  it.each(exportFormats)('%s by name goes before any header', (format) => {
    expect(negotiateFormat('text/csv', format)).toBe(format)
    expect(negotiateFormat(formatDescriptions[format].mediaType, null)).toBe(format)
  })

  it.each(['xls', 'CSV', '', 'constructor', '__proto__', 'text/csv'])('refuses the name %j', (name) => {
    expect(() => negotiateFormat('text/csv', name)).toThrow(QueryError)
    expect(() => negotiateFormat('text/csv', name)).toThrow(
      `format: ${name === '' ? '(empty)' : name} — one of json, csv, arrow, parquet, xlsx`
    )
  })
})
