import type { Judgement } from '../view/judgement.ts'

/** A link in a cell: to the row's own lines, or to where its member stands. */
export type CellLink = {
  text: string
  href: string
  /** What is read instead of a text that says too little by itself. */
  label?: string
}

/** A column of a table of rows. */
export type Column<Row> = {
  /** Tells columns apart, and names what to sort by. */
  name: string
  head: string
  /** Under the head: the unit */
  unit?: string
  /** In rem; what is left of the width is shared out in proportion. */
  width: number
  isNumber?: boolean
  /** Which end comes first when the table is first sorted by it; without, it is not sorted by. */
  sort?: 'ascending' | 'descending'
  text: (row: Row) => string
  /** Beside the text, in grey */
  note?: (row: Row) => string
  links?: (row: Row) => readonly CellLink[]
  judge?: (row: Row) => Judgement
  /** Of all rows, at the foot */
  total?: string
}

/** Rows of a table that are asked for while it is looked at. */
export type LoadRows<Row> = (page: {
  offset: number
  limit: number
  signal: AbortSignal
}) => Promise<readonly Row[]>

/** The rows of a question: the first of them, how many there are, and where the others come from. */
export type TableRows<Row> = {
  first: readonly Row[]
  total: number
  load: LoadRows<Row>
}

/** A column and `-` before it, where the largest come first. */
export const sortText = (name: string, isDescending: boolean): string => (isDescending ? `-${name}` : name)

/** What a click on a head sorts by next: its usual end first, then the other. */
export function nextSort({ name, sort }: Pick<Column<never>, 'name' | 'sort'>, sorted: string | undefined) {
  const usual = sortText(name, sort === 'descending')
  return sorted === usual ? sortText(name, sort !== 'descending') : usual
}
