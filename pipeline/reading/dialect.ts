import Papa from 'papaparse'

/** Any run of blanks, leading ones ignored. */
export const blankRun = ' '

export interface Head {
  readonly delimiter: string
  /** The first records, split into fields. */
  readonly records: readonly (readonly string[])[]
}

const delimiters = [',', '\t', ';', '|']

/**
 * Splits the beginning of a text file into records, finding the delimiter when none is given.
 * @param text the beginning of the file, decoded
 * @param complete false when `text` ends before the file does, so that its last record is not to be trusted
 */
export function readHead({
  text,
  complete,
  delimiter,
  quote
}: {
  text: string
  complete: boolean
  delimiter?: string | undefined
  quote?: string | undefined
}): Head {
  const chosen = delimiter ?? guessDelimiter(text)
  if (chosen === blankRun) {
    const lines = text.split(/\r\n|\r|\n/)
    if (!complete) lines.pop()
    return {
      delimiter: chosen,
      records: lines.filter((line) => line.trim() !== '').map((line) => line.trim().split(/\s+/))
    }
  }
  const { data } = Papa.parse<string[]>(text, {
    delimiter: chosen,
    quoteChar: quote === '' ? '\0' : (quote ?? '"'),
    skipEmptyLines: true,
    preview: 200
  })
  if (!complete && data.length > 1 && data.length < 200) data.pop()
  return { delimiter: chosen, records: data }
}

function guessDelimiter(text: string): string {
  const { data, meta } = Papa.parse<string[]>(text, {
    delimitersToGuess: delimiters,
    preview: 20,
    skipEmptyLines: true
  })
  if ((data[0]?.length ?? 0) > 1) return meta.delimiter
  return isBlankTable(text) ? blankRun : ','
}

/** Columns parted by blanks: the same number of words, three at least, in every one of the first lines. */
function isBlankTable(text: string): boolean {
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const widths = new Set(lines.map((line) => line.trim().split(/\s+/).length))
  return lines.length > 1 && widths.size === 1 && (lines[0]?.trim().split(/\s+/).length ?? 0) >= 3
}
