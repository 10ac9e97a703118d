import { randomBytes } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { version } from '$app/env'
import { CLIENTELE_DATA } from '$app/env/private'
import { createAnswerCache } from '#lib/server/answer-cache.ts'
import { createAnswers } from '#lib/server/answers.ts'
import { compress } from '#lib/server/compress.ts'
import { entityTag, matchesTag } from '#lib/server/entity-tag.ts'
import { AddressError, NoBuildError } from '#lib/server/errors.ts'
import { logError, writeLog } from '#lib/server/log.ts'
import { readPreferences } from '#lib/server/preferences.ts'
import { QueryError } from '#lib/server/queries.ts'
import { setSecurityHeaders } from '#lib/server/security-headers.ts'
import { openWarehouse, type Lease } from '#lib/server/warehouse.ts'

const warehouse = openWarehouse({
  folder: CLIENTELE_DATA,
  onUnreadable: (build, cause) => writeLog('build_unreadable', { build, cause: String(cause) })
})
const cache = createAnswerCache({ entries: 5000 })

// Every viewer sees everything until there are users.
const scope = {}

process.once('sveltekit:shutdown', () => warehouse.close())

export const handle: Handle = async ({ event, resolve }) => {
  const started = performance.now()
  const lease = await leaseBuild()
  prepareLocals(event, lease)
  try {
    const response = await respond(event, lease?.build ?? null, resolve)
    writeLog('request', {
      id: event.locals.id,
      method: event.request.method,
      path: event.url.pathname + event.url.search,
      status: response.status,
      ms: Math.round(performance.now() - started),
      build: lease?.build ?? null
    })
    return response
  } finally {
    lease?.release()
  }
}

/** Null when there is no build: the page says so, and how to make one. */
async function leaseBuild(): Promise<Lease | null> {
  try {
    return await warehouse.lease()
  } catch (error) {
    if (error instanceof NoBuildError) return null
    throw error
  }
}

function prepareLocals(event: RequestEvent, lease: Lease | null): void {
  const { language, theme } = readPreferences(event.cookies, event.request)
  event.locals.id = `${hex(2)}-${hex(2)}`
  event.locals.language = language
  event.locals.theme = theme
  event.locals.answers =
    lease === null ? null : createAnswers({ lease, cache, appVersion: version, scope, language })
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex').toUpperCase()

const endpoints: ReadonlySet<string> = new Set(['/healthz', '/preferences'])

/** A page depends on the build, the address and the viewer alone, so an unchanged one is not rendered again. */
async function respond(
  event: RequestEvent,
  build: string | null,
  resolve: Parameters<Handle>[0]['resolve']
): Promise<Response> {
  const { language, theme } = event.locals
  const rendering = {
    transformPageChunk: ({ html }: { html: string }) =>
      html
        .replace('%language%', language)
        .replace('%theme%', theme)
        .replace('%color-scheme%', theme === 'system' ? 'light dark' : theme)
  }
  const isPage = event.request.method === 'GET' && event.route.id !== null && !endpoints.has(event.route.id)
  const tag =
    isPage && build !== null ? entityTag([version, build, event.request.url, language, theme, scope]) : null
  const caching = { 'cache-control': 'private, no-cache', vary: 'cookie, accept-language' }
  if (tag !== null && matchesTag(event.request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers: { ...caching, etag: tag } })

  const response = compress(event.request, await resolve(event, rendering))
  const headers = new Headers(response.headers)
  headers.delete('etag')
  if (tag !== null && response.status === 200) headers.set('etag', tag)
  if (!headers.has('cache-control')) headers.set('cache-control', caching['cache-control'])
  headers.append('vary', caching.vary)
  setSecurityHeaders(headers)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { id } = event.locals
  if (kind === 'framework') return { id, reason: error.status === 404 ? 'not-found' : 'broken' }
  if (kind === 'app') return { ...error, id }
  if (error instanceof NoBuildError) return { id, status: 503, message: error.message, reason: 'no-build' }
  if (error instanceof QueryError || error instanceof AddressError)
    return { id, status: 400, message: error.message, reason: 'bad-address' }

  logError(id, error)
  return { id, status: 500, message: `Internal error ${id}`, reason: 'broken' }
}
