import { Duplex } from 'node:stream'
import { constants, createGzip } from 'node:zlib'

const refusal = /\bgzip\s*;\s*q\s*=\s*0(\.0*)?\s*(,|$)/i

type BytesThrough = ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>

/** Whether the client unpacks gzip. */
export function takesGzip(request: Request): boolean {
  const accepted = request.headers.get('accept-encoding') ?? ''
  return /\bgzip\b/i.test(accepted) && !refusal.test(accepted)
}

/** What gets much smaller; columnar formats are packed already. */
export const isText = (mediaType: string) => /^(text\/(?!event-stream)|application\/json)/.test(mediaType)

/** The response as gzip where the client takes it and its content is text; the adapter does so for files only. */
export function compress(request: Request, response: Response, pack = packWhole): Response {
  const type = response.headers.get('content-type') ?? ''
  if (response.body === null || !isText(type) || response.headers.has('content-encoding')) return response
  if (!takesGzip(request)) return response

  const headers = new Headers(response.headers)
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  headers.append('vary', 'accept-encoding')
  const body = response.body.pipeThrough(pack())
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}

/** Packs tightest: nothing is sent before there is enough of it. */
const packWhole = (): BytesThrough => new CompressionStream('gzip')

/** Packs each part as it comes, so that what is there already is not held back by what is not. */
export const packByParts = (): BytesThrough =>
  Duplex.toWeb(createGzip({ flush: constants.Z_SYNC_FLUSH })) as BytesThrough
