/** A measure on a scale on which differences of all measures count the same. */
export interface Standardised {
  readonly values: Float64Array
  /** Of the logarithms; the deviation is 1 where all are equal. */
  readonly mean: number
  readonly deviation: number
}

/** Logarithms of positive numbers, less their mean, in standard deviations. */
export function standardiseLog(measures: Float64Array): Standardised {
  const logs = measures.map(Math.log)
  const count = Math.max(1, logs.length)
  const mean = logs.reduce((sum, value) => sum + value, 0) / count
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
  const deviation = variance > 0 ? Math.sqrt(variance) : 1
  return { values: logs.map((value) => (value - mean) / deviation), mean, deviation }
}
