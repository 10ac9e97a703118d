import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * What SQL cannot work out: an algorithm on columns of numbers. DuckDB groups the rows to what the algorithm needs,
 * and what comes out are rows again, which marts select like those of any other table.
 */
export interface Analysis {
  readonly name: string
  /** `analytics.<table>`, each of which `run` makes, empty where there is too little to learn from. */
  readonly tables: readonly string[]
  /** `<layer>.<table>` of intermediate and segments. */
  readonly reads: readonly string[]
  /**
   * Makes the tables in the connection's own database. The same rows give the same tables, bit for bit: seeds are
   * fixed, and rows are read in a stated order. Too little data is no error but a figure that says so.
   */
  readonly run: (connection: DuckDBConnection) => Promise<void>
}

/** Lets TypeScript check an analysis where it is written. */
export function defineAnalysis(analysis: Analysis): Analysis {
  return analysis
}
