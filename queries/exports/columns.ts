import { DuckDBTypeId } from '@duckdb/node-api'
import type { DuckDBResult } from '@duckdb/node-api'

/** A column of a result, as DuckDB typed it. A name that comes twice is told apart by a number. */
export interface Column {
  readonly name: string
  readonly type: DuckDBTypeId
}

const writable: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_TZ,
  DuckDBTypeId.VARCHAR,
  DuckDBTypeId.ENUM
])

/** @throws Error when a column has a type that not every format can hold, such as a list. */
export function columnsOf(result: DuckDBResult): Column[] {
  return result.deduplicatedColumnNames().map((name, index) => {
    const type = result.columnTypeId(index)
    if (!writable.has(type)) {
      throw new Error(`column ${name}: ${result.columnType(index).toString()} — cast it to a plain type`)
    }
    return { name, type }
  })
}
