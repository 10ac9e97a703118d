import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTypeId,
  type DuckDBValue,
  type DuckDBVector
} from '@duckdb/node-api'
import {
  Bool,
  Data,
  DateDay,
  Float64,
  Int32,
  Int64,
  TimestampMicrosecond,
  Uint64,
  Utf8,
  type DataType
} from 'apache-arrow'
import { createBits } from './bits.ts'
import { createTexts } from './texts.ts'
import { isExactDouble, isTime, numberText } from './value-text.ts'

/** A column under construction. Its memory is used again for the next batch, so a batch must be written before. */
export interface ArrowColumn {
  readonly type: DataType
  /** Adds the first `count` values of a vector. */
  readonly append: (vector: DuckDBVector, count: number) => void
  /** Bytes of text so far */
  readonly textBytes: () => number
  /** What was appended since the last call. */
  readonly take: () => Data
}

interface Buffers {
  readonly valueOffsets?: Int32Array
  readonly data: Int32Array | Float64Array | BigInt64Array | BigUint64Array | Uint8Array
}

interface Values {
  readonly type: DataType
  readonly set: (row: number, value: DuckDBValue) => void
  readonly textBytes?: () => number
  readonly take: (rows: number) => Buffers
}

/** The one place that says what a DuckDB type is in Arrow; `arrowOf` says why. */
export function arrowColumn(type: DuckDBTypeId, capacity: number): ArrowColumn {
  return column(valuesOf(type, capacity), capacity)
}

function valuesOf(type: DuckDBTypeId, capacity: number): Values {
  switch (type) {
    case DuckDBTypeId.BOOLEAN:
      return booleans(capacity)
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
      return numbers(new Int32(), new Int32Array(capacity))
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.BIGINT:
      return bigints(new Int64(), new BigInt64Array(capacity))
    case DuckDBTypeId.UBIGINT:
      return bigints(new Uint64(), new BigUint64Array(capacity))
    case DuckDBTypeId.DATE:
      return numbers(new DateDay(), new Int32Array(capacity))
    case DuckDBTypeId.TIMESTAMP:
      return bigints(new TimestampMicrosecond(), new BigInt64Array(capacity))
    case DuckDBTypeId.TIMESTAMP_TZ:
      return bigints(new TimestampMicrosecond('UTC'), new BigInt64Array(capacity))
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
      return texts(capacity)
    default:
      return numbers(new Float64(), new Float64Array(capacity))
  }
}

function column({ type, set, textBytes = () => 0, take }: Values, capacity: number): ArrowColumn {
  const validity = createBits(capacity)
  let length = 0
  let nullCount = 0
  return {
    type,
    textBytes,
    append: (vector, count) => {
      for (let row = 0; row < count; row += 1) {
        const value = vector.getItem(row)
        if (value === null) nullCount += 1
        else validity.set(length)
        set(length, value)
        length += 1
      }
    },
    take: () => {
      const { valueOffsets, data } = take(length)
      const taken = new Data(type, 0, length, nullCount, [valueOffsets, data, validity.take(length)])
      length = 0
      nullCount = 0
      return taken
    }
  }
}

function numbers(type: DataType, places: Int32Array | Float64Array): Values {
  return {
    type,
    set: (row, value) => {
      places[row] = value === null ? 0 : numberOf(value)
    },
    take: (rows) => ({ data: places.subarray(0, rows) })
  }
}

function bigints(type: DataType, places: BigInt64Array | BigUint64Array): Values {
  return {
    type,
    set: (row, value) => {
      places[row] = value === null ? 0n : bigintOf(value)
    },
    take: (rows) => ({ data: places.subarray(0, rows) })
  }
}

function booleans(capacity: number): Values {
  const bits = createBits(capacity)
  return {
    type: new Bool(),
    set: (row, value) => {
      if (value === true) bits.set(row)
    },
    take: (rows) => ({ data: bits.take(rows) })
  }
}

function texts(capacity: number): Values {
  const bytes = createTexts(capacity)
  return {
    type: new Utf8(),
    set: (row, value) => bytes.set(row, typeof value === 'string' ? value : ''),
    textBytes: bytes.size,
    take: bytes.take
  }
}

function numberOf(value: DuckDBValue): number {
  if (typeof value === 'number') return value
  if (value instanceof DuckDBDateValue) return value.days
  if (!(value instanceof DuckDBDecimalValue)) return Number(bigintOf(value))
  // Both sides are exact, so their quotient is the nearest double.
  return isExactDouble(value) ? Number(value.value) / 10 ** value.scale : Number(numberText(value))
}

function bigintOf(value: DuckDBValue): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return BigInt(value)
  if (isTime(value)) return value.micros
  throw new Error(`${String(value)} — is no number`)
}
