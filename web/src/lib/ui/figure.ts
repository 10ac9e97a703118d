/** What stands behind a figure, for its menu. */
export type Figure = {
  /** The KPI whose definition and SQL it is worked out by; null where it is none. */
  kpi: string | null
  /** The answer of the API that it shows, without a format (answerHref). */
  answer: string
  /** The page with the rows behind it (rowsHref, changesHref), if there are any. */
  rows?: string | null
  /** How many rows there are, where that is known. */
  rowCount?: number | null
  /** Shows the figure as a table, or as a chart again. */
  onTable?: () => void
}
