import { listAllowed, QueryError } from '../errors.ts'

/** How an answer can be written, the one preferred where nothing is asked first. */
export const exportFormats = ['json', 'csv', 'arrow', 'parquet', 'xlsx'] as const

export type ExportFormat = (typeof exportFormats)[number]

interface FormatDescription {
  /** As in the `Content-Type` of an answer */
  readonly mediaType: string
  /** Of a file's name, without the dot */
  readonly ending: string
}

export const formatDescriptions: Readonly<Record<ExportFormat, FormatDescription>> = {
  json: { mediaType: 'application/json', ending: 'json' },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv' },
  arrow: { mediaType: 'application/vnd.apache.arrow.stream', ending: 'arrows' },
  parquet: { mediaType: 'application/vnd.apache.parquet', ending: 'parquet' },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx'
  }
}

/**
 * The format of an answer: the one asked for by name, else what an `Accept` header (RFC 9110, 12.5.1) likes best, else
 * JSON. Of two that it likes alike, the one named exactly wins, then the one named first. A header that accepts none
 * of them gets JSON all the same.
 * @throws QueryError when the name is none of the formats.
 */
export function negotiateFormat(
  accept: string | null | undefined,
  explicit: string | null | undefined
): ExportFormat {
  if (explicit !== null && explicit !== undefined) {
    const named = exportFormats.find((format) => format === explicit)
    if (named !== undefined) return named
    throw new QueryError({ parameter: 'format', value: explicit, allowed: listAllowed(exportFormats) })
  }
  const ranges = (accept ?? '').split(',').map(mediaRange)
  const liked = exportFormats
    .map((format) => ({ format, ...likingOf(format, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || b.precision - a.precision || a.place - b.place)
  return liked[0]?.format ?? 'json'
}

interface MediaRange {
  readonly type: string
  readonly subtype: string
  /** 0 to 1; 0 is "not this" */
  readonly quality: number
  readonly place: number
}

interface Liking {
  readonly quality: number
  /** How exactly the range names the format: 2 by its own name, 1 by its family, 0 as anything */
  readonly precision: number
  readonly place: number
}

function mediaRange(text: string, place: number): MediaRange {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const [type = '', subtype = ''] = range.split('/')
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))
  const quality = weight === undefined ? 1 : Number(weight.replace(/^q\s*=\s*/, ''))
  return { type, subtype, quality: quality >= 0 && quality <= 1 ? quality : 0, place }
}

/** By the range that names a format most exactly, whatever the others say. */
function likingOf(format: ExportFormat, ranges: readonly MediaRange[]): Liking {
  const [ownType, ownSubtype] = (formatDescriptions[format].mediaType.split(';')[0] ?? '').split('/')
  const likings = ranges.flatMap(({ type, subtype, quality, place }) => {
    if (type === ownType && subtype === ownSubtype) return { quality, precision: 2, place }
    if (type === ownType && subtype === '*') return { quality, precision: 1, place }
    return type === '*' && subtype === '*' ? { quality, precision: 0, place } : []
  })
  return likings.sort((a, b) => b.precision - a.precision)[0] ?? { quality: 0, precision: 0, place: 0 }
}
