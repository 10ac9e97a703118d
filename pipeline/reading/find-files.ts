import { existsSync, globSync, readdirSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { SourceError } from '../errors.ts'
import { correctedStart, isCorrected } from './corrections.ts'

/** `orders-9` before `orders-10`, on every machine alike. */
const byName = new Intl.Collator('en', { numeric: true })

/**
 * Expands the files and globs of an entry, each in the order of its names, so that a later month comes later.
 * @returns absolute paths, each once
 * @throws SourceError for a pattern that finds nothing.
 */
export function findFiles({
  patterns,
  folder,
  source
}: {
  patterns: readonly string[]
  folder: string
  source: string
}): string[] {
  const found = patterns.flatMap((pattern) => {
    const absolute = isAbsolute(pattern) ? pattern : resolve(folder, pattern)
    if (!/[*?[\]{}]/.test(pattern)) return [absolute]
    const matches = globSync(absolute).sort(byName.compare)
    if (matches.length > 0) return matches
    throw new SourceError(
      `sources.${source}.files: no file fits ${pattern} — in ${folder} — correct the pattern or put the files there`,
      { file: absolute, value: pattern }
    )
  })
  return [...new Set(found.flatMap((path) => [path, ...correctionsOf(path)]))]
}

/** `orders.corrected.csv` beside `orders.csv`: its rejected rows, corrected. They are read with it, whatever it is called. */
function correctionsOf(path: string): string[] {
  const folder = dirname(path)
  const start = correctedStart(path)
  if (isCorrected(path) || !existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .sort(byName.compare)
    .map((name) => join(folder, name))
}
