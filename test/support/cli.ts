import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  readonly ms: number
}

export interface Running {
  readonly child: ChildProcess
  readonly finished: Promise<Finished>
  /** Resolves once standard error holds the text. */
  readonly says: (text: string) => Promise<void>
}

/** Starts a command line; `shell` puts limits around it. */
export function startCli(
  args: readonly string[],
  { shell }: { shell?: (command: string) => string } = {}
): Running {
  const entry = join(root, 'cli/clientele.js')
  const began = performance.now()
  const quoted = [process.execPath, entry, ...args].map((part) => `'${part}'`).join(' ')
  const child = shell
    ? spawn('bash', ['-c', shell(`exec ${quoted}`)], { cwd: root })
    : spawn(process.execPath, [entry, ...args], { cwd: root })
  let out = ''
  let err = ''
  const waiting: { text: string; resolve: () => void }[] = []
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
    for (const { text, resolve } of waiting) if (err.includes(text)) resolve()
  })
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, out, err, ms: performance.now() - began }))
  })
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      if (err.includes(text)) resolve()
      waiting.push({ text, resolve })
      void finished.then(() => reject(new Error(`ended without saying "${text}": ${err}`)))
    })
  return { child, finished, says }
}

/** Runs a command line to its end. */
export const runCli = (args: readonly string[], options: { shell?: (command: string) => string } = {}) =>
  startCli(args, options).finished
