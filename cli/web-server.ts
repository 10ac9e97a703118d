import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pathToFileURL } from 'node:url'
import { UsageError } from './command.ts'
import { webHandler } from './web-build.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

export interface WebServer {
  /** Address to open in a browser. */
  readonly url: string
  /** Finishes the requests under way, at most ten seconds of them, then ends. */
  readonly stop: () => Promise<void>
}

export interface WebServerOptions {
  readonly root: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

const stopWithinMs = 10_000

/** Serves the production build of the web app. Throws a UsageError when the address cannot be had. */
export async function serveWeb({ root, host, port }: WebServerOptions): Promise<WebServer> {
  // Without a word on the protocol SvelteKit takes https, and then refuses forms sent over plain http.
  const protocolHeader = (process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto')
  const { handler } = (await import(pathToFileURL(webHandler(root)).href)) as { handler: Handler }

  const server = createServer((request, response) => {
    request.headers[protocolHeader] ??= 'http'
    handler(request, response, () => {
      response.statusCode = 404
      response.end()
    })
  })
  await listen(server, host, port)
  return { url: addressOf(server, host), stop: () => stop(server) }
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
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })
}
