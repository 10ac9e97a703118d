/** One of several small lines that share the span of their axes, in percent of the plot; y counts from the top. */
export type ShareLine = {
  /** The ends of the axis, in the unit of the values. */
  low: number
  high: number
  /** Pieces of the line: it breaks where a month has no value. */
  pieces: string[]
  yearAgo: Place | null
  last: Place | null
}

export type Place = { x: number; y: number; value: number }

const spans = [1, 1.2, 1.6, 2, 3, 4, 6, 8]

/** The smallest span that is not below a value, and whose half is a round number, too: 8, 10, 12, 16, 20 … */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = spans.find((candidate) => candidate * power >= value * (1 - 1e-9))
  return (step ?? 10) * power
}

/** What all axes span: enough for the line that moves most. */
export function commonSpan(lines: readonly (readonly (number | null)[])[]): number {
  const ranges = lines.map((values) => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known)
  })
  // With some room: each axis starts at a round number, too.
  return roundUp(Math.max(0, ...ranges) * 1.2)
}

/**
 * Lays out one line on an axis of the given span that starts where the line needs it.
 * @param most what no value can pass, such as 1 for shares: no axis goes beyond it
 */
export function shareLine(values: readonly (number | null)[], span: number, most = Infinity): ShareLine {
  const known = values.filter((value) => value !== null)
  const [lowest, highest] = known.length === 0 ? [0, 0] : [Math.min(...known), Math.max(...known)]
  const start = startOf(lowest, highest, span)
  const low = highest <= most && start + span > most ? Math.max(0, most - span) : start
  const step = 100 / Math.max(1, values.length - 1)
  const placeOf = (index: number): Place | null => {
    const value = values[index]
    return value == null
      ? null
      : { x: round(index * step), y: round(100 - ((value - low) / span) * 100), value }
  }
  const places = values.map((_, index) => placeOf(index))
  return {
    low,
    high: low + span,
    pieces: piecesOf(places),
    yearAgo: placeOf(values.length - 13),
    last: placeOf(values.length - 1)
  }
}

/** A round start that leaves the line in the middle; what cannot be below 0 starts there. */
function startOf(least: number, most: number, span: number): number {
  const unit = roundDown(span / 4)
  const middle = Math.round(((least + most) / 2 - span / 2) / unit) * unit
  const fits = Math.min(Math.max(middle, most - span), least)
  return least >= 0 ? Math.max(0, fits) : fits
}

function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  return ([5, 2].find((step) => step * power <= value * (1 + 1e-9)) ?? 1) * power
}

function piecesOf(places: readonly (Place | null)[]): string[] {
  const pieces: string[][] = [[]]
  for (const place of places)
    if (place === null) pieces.push([])
    else pieces.at(-1)?.push(`${place.x},${place.y}`)
  return pieces.filter((piece) => piece.length > 0).map((piece) => piece.join(' '))
}

const round = (value: number) => Math.round(value * 100) / 100
