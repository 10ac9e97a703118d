/**
 * Why a record is refused, in the words that stand in the data. The queries have each in Chinese, too; a test holds the
 * two against each other, so a reason is added here and nowhere else (or as a rule of a source).
 */
export const rejectReasons = {
  missing: 'missing',
  notNumber: 'not a number',
  outOfRange: 'number out of range',
  notShare: 'not a share from 0 to 1: write 0.05 or 5%',
  notMonth: 'not a month like 2026-10',
  notOneOf: (choices: readonly string[]) => `not one of ${choices.join(', ')}`,
  notDate: (formats: readonly string[]) =>
    `not a date${formats.length > 0 ? ` written ${formats.join(' or ')}` : ''}, or no such day`,
  tooManyColumns: 'more columns than the header has',
  tooFewColumns: 'fewer columns than the header has',
  columnCount: (found: string, expected: number) => `${found} columns instead of ${expected}`,
  openQuote: 'a quote that is not closed, or text after a closing quote',
  tooLong: 'longer than 2 MB',
  notUtf8: 'bytes that are not UTF-8; if the file is GB18030, set format.encoding',
  notEncoding: (encoding: string) =>
    `holds bytes that are not ${encoding}; if that is not what the file is in, set format.encoding`,
  zeroBytes: 'holds zero bytes',
  notJson: 'not valid JSON',
  unreadable: 'cannot be split into columns',
  sameKey: (firstPlace: string) =>
    `already used by another row with other values: ${firstPlace}; correct it, or do not map it`
} as const

/** Columns of a file of rejected rows that are no data: such a file loads again with them in it. */
export const rejectColumns: readonly string[] = ['_file', '_record', '_reason', '_line']
