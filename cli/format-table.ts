const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const halfWidth = /[\uff61-\uffdc]/
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/u

/** Columns that a terminal gives the text: two for a 汉字, none for a combining mark. */
export function displayWidth(text: string): number {
  const columns = (letter: string) => {
    if (unseen.test(letter)) return 0
    return wide.test(letter) && !halfWidth.test(letter) ? 2 : 1
  }
  return [...text].reduce((width, letter) => width + columns(letter), 0)
}

/** Text columns left, number columns right, two blanks between; ends with a line end. */
export function alignedTable({
  head,
  rows,
  rightAligned = []
}: {
  head: readonly string[]
  rows: readonly (readonly string[])[]
  /** Positions of the columns with numbers. */
  rightAligned?: readonly number[]
}): string {
  const lines = [head, ...rows].map((cells) =>
    cells.map((cell) => cell.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '))
  )
  const widths = head.map((_, column) =>
    lines.reduce((width, cells) => Math.max(width, displayWidth(cells[column] ?? '')), 0)
  )
  const right = new Set(rightAligned)
  const padded = (cell: string, column: number) => {
    const blanks = ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))
    return right.has(column) ? blanks + cell : cell + blanks
  }
  return lines.map((cells) => `${cells.map(padded).join('  ').trimEnd()}\n`).join('')
}

/** A column of a table of things: its head, and what it shows of each. */
export interface Column<Thing> {
  readonly head: string
  readonly cell: (thing: Thing) => string
  /** Text stands left, numbers right. */
  readonly number: boolean
}

export const textColumn = <Thing>(head: string, cell: (thing: Thing) => string): Column<Thing> => ({
  head,
  cell,
  number: false
})

export const numberColumn = <Thing>(head: string, cell: (thing: Thing) => string): Column<Thing> => ({
  head,
  cell,
  number: true
})

/** One row per thing, as alignedTable. */
export function tableOf<Thing>(columns: readonly Column<Thing>[], things: readonly Thing[]): string {
  return alignedTable({
    head: columns.map(({ head }) => head),
    rows: things.map((thing) => columns.map(({ cell }) => cell(thing))),
    rightAligned: columns.flatMap(({ number }, position) => (number ? [position] : []))
  })
}
