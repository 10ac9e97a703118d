/** A file of the sample data, before it is turned into bytes. */
export type CsvFile = {
  /** Relative to the sample data folder, with forward slashes. */
  path: string
  source: string
  headers: readonly string[]
  rows: readonly CsvRow[]
  encoding: 'utf-8' | 'gb18030'
  byteOrderMark: boolean
  lineEnd: '\n' | '\r\n'
}

/** Cells, or a row written as it stands (for rows that no careful writer would produce). */
export type CsvRow = { cells: readonly string[] } | { raw: string }

export function toBytes(file: CsvFile): Uint8Array {
  const lines = [file.headers.map(quoteCell).join(','), ...file.rows.map(rowText)]
  const text = lines.join(file.lineEnd) + file.lineEnd
  if (file.encoding === 'gb18030') return encodeGb18030(text)
  return new TextEncoder().encode(file.byteOrderMark ? `\uFEFF${text}` : text)
}

export function rowText(row: CsvRow): string {
  return 'raw' in row ? row.raw : row.cells.map(quoteCell).join(',')
}

function quoteCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * Encodes the one- and two-byte part of GB18030, which holds all characters in common use. The table is the
 * platform's decoder read backwards.
 * @throws when a character needs four bytes
 */
export function encodeGb18030(text: string): Uint8Array {
  twoByteCodes ??= readTwoByteCodes()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) {
      bytes.push(code)
      continue
    }
    const pair = twoByteCodes.get(character)
    if (pair === undefined) throw new Error(`no two-byte GB18030 code: ${character}`)
    bytes.push(pair >> 8, pair & 0xff)
  }
  return Uint8Array.from(bytes)
}

let twoByteCodes: Map<string, number> | undefined

function readTwoByteCodes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && !codes.has(character)) codes.set(character, (lead << 8) | trail)
    }
  }
  return codes
}
