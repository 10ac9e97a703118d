/** What a chart is drawn on and with. */
export type Surface = {
  readonly font: string
  /** Size of a note in pixels; every other size of text follows from it. */
  readonly note: number
  /** Of the chart, in pixels */
  readonly width: number
}

/** The tokens themselves: the style sheet gives them their colours, of the theme at hand and of paper. */
export const colours = {
  bg: 'var(--bg)',
  ink: 'var(--ink)',
  ink3: 'var(--ink3)',
  line: 'var(--line)',
  ac: 'var(--ac)',
  py: 'var(--py)'
} as const
