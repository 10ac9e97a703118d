import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const room = fileURLToPath(new URL('..', import.meta.url))

let known: string | undefined

/**
 * Tells one version of the queries from another: by all of their code and SQL. A book that another version has filled
 * may hold what this one would count otherwise.
 */
export function queriesFingerprint(): string {
  known ??= hashOf(
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|sql)$/.test(path) && !path.startsWith('node_modules'))
      .map((path) => ({ path: path.replaceAll(sep, '/'), text: readFileSync(join(room, path), 'utf8') }))
  )
  return known
}

function hashOf(files: readonly { path: string; text: string }[]): string {
  const hash = createHash('sha256')
  for (const { path, text } of files.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    hash.update(`${path}\n${text.length}\n${text}`)
  }
  return hash.digest('hex')
}
