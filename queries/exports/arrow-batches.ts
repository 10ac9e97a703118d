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

/**
 * Rows per record batch: large enough that its header does not count, small enough to hold many in memory. The first is
 * one chunk of DuckDB's, as most answers are short, and each next one is eight times as large up to the most.
 */
const firstBatchRows = 2_048
const mostBatchRows = 65_536
/** Text is unlimited in length: a batch also ends when one of its columns holds this much. */
const batchTextBytes = 4 * 1024 * 1024

/** Arrow's IPC stream format, written as rows come. Each call returns what is complete by then, perhaps nothing. */
export interface ArrowBatches {
  readonly append: (chunk: DuckDBDataChunk) => Uint8Array[]
  readonly finish: () => Uint8Array[]
}

export function createArrowBatches(columns: readonly Column[]): ArrowBatches {
  let capacity = firstBatchRows
  const build = () => columns.map(({ name, type }) => ({ name, ...arrowColumn(type, capacity) }))
  let built = build()
  const schema = new Schema<TypeMap>(built.map(({ name, type }) => new Field(name, type, true)))
  // The writer's own queue hands its bytes on only when asked, and does not tell when it is empty.
  const written: Uint8Array[] = []
  const sink = Object.assign(new AsyncByteQueue(), {
    write: (bytes: Uint8Array) => {
      written.push(bytes)
    }
  })
  const writer = new RecordBatchStreamWriter().reset(sink, schema)
  let rows = 0

  /** Copied out of the columns, whose memory is for the next batch. */
  function takeBatch(): Uint8Array[] {
    if (rows === 0) return []
    const children = built.map((column) => column.take())
    const type = new Struct<TypeMap>(schema.fields)
    writer.write(new RecordBatch(schema, makeData({ type, length: rows, nullCount: 0, children })))
    rows = 0
    return [Buffer.concat(written.splice(0))]
  }

  function makeRoom(): void {
    if (capacity === mostBatchRows) return
    capacity = Math.min(capacity * 8, mostBatchRows)
    built = build()
  }

  return {
    append: (chunk) => {
      const isFull = rows + chunk.rowCount > capacity
      const complete = isFull ? takeBatch() : []
      if (isFull) makeRoom()
      for (const [index, column] of built.entries())
        column.append(chunk.getColumnVector(index), chunk.rowCount)
      rows += chunk.rowCount
      const isLong = built.some((column) => column.textBytes() >= batchTextBytes)
      return isLong ? [...complete, ...takeBatch()] : complete
    },
    finish: () => {
      const last = takeBatch()
      writer.close()
      return [...last, Buffer.concat(written.splice(0))]
    }
  }
}
