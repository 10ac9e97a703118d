import { Agent, get } from 'node:http'
import { gunzipSync } from 'node:zlib'

export interface Reply {
  readonly status: number
  readonly tag: string
  readonly text: () => string
  readonly ms: number
}

export interface Client {
  /** Asks with GET and reads the answer to its end. */
  readonly ask: (path: string) => Promise<Reply>
  readonly close: () => void
}

/** What a browser has: some connections that are kept open. */
export function createClient(url: string, { connections }: { connections: number }): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = { 'accept-encoding': 'gzip', 'accept-language': 'en' }
  const ask = (path: string) =>
    new Promise<Reply>((resolve, reject) => {
      const began = performance.now()
      get(url + path, { agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            tag: response.headers.etag ?? '',
            text: () => textOf(Buffer.concat(parts), response.headers['content-encoding']),
            ms: performance.now() - began
          })
        )
      }).on('error', reject)
    })
  return { ask, close: () => agent.destroy() }
}

const textOf = (bytes: Buffer, encoding: string | undefined) =>
  (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')

/** The value below which a part (0 to 1) of the values lie. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
  if (value === undefined) throw new Error('percentile: of no values')
  return value
}
