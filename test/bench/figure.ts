/** One measured figure; a limit that it must not pass, where there is one. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit?: number
}

/** Prints figures as JSON lines on stdout, and on stderr those that passed their limit. */
export function report({ name, value, unit, limit }: Figure): void {
  const rounded = Number(value.toPrecision(4))
  process.stdout.write(`${JSON.stringify({ name, value: rounded, unit, limit: limit ?? null })}\n`)
  if (limit !== undefined && !(value <= limit)) {
    process.stderr.write(`limit missed: ${name} is ${rounded} ${unit}, should be at most ${limit}\n`)
  }
}

export function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('median: of no values')
  return (lower + upper) / 2
}
