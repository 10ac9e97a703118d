/** Where a command writes and what it may know of its surroundings. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Writes to where `out` writes, as fast as it is read there; ends early, quietly, when nobody reads on. */
  readonly pipe: (chunks: AsyncIterable<Uint8Array>) => Promise<void>
  /** Whether `err` is a terminal, on which progress may rewrite its line. */
  readonly isTerminal: boolean
  /** Whether `out` is a terminal, which bytes would garble. */
  readonly outIsTerminal: boolean
  readonly columns: number
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
}

export interface Command {
  readonly name: string
  readonly summary: string
  readonly usage: string
  /** @returns the exit code */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>
}

/** A mistake in how a command was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
