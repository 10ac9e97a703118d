import type { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pathToFileURL } from 'node:url'
import { newRequestId, requestIdHeader } from '../web/src/lib/server/request-id.ts'
import { securityHeaders } from '../web/src/lib/server/security-headers.ts'
import { UsageError } from './command.ts'
import { webHandler } from './web-build.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

export interface WebServer {
  /** Address to open in a browser. */
  readonly url: string
  /** Finishes the requests under way, downloads too, at most ten seconds of them; then ends and tidies up. */
  readonly stop: () => Promise<void>
}

export interface WebServerOptions {
  readonly root: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

const stopWithinMs = 10_000

/** Longer than clients and proxies usually keep a connection, so that none asks on one that is being closed. */
const idleMs = 75_000

/** A client that takes nothing for so long is let go, and with it what its download holds. */
const stalledAfterMs = 120_000

/** Serves the production build of the web app. Throws a UsageError when the address cannot be had. */
export async function serveWeb({ root, host, port }: WebServerOptions): Promise<WebServer> {
  // Without a word on the protocol SvelteKit takes https, and then refuses forms sent over plain http.
  const protocolHeader = (process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto')
  const { handler } = (await import(pathToFileURL(webHandler(root)).href)) as { handler: Handler }

  const server = createServer((request, response) => {
    prepare(request, response, protocolHeader)
    handler(request, response, () => {
      response.statusCode = 404
      response.end()
    })
  })
  server.timeout = stalledAfterMs
  server.keepAliveTimeout = idleMs
  await listen(server, host, port)
  return { url: addressOf(server, host), stop: () => stop(server) }
}

/** What the app does for its own answers holds for files and for what the framework answers by itself, too. */
function prepare(request: IncomingMessage, response: ServerResponse, protocolHeader: string): void {
  const id = newRequestId()
  request.headers[requestIdHeader] = id
  request.headers[protocolHeader] ??= 'http'
  response.setHeader(requestIdHeader, id)
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  // The framework takes what has no type, or a form's, for a form from elsewhere and refuses it. The API only reads: it
  // has its own answer to other methods.
  const isOnlyRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isOnlyRead && request.url?.startsWith('/api/'))
    request.headers['content-type'] = 'application/octet-stream'
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(addressError(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function addressError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const ask = `start with another one, for example: npm start -- --port ${port + 1}`
  if (error.code === 'EADDRINUSE')
    return new UsageError(`port: ${port} is in use on ${host} — stop what listens there, or ${ask}`)
  if (error.code === 'EACCES')
    return new UsageError(`port: ${port} needs more rights than this user has — ${ask}`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UsageError(
      `host: ${host} is no address of this machine — leave --host out, or give 0.0.0.0 for all`
    )
  return error
}

function addressOf(server: Server, host: string): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`server: ${host} — listens on no port`)
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${address.port}`
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), stopWithinMs)
    // Those that wait for another request of the same client become idle one by one.
    const sweeping = setInterval(() => server.closeIdleConnections(), 100)
    server.close(() => {
      clearTimeout(impatient)
      clearInterval(sweeping)
      // The app's word for it; its adapter says so when it runs the server itself.
      const events: EventEmitter = process
      events.emit('sveltekit:shutdown')
      resolve()
    })
    server.closeIdleConnections()
  })
}
