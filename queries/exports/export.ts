import type { DuckDBConnection } from '@duckdb/node-api'
import { arrowOf } from './arrow.ts'
import { csvOf } from './csv.ts'
import type { ExportFormat } from './format.ts'
import { jsonRowsOf } from './json-rows.ts'
import { parquetOf } from './parquet.ts'
import type { Parts } from './parts.ts'
import type { Select } from './select.ts'
import { xlsxOf } from './xlsx.ts'

/**
 * A select in any format.
 * @param bom as for csvOf
 * @param folder as for parquetOf
 * @param name of the answer: what a sheet is called
 * @throws Error before the first part when the statement does not run.
 */
export function exportOf(
  connection: DuckDBConnection,
  select: Select,
  {
    format,
    folder,
    bom = false,
    name = ''
  }: { format: ExportFormat; folder: string; bom?: boolean; name?: string }
): Promise<Parts> {
  switch (format) {
    case 'json':
      return jsonRowsOf(connection, select)
    case 'csv':
      return csvOf(connection, select, { bom })
    case 'xlsx':
      return xlsxOf(connection, select, { name })
    case 'arrow':
      return arrowOf(connection, select)
    case 'parquet':
      return parquetOf(connection, select, { folder })
  }
}
