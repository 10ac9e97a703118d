import { exportFormats, formatDescriptions, negotiateFormat, type ExportFormat } from '../queries.ts'
import { notAcceptable } from './api-error.ts'

/** As an Accept header names it. */
export const mediaRangeOf = (format: ExportFormat) => formatDescriptions[format].mediaType.replace(/;.*/, '')

const allFormats: readonly ExportFormat[] = exportFormats

/**
 * The format asked for by name, else the one that the Accept header likes best among those there are.
 * @throws ApiError when it accepts none of them.
 */
export function chooseFormat(
  accept: string | null,
  explicit: ExportFormat | undefined,
  formats: readonly ExportFormat[]
): ExportFormat {
  if (explicit !== undefined) return explicit
  const liked = formats.length === allFormats.length ? negotiateFormat(accept, null) : 'json'
  if (liked === 'json' && accept !== null && !acceptsJson(accept))
    throw notAcceptable(accept, formats.map(mediaRangeOf))
  return liked
}

/** JSON is also what a header gets that accepts nothing of ours, so it is asked on its own. */
function acceptsJson(accept: string): boolean {
  if (accept.trim() === '') return true
  return accept.split(',').some((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    const isRefused = parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter))
    return ['application/json', 'application/*', '*/*'].includes(range) && !isRefused
  })
}
