/** The response as gzip where the client takes it and its content is text; the adapter does so for files only. */
export function compress(request: Request, response: Response): Response {
  const type = response.headers.get('content-type') ?? ''
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  const isText = /^(text\/(?!event-stream)|application\/json)/.test(type)
  if (response.body === null || !takesGzip || !isText || response.headers.has('content-encoding'))
    return response

  const headers = new Headers(response.headers)
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  headers.append('vary', 'accept-encoding')
  const body = response.body.pipeThrough(new CompressionStream('gzip'))
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}
