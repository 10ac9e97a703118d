/** Where a variance stands in its pane, in percent of the pane's width. */
export type Variance = {
  /** Of the bar, or of the stem of the pin. */
  left: number
  width: number
  /** Where the value ends, and its number stands. */
  end: number
  isNegative: boolean
  /** It goes on beyond the end of the pane. */
  isCut: boolean
}

export type VariancePane = {
  /** Of the zero line */
  zero: number
  of: (value: number) => Variance
  hasNegative: boolean
}

/**
 * One scale for all the values of a pane, from the lowest to the highest, 0 among them.
 * @param limit values beyond it end at the edge: one member that doubled ten times must not flatten the others
 */
export function variancePane(values: readonly (number | null)[], limit = Infinity): VariancePane {
  const cut = (value: number) => Math.max(-limit, Math.min(limit, value))
  const known = values.filter((value) => value !== null).map(cut)
  const low = Math.min(0, ...known)
  const high = Math.max(0, ...known)
  const span = high - low || 1
  const place = (value: number) => round(((value - low) / span) * 100)
  const zero = place(0)
  return {
    zero,
    hasNegative: low < 0,
    of: (value) => {
      const end = place(cut(value))
      return {
        left: Math.min(zero, end),
        width: round(Math.abs(end - zero)),
        end,
        isNegative: value < 0,
        isCut: Math.abs(value) > limit
      }
    }
  }
}

const round = (value: number) => Math.round(value * 100) / 100
