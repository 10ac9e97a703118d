/** One thing a build has done, or is doing while `running`. Rows as counted, time in milliseconds. */
export interface Step {
  readonly step: string
  readonly table?: string
  readonly files?: number
  readonly rows?: number
  readonly rowsIn?: number
  readonly rowsKept?: number
  readonly rowsRejected?: number
  readonly rowsDuplicate?: number
  readonly ms: number
  readonly running?: boolean
}

export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export interface Progress {
  readonly onStep: (step: Step) => void
  /** Leaves the live line, before anything else is written. */
  readonly end: () => void
}

/** Reports steps: one live line on a terminal, one plain line per finished step elsewhere. */
export function reportProgress(output: Output): Progress {
  if (!output.isTTY) {
    return {
      onStep: (step) => {
        if (!step.running) output.write(`${describeStep(step)}\n`)
      },
      end: () => undefined
    }
  }
  const width = (output.columns ?? 80) - 1
  return {
    onStep: (step) => output.write(`\r\u001b[2K${describeStep(step).slice(0, width)}`),
    end: () => output.write('\r\u001b[2K')
  }
}

/** `load sales  66,012 rows  410 ms` */
export function describeStep({
  step,
  table,
  files,
  rows,
  rowsIn,
  rowsRejected,
  rowsDuplicate,
  ms
}: Step): string {
  const parts = [
    `${step}${table ? ` ${table}` : ''}`,
    ...(files !== undefined ? [counted(files, 'file')] : []),
    ...(rows !== undefined ? [counted(rows, 'row')] : []),
    ...(rowsIn !== undefined ? [`${counted(rowsIn, 'row')} in`] : []),
    ...(rowsRejected ? [`${count(rowsRejected)} rejected`] : []),
    ...(rowsDuplicate ? [`${count(rowsDuplicate)} duplicate`] : []),
    `${count(Math.round(ms))} ms`
  ]
  return parts.join('  ')
}

export const count = (value: number) => value.toLocaleString('en-US')

/** So many things: `1 row`, `2,000 rows`. */
export const counted = (value: number, one: string, several = `${one}s`) =>
  `${count(value)} ${value === 1 ? one : several}`
