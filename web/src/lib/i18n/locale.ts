import { createContext } from 'svelte'
import type { Language } from './language.ts'

/** What words and numbers look like for this viewer. */
export type Locale = {
  readonly language: Language
  /** ISO 4217 */
  readonly currency: string
}

/** The root layout provides it; every component below reads it. */
export const [useLocale, provideLocale] = createContext<Locale>()
