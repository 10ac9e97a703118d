/** What the columns of the table are sorted by. */
export const sortColumns = [
  'name',
  'value',
  'previous',
  'share',
  'share-change',
  'contribution',
  'customers',
  'change',
  'change-rate'
] as const

export type SortColumn = (typeof sortColumns)[number]

export type Sort = { readonly column: SortColumn; readonly isDescending: boolean }

/** As the address says nothing: the largest first. */
export const usualSort: Sort = { column: 'value', isDescending: true }

/** `-share` is the largest share first, `share` the smallest; null for what is no sort. */
export function parseSort(text: string | undefined): Sort | null {
  if (text === undefined) return usualSort
  const isDescending = text.startsWith('-')
  const column = sortColumns.find((name) => name === text.replace(/^-/, ''))
  return column === undefined ? null : { column, isDescending }
}

/** As it stands in the address; null for the usual one. */
export function sortText({ column, isDescending }: Sort): string | null {
  if (column === usualSort.column && isDescending) return null
  return (isDescending ? '-' : '') + column
}

/** What a click on a head asks for: numbers the largest first, names from A on, and the same head again turns it. */
export function nextSort(current: Sort, column: SortColumn): Sort {
  if (current.column === column) return { column, isDescending: !current.isDescending }
  return { column, isDescending: column !== 'name' }
}

export type Sortable = {
  readonly key: string
  readonly label: string | null
  readonly value: number | null
  readonly previous: number | null
  readonly share: number | null
  readonly shareChange: number | null
  readonly contribution: number | null
  readonly change: number | null
  readonly changeRate: number | null
}

/** The rows in the order asked for; what has no figure comes last, whichever way. */
export function sortRows<Row extends Sortable>(
  rows: readonly Row[],
  { column, isDescending }: Sort,
  options: { language: string; customers: ReadonlyMap<string, number> }
): Row[] {
  const turn = isDescending ? -1 : 1
  if (column === 'name') {
    const collator = new Intl.Collator(options.language, { numeric: true })
    return rows.toSorted(
      (one, other) => turn * collator.compare(one.label ?? one.key, other.label ?? other.key)
    )
  }
  const figure = figureOf(column, options.customers)
  return rows.toSorted((one, other) => {
    const [first, second] = [figure(one), figure(other)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return turn * (first - second)
  })
}

function figureOf(
  column: Exclude<SortColumn, 'name'>,
  customers: ReadonlyMap<string, number>
): (row: Sortable) => number | null {
  switch (column) {
    case 'share-change':
      return ({ shareChange }) => shareChange
    case 'change-rate':
      return ({ changeRate }) => changeRate
    case 'customers':
      return ({ key }) => customers.get(key) ?? null
    default:
      return (row) => row[column]
  }
}

/** The rows whose name or key holds the words, letter case aside. */
export function searchRows<Row extends Sortable>(rows: readonly Row[], words: string): Row[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return [...rows]
  return rows.filter(
    ({ key, label }) => key.toLowerCase().includes(wanted) || (label ?? '').toLowerCase().includes(wanted)
  )
}
