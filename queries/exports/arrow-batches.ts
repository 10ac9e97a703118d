import type { DuckDBDataChunk } from '@duckdb/node-api'
import {
  AsyncByteQueue,
  Field,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  type TypeMap
} from 'apache-arrow'
import { arrowColumn } from './arrow-columns.ts'
import type { Column } from './columns.ts'

/** Rows per record batch: large enough that its header does not count, small enough to hold many in memory. */
const batchRows = 65_536
/** Text is unlimited in length: a batch also ends when one of its columns holds this much. */
const batchTextBytes = 16 * 1024 * 1024

/** Arrow's IPC stream format, written as rows come. Each call returns what is ready so far, perhaps nothing. */
export interface ArrowBatches {
  readonly append: (chunk: DuckDBDataChunk) => Uint8Array
  readonly finish: () => Uint8Array
}

export function createArrowBatches(columns: readonly Column[]): ArrowBatches {
  const built = columns.map(({ name, type }) => ({ name, ...arrowColumn(type, batchRows) }))
  const schema = new Schema<TypeMap>(built.map(({ name, type }) => new Field(name, type, true)))
  // The writer's own queue hands its bytes on only when asked, and does not tell when it is empty.
  const written: Uint8Array[] = []
  const sink = Object.assign(new AsyncByteQueue(), {
    write: (bytes: Uint8Array) => {
      // A copy: the columns use their memory again for the next batch.
      written.push(bytes.slice())
    }
  })
  const writer = new RecordBatchStreamWriter().reset(sink, schema)
  let rows = 0

  function writeBatch(): void {
    if (rows === 0) return
    const children = built.map((column) => column.take())
    const type = new Struct<TypeMap>(schema.fields)
    writer.write(new RecordBatch(schema, makeData({ type, length: rows, nullCount: 0, children })))
    rows = 0
  }

  return {
    append: (chunk) => {
      if (rows + chunk.rowCount > batchRows) writeBatch()
      for (const [index, column] of built.entries())
        column.append(chunk.getColumnVector(index), chunk.rowCount)
      rows += chunk.rowCount
      if (built.some((column) => column.textBytes() >= batchTextBytes)) writeBatch()
      return Buffer.concat(written.splice(0))
    },
    finish: () => {
      writeBatch()
      writer.close()
      return Buffer.concat(written.splice(0))
    }
  }
}
