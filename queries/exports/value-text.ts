import { DuckDBDecimalValue, DuckDBTimestampTZValue, DuckDBTimestampValue } from '@duckdb/node-api'
import type { DuckDBDateValue, DuckDBValue } from '@duckdb/node-api'

const largestDecimal = 10n ** 15n

/** Whether a double gives back the same digits: integers up to 2^53, decimals of up to 15 digits. */
export function isExactDouble(value: bigint | DuckDBDecimalValue): boolean {
  const largest = typeof value === 'bigint' ? BigInt(Number.MAX_SAFE_INTEGER) : largestDecimal - 1n
  const scaled = typeof value === 'bigint' ? value : value.value
  return scaled <= largest && scaled >= -largest
}

/** Digits of a number of any type, with all decimal places that a decimal has. */
export function numberText(value: number | bigint | DuckDBDecimalValue): string {
  if (!(value instanceof DuckDBDecimalValue)) return String(value)
  if (!isExactDouble(value)) return value.toString()
  // Several times faster than by BigInt division.
  const scaled = Number(value.value)
  const digits = String(Math.abs(scaled)).padStart(value.scale + 1, '0')
  const point = digits.length - value.scale
  const sign = scaled < 0 ? '-' : ''
  return value.scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

const dayTexts = new Map<number, string>()
const mostDayTexts = 20_000

/** A day as `YYYY-MM-DD`. */
export function dayText(value: DuckDBDateValue): string {
  const known = dayTexts.get(value.days)
  if (known !== undefined) return known
  const text = value.toString()
  if (dayTexts.size === mostDayTexts) dayTexts.clear()
  dayTexts.set(value.days, text)
  return text
}

/** `YYYY-MM-DD HH:MM:SS`, with a fraction where there is one; a moment with a time zone is in UTC and ends in Z. */
export function timeText(value: DuckDBTimestampValue | DuckDBTimestampTZValue): string {
  const text = new DuckDBTimestampValue(value.micros).toString()
  return value instanceof DuckDBTimestampTZValue ? `${text}Z` : text
}

export function isTime(value: DuckDBValue): value is DuckDBTimestampValue | DuckDBTimestampTZValue {
  return value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue
}
