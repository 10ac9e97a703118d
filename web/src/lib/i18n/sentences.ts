import type { Language } from './language.ts'

/** One after another, without those that are empty; a Chinese full stop has its room already, an English one not. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'en' ? ' ' : '')
}
