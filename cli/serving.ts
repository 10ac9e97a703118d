import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { languages } from '../web/src/lib/i18n/language.ts'
import { UsageError, type Io } from './command.ts'
import { keepBook } from './keep-book.ts'
import { oneOf } from './option-values.ts'
import { ensureWebBuild } from './web-build.ts'
import { serveWeb } from './web-server.ts'

export const root = resolve(import.meta.dirname, '..')

export const servingUsage = '[--port 3000] [--host 127.0.0.1] [--out data]'

export interface Serving {
  readonly host: string
  readonly port: number
  readonly out: string
  readonly format: 'text' | 'json'
}

/** @throws UsageError for a port that is none. */
export function readServing(argv: readonly string[], { env }: Pick<Io, 'env'>): Serving {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: env.PORT || '3000' },
      host: { type: 'string', default: env.HOST || '127.0.0.1' },
      out: { type: 'string', default: join(root, 'data') },
      format: { type: 'string', default: 'text' }
    }
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port: ${values.port} — give a number from 0 to 65535, for example --port 3001`)
  }
  const format = oneOf('--format', values.format, ['text', 'json'] as const)
  return { port, host: values.host, out: resolve(values.out), format }
}

/** Serves the live build of the output folder, and those after it, until the process is asked to stop. */
export async function serveUntilStopped({ host, port, out, format }: Serving, io: Io): Promise<void> {
  await ensureWebBuild({ root, log: (line) => io.err(`${line}\n`) })
  process.env.CLIENTELE_DATA = out
  const server = await serveWeb({ root, host, port })
  await openPages(server.url)
  io.out(
    format === 'json'
      ? `${JSON.stringify({ url: server.url, out })}\n`
      : `Clientele is ready: ${server.url}  (Ctrl+C stops it)\n`
  )
  const keeper = keepBook({ out, root, warn: io.err })
  await stopAsked()
  keeper.stop()
  await server.stop()
}

/** In the order in which they are mostly looked at. */
const pages = [
  ...['/', '/composition', '/customers', '/retention', '/value', '/clusters', '/risk', '/customers/list'],
  ...['/satisfaction', '/complaints', '/contacts', '/board', '/assessment', '/campaigns', '/funnel']
]

/** Of a large build not all pages are opened before a start is over: nobody wants to wait longer for it. */
const patienceMs = 2500

/** Those that are left wait until whoever has waited for the start has had what they came for. */
const restAfterMs = 5000

/**
 * The first to ask for a page would wait for code and build to be opened, and for answers to be counted, which hold names
 * in one language: that is done before anybody can.
 */
async function openPages(url: string): Promise<void> {
  const began = performance.now()
  for (const [index, path] of pages.entries()) {
    if (performance.now() - began > patienceMs) {
      setTimeout(() => void openRest(url, pages.slice(index)), restAfterMs).unref()
      return
    }
    await openPage(url, path)
  }
}

/** One after the other, so that whoever asks meanwhile waits for one at most. */
async function openRest(url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await openPage(url, path)
}

async function openPage(url: string, path: string): Promise<void> {
  const open = (language: string) =>
    fetch(url + path, { signal: AbortSignal.timeout(3000), headers: { 'accept-language': language } })
      .then((response) => response.text())
      // What is wrong is said to whoever asks.
      .catch(() => undefined)
  await Promise.all(languages.map(open))
}

const stopAsked = () =>
  new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
