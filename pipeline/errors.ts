/**
 * Errors that a run can end with. Every message reads "what: value — where — what to do".
 * They know no exit codes and no HTTP: `cli/` maps them.
 */

/** A mistake in `clientele.yaml` or on the command line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Where in a source file a problem lies; whatever is unknown is left out. */
export interface SourcePlace {
  readonly file: string
  readonly record?: number
  readonly line?: number
  readonly column?: string
  readonly value?: string
}

/** A source file that cannot be read at all. Single bad rows are rejects, not errors. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly place: SourcePlace

  constructor(message: string, place: SourcePlace, options?: ErrorOptions) {
    super(message, options)
    this.place = place
  }
}

/** A model's SQL that failed, with the table it was to make. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly table: string
  readonly sql: string

  constructor(message: string, { table, sql, cause }: { table: string; sql: string; cause?: unknown }) {
    super(message, { cause })
    this.table = table
    this.sql = sql
  }
}

/** A check that found rows which must not be published. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed'
  readonly check: string
  readonly rows: readonly unknown[]

  constructor(message: string, { check, rows }: { check: string; rows: readonly unknown[] }) {
    super(message)
    this.check = check
    this.rows = rows
  }
}

/** Another run holds the output folder. */
export class BuildRunning extends Error {
  override readonly name = 'BuildRunning'
}

/** The output folder cannot be written: disk full, no permission, read-only. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}
