import { basename } from 'node:path'
import type { FileLook } from './file-look.ts'

const infix = '.corrected'

/** How the names of files begin that carry the corrected rows of a file: `orders.corrected` for `orders.csv.gz`. */
export function correctedStart(path: string): string {
  const name = basename(path).replace(/\.gz$/, '')
  const dot = name.lastIndexOf('.')
  return (dot > 0 ? name.slice(0, dot) : name) + infix
}

/** Whether a file carries corrected rows, by its name. */
export function isCorrected(path: string): boolean {
  return basename(path).includes(`${infix}`)
}

/**
 * The path of the file, of those beside it, whose rejected rows a file carries; null where it carries none. Such a file
 * is written by `rejects`, corrected, and put beside the original; one that got another name still says it in `_file`.
 */
export function originalOf(look: FileLook, beside: readonly FileLook[]): string | null {
  const others = beside.map(({ path }) => path).filter((path) => path !== look.path && !isCorrected(path))
  const place = look.fields.indexOf('_file')
  const named = new Set(look.samples.map((record) => record[place]?.trim() ?? ''))
  return (
    others.find((path) => basename(look.path).startsWith(correctedStart(path))) ??
    others.find((path) => place >= 0 && named.has(basename(path))) ??
    null
  )
}
