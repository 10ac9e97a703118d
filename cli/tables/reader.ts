import type { BuildDescription, Language } from '../../queries/index.ts'

/** Who reads a table, and what the build says of its figures. */
export interface Reader {
  readonly language: Language
  readonly currency: string
  /** A share of fewer customers says little; null where the build does not say how many. */
  readonly fewest: number | null
}

export function readerOf({ currency, settings }: BuildDescription, language: Language): Reader {
  const fewest = Number(settings['minimum_n'] || Number.NaN)
  return { language, currency, fewest: Number.isFinite(fewest) ? fewest : null }
}
