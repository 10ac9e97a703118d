import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the production build is made from; queries/ is read when the server runs, not when it is built. */
const ingredients = [
  'web/src/**',
  'web/static/**',
  'web/*.{ts,json}',
  'svelte.config.js',
  'package-lock.json'
]

/** The entry of the production build that answers requests. */
export const webHandler = (root: string) => join(root, 'web/build/handler.js')

const fingerprintFile = (root: string) => join(root, 'web/build/fingerprint')

/** A hash over everything that the web build is made from. */
export const webFingerprint = (root: string): string => fingerprintOf(root, ingredients)

/** A hash over the names and contents of the files that fit one of the patterns. */
export function fingerprintOf(root: string, patterns: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of globSync(patterns, { cwd: root }).toSorted()) {
    if (!statSync(join(root, path)).isFile()) continue
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

export function webBuildIsFresh(root: string): boolean {
  if (!existsSync(webHandler(root)) || !existsSync(fingerprintFile(root))) return false
  return readFileSync(fingerprintFile(root), 'utf8') === webFingerprint(root)
}

/**
 * Builds the web app when its sources have changed since the last build. Throws with the builder's own words when it
 * fails.
 */
export async function ensureWebBuild({
  root,
  log
}: {
  root: string
  log: (line: string) => void
}): Promise<void> {
  if (webBuildIsFresh(root)) return
  log('Building the web app (once, and again when it changes) …')
  // Taken before the build: an edit made while it runs must lead to another one.
  const fingerprint = webFingerprint(root)
  await runVite(root)
  writeFileSync(fingerprintFile(root), fingerprint)
}

function runVite(root: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // SvelteKit wants web/ as the working directory.
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`web build: ended with code ${code} — vite build in web/ said:\n${textOf(said)}`))
    })
  })
}

const textOf = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8').trim()
