import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openParts, ready, type Parts } from './parts.ts'
import type { Select } from './select.ts'

const partBytes = 256 * 1024

/**
 * A select as Parquet (zstd), with DuckDB's own types. Parquet ends with its index, so the file is written to its end in
 * `folder` first, then read and deleted; the connection is free as soon as this resolves.
 * @throws Error before the first part when the statement does not run, or the folder cannot be written.
 */
export function parquetOf(
  connection: DuckDBConnection,
  select: Select,
  { folder }: { folder: string }
): Promise<Parts> {
  return openParts(parquetParts(connection, select, resolve(folder)))
}

async function* parquetParts(
  connection: DuckDBConnection,
  { sql, values = [] }: Select,
  folder: string
): Parts {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.parquet`)
  try {
    await connection.run(
      `copy (\n${sql}\n) to $${values.length + 1} (format parquet, compression zstd, use_tmp_file false)`,
      [...values, path]
    )
    const file = await open(path)
    try {
      // From here on the file goes away with its handle, even when the process is killed.
      await rm(path)
      yield ready
      for (;;) {
        const { bytesRead, buffer } = await file.read(new Uint8Array(partBytes))
        if (bytesRead === 0) return
        yield buffer.subarray(0, bytesRead)
      }
    } finally {
      await file.close()
    }
  } finally {
    await rm(path, { force: true })
  }
}
