import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { tableFromIPC, type StructRow, type Table } from 'apache-arrow'

export interface Database {
  readonly connection: DuckDBConnection
  /** Another one on the same database */
  readonly other: DuckDBConnection
  /** Where exports may write, and nothing else does */
  readonly folder: string
  readonly filesLeft: () => string[]
  readonly close: () => void
}

export async function openDatabase(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const [connection, other] = [await instance.connect(), await instance.connect()]
  const folder = mkdtempSync(join(tmpdir(), 'clientele-exports-'))
  return {
    connection,
    other,
    folder,
    filesLeft: () => readdirSync(folder),
    close: () => {
      connection.closeSync()
      other.closeSync()
      instance.closeSync()
      rmSync(folder, { recursive: true })
    }
  }
}

export async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = []
  for await (const part of parts) read.push(part)
  return Buffer.concat(read)
}

export async function textOf(parts: AsyncIterable<Uint8Array>): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bytesOf(parts))
}

export function arrowRows(table: Table): Record<string, unknown>[] {
  return table.toArray().map((row: StructRow) => row.toJSON())
}

export const tableOf = async (parts: AsyncIterable<Uint8Array>): Promise<Table> =>
  tableFromIPC(await bytesOf(parts))
