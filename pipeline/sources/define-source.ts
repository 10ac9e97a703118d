/**
 * How the text of a column is read:
 * `text` trimmed, empty = missing · `number` DECIMAL(18,4) · `figure` a number, or a percentage, which is its hundredth ·
 * `rate` a share from 0 to 1, DECIMAL(9,6) ·
 * `timestamp` local time of the configured zone · `date` · `month` first day of the month ·
 * `choice` one of the keys of `choices`, or one of their other spellings.
 */
export type ColumnType = 'text' | 'number' | 'figure' | 'rate' | 'timestamp' | 'date' | 'month' | 'choice'

export interface SourceColumn {
  readonly type: ColumnType
  /** A row without it is rejected. */
  readonly required?: boolean
  /** Headers that real files use for it, Chinese and English; `doctor` proposes them. */
  readonly synonyms?: readonly string[]
  /** For `choice`: canonical value → other spellings. */
  readonly choices?: Readonly<Record<string, readonly string[]>>
}

/** A rule about a whole row, on the typed columns: rows where `when` holds are rejected. */
export interface RowRule {
  readonly column: string
  /** SQL condition on canonical columns; true rejects. */
  readonly when: string
  readonly reason: string
}

export interface SourceDefinition {
  readonly name: string
  readonly columns: Readonly<Record<string, SourceColumn>>
  /** What makes a row unique, the column that must be there last. The others may be empty unless required. */
  readonly key: readonly string[]
  /**
   * What a second row with the same key means. `event`: the line was delivered twice, the first one stays.
   * `entity`: a later description of the same thing, its filled-in values win.
   */
  readonly grain: 'event' | 'entity'
  /** Of events: the timestamp that says which delivery a row belongs to, for `replace_by`. */
  readonly dated?: string
  /** Columns of which at least one must be mapped. */
  readonly oneOf?: readonly string[]
  readonly rules?: readonly RowRule[]
  /** SQL on canonical columns: what a row is worth in money, null where it does not tell. Rejects say it. */
  readonly worth?: string
  /** The select that makes `staging.<name>`; without one, rows of equal key are merged and that is all. */
  readonly sql?: URL
}

/** Declares a source; only here so that every definition is checked where it is written. */
export function defineSource<const Definition extends SourceDefinition>(definition: Definition): Definition {
  return definition
}

/** DuckDB type that a column is stored as. */
export const storedType: Readonly<Record<ColumnType, string>> = {
  text: 'varchar',
  number: 'decimal(18,4)',
  figure: 'decimal(18,4)',
  rate: 'decimal(9,6)',
  timestamp: 'timestamp',
  date: 'date',
  month: 'date',
  choice: 'varchar'
}
