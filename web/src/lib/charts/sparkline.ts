/** Places of the marks of a sparkline, in the units of its own box. */
export type Sparkline = {
  width: number
  height: number
  columns: { x: number; y: number; width: number; height: number; role: 'first' | 'between' | 'last' }[]
  line: string
  dots: { x: number; y: number; role: 'first' | 'last' }[]
  /** A short tick at the target of the last month. */
  target: { x1: number; x2: number; y: number } | null
  /** Upright through the last month. */
  interval: { x: number; y1: number; y2: number } | null
}

export type SparklineOptions = {
  /** Oldest first; null where there is no value. */
  values: readonly (number | null)[]
  target: number | null
  /** Of the last month */
  interval?: { low: number; high: number } | null
  /** Columns from 0 for what flows, a line on its own range for rates. */
  kind: 'columns' | 'line'
  width: number
  height: number
}

/** Lays out 13 months or so: the first is the year-ago month, the last the month of the page. */
export function sparkline(options: SparklineOptions): Sparkline {
  const { values, target, interval = null, kind, width, height } = options
  const ends = interval === null ? [] : [interval.low, interval.high]
  const known = [...values, target, ...ends].filter((value) => value !== null)
  const high = Math.max(0, ...known)
  const low = kind === 'columns' ? Math.min(0, ...known) : Math.min(...known)
  const top = kind === 'columns' ? high : Math.max(...known)
  const margin = kind === 'columns' ? 1 : 4
  const span = top - low || 1
  const y = (value: number) => margin + (1 - (value - low) / span) * (height - 2 * margin)

  const step = width / Math.max(1, values.length)
  const last = values.length - 1
  const role = (index: number) => (index === last ? 'last' : index === 0 ? 'first' : 'between')
  const centre = (index: number) => (index + 0.5) * step
  const points = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]))

  return {
    width,
    height,
    columns:
      kind === 'line'
        ? []
        : points.map(({ index, value }) => ({
            x: index * step + step * 0.12,
            y: Math.min(y(value), y(0)),
            width: step * 0.76,
            height: Math.abs(y(value) - y(0)),
            role: role(index)
          })),
    line:
      kind === 'columns'
        ? ''
        : points.map(({ index, value }) => `${round(centre(index))},${round(y(value))}`).join(' '),
    dots:
      kind === 'columns'
        ? []
        : points.flatMap(({ index, value }) => {
            const end = role(index)
            return end === 'between' ? [] : [{ x: centre(index), y: y(value), role: end }]
          }),
    target: target === null ? null : { x1: width - step * 1.05, x2: width, y: y(target) },
    interval: interval && { x: centre(last), y1: y(interval.high), y2: y(interval.low) }
  }
}

const round = (value: number) => Math.round(value * 100) / 100
