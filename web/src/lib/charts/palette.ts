/** Colours of a chart, as the browser resolved the tokens of the same names. */
export const paletteTokens = [
  'bg',
  'ink',
  'ink2',
  'ink3',
  'line',
  'rule',
  'ac',
  'py',
  'mid',
  'tint',
  'mark'
] as const

export type Palette = Readonly<Record<(typeof paletteTokens)[number], string>>

/** What a chart is drawn on and with. */
export type Surface = {
  readonly palette: Palette
  readonly font: string
  /** Size of a note in pixels; every other size of text follows from it. */
  readonly note: number
  /** Of the chart, in pixels */
  readonly width: number
}
