import { languages, type Language } from '../queries/index.ts'
import { UsageError, type Io } from './command.ts'

/** @throws UsageError when the value is none of the allowed. */
export function oneOf<Name extends string>(parameter: string, value: string, allowed: readonly Name[]): Name {
  const found = allowed.find((name) => name === value)
  if (found === undefined) throw new UsageError(`${parameter}: ${value} — one of ${allowed.join(', ')}`)
  return found
}

/** A whole number from `least` on; undefined where none is given. @throws UsageError for anything else. */
export function wholeNumber(
  parameter: string,
  value: string | undefined,
  { least, most }: { least: number; most: number }
): number | undefined {
  if (value === undefined) return undefined
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UsageError(`${parameter}: ${value} — must be a whole number from ${least} to ${most}`)
}

const furthest = 1_000_000_000

/** How many rows to leave out first. @throws UsageError for anything but a whole number. */
export const offsetOf = (offset: string | undefined): number =>
  wholeNumber('--offset', offset, { least: 0, most: furthest }) ?? 0

/** The language asked for, else that of the terminal: English unless it speaks Chinese. */
export function languageOf(lang: string | undefined, env: Io['env']): Language {
  if (lang !== undefined) return oneOf('--lang', lang, languages)
  return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh-CN' : 'en'
}
