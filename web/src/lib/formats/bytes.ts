import type { Language } from '../i18n/language.ts'
import { formatNumber } from './numbers.ts'

const steps = [
  { from: 1e9, letter: 'GB' },
  { from: 1e6, letter: 'MB' },
  { from: 1e3, letter: 'kB' }
]

/** The size of a file: 41.2 MB. */
export function formatBytes(bytes: number, language: Language): string {
  const step = steps.find(({ from }) => bytes >= from)
  return step === undefined
    ? `${formatNumber(bytes, language, 0)} B`
    : `${formatNumber(bytes / step.from, language, 1)} ${step.letter}`
}
