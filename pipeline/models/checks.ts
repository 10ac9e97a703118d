// Placeholder until the real checks land (models engineer: overwrite me).
import type { DuckDBConnection } from '@duckdb/node-api'
export interface CheckResult {
  readonly check_name: string
  readonly severity: 'error' | 'warning'
  readonly failing_rows: number
  readonly detail: string
  readonly sample: string
}
export async function runChecks({ connection }: { connection: DuckDBConnection }): Promise<CheckResult[]> {
  await connection.run(
    'create table build.marts.check_results (check_name varchar, severity varchar, failing_rows bigint, detail varchar, sample varchar)'
  )
  return []
}
