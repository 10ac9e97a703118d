/** A score with its interval, beside an earlier one. */
export type ScoreRow = {
  key: string
  label: string
  n: number
  value: number | null
  low: number | null
  high: number | null
  previous: number | null
  change: number | null
  /** Whether it is really another one; null where nothing can be told. */
  differs: 'up' | 'down' | 'unclear' | null
}
