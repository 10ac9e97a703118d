import { randomUUID } from 'node:crypto'
import type { RequestEvent } from '@sveltejs/kit'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { version } from '$app/env'
import { CLIENTELE_DATA } from '$app/env/private'
import { createAnswerCache } from '#lib/server/answer-cache.ts'
import { createAnswers } from '#lib/server/answers.ts'
import { badParameter, methodNotAllowed, notFound, oneOf } from '#lib/server/api/api-error.ts'
import { addresses } from '#lib/server/api/endpoints.ts'
import { errorResponse } from '#lib/server/api/error-response.ts'
import { compress, packByParts } from '#lib/server/compress.ts'
import { entityTag, matchesTag } from '#lib/server/entity-tag.ts'
import { AddressError, NoBuildError } from '#lib/server/errors.ts'
import { logError, writeLog } from '#lib/server/log.ts'
import { readPreferences } from '#lib/server/preferences.ts'
import { QueryError } from '#lib/server/queries.ts'
import { createRecentQuestions } from '#lib/server/recent-questions.ts'
import { requestIdOf } from '#lib/server/request-id.ts'
import { setSecurityHeaders } from '#lib/server/security-headers.ts'
import { openWarehouse, type Lease } from '#lib/server/warehouse.ts'
import { watchBody, type Sent } from '#lib/server/watch-body.ts'

const cache = createAnswerCache({ bytes: 64_000_000, largest: 1_200_000 })
const recent = createRecentQuestions({ questions: 1000, withinMs: 300_000, replayMs: 30_000 })

const warehouse = openWarehouse({
  folder: CLIENTELE_DATA,
  prepare: async (lease) => {
    const began = performance.now()
    const answered = await recent.replay(lease)
    writeLog('build_prepared', { build: lease.build, answered, ms: Math.round(performance.now() - began) })
  },
  onUnreadable: (build, cause) => writeLog('build_unreadable', { build, cause: String(cause) })
})

/** Answers of another version may differ; the queries have none of their own, so no process trusts another's. */
const appVersion = `${version} ${randomUUID()}`

// Every viewer sees everything until there are users.
const scope = {}

// What fails with nobody waiting for it is in the log, and no reason to stop serving everybody else.
process.on('unhandledRejection', (error) => logError('unhandled', error))
process.once('sveltekit:shutdown', () => warehouse.close())

type Resolve = Parameters<Handle>[0]['resolve']

export const handle: Handle = async ({ event, resolve }) => {
  const started = performance.now()
  const leased = await leaseBuild()
  const lease = leased instanceof NoBuildError ? null : leased
  prepareLocals(event, leased)
  const done = (status: number, sent: Sent) => {
    lease?.release()
    logRequest(event, { status, ms: performance.now() - started, build: lease?.build ?? null, ...sent })
  }
  try {
    const response = await respond(event, lease?.build ?? null, resolve)
    return finish(event, response, done)
  } catch (error) {
    done(500, { bytes: 0, left: false })
    throw error
  }
}

/** Where no build can be read, the page says why, and how to make one. */
async function leaseBuild(): Promise<Lease | NoBuildError> {
  try {
    return await warehouse.lease()
  } catch (error) {
    if (error instanceof NoBuildError) return error
    throw error
  }
}

function prepareLocals(event: RequestEvent, lease: Lease | NoBuildError): void {
  const { language, theme } = readPreferences(event.cookies, event.request)
  event.locals.id = requestIdOf(event.request)
  event.locals.language = language
  event.locals.theme = theme
  event.locals.noBuild = lease instanceof NoBuildError ? lease : null
  event.locals.answers =
    lease instanceof NoBuildError
      ? null
      : createAnswers({ lease, cache, recent, appVersion, scope, language })
}

function respond(event: RequestEvent, build: string | null, resolve: Resolve): Promise<Response> {
  const { pathname } = event.url
  return pathname === '/api' || pathname.startsWith('/api/')
    ? respondAsApi(event, resolve)
    : respondAsPage(event, build, resolve)
}

/** Answers of the API describe themselves; what is left of the framework's own are words for people. */
async function respondAsApi(event: RequestEvent, resolve: Resolve): Promise<Response> {
  const { request, locals } = event
  if (!['GET', 'HEAD'].includes(request.method))
    return errorResponse(methodNotAllowed(request.method), locals.id)
  const response = await resolve(event)
  const isOurs = response.status < 400 || response.headers.get('content-type') === 'application/json'
  if (isOurs) return response
  const path = event.url.pathname
  if (response.status === 404) return errorResponse(notFound('path', path, oneOf(addresses)), locals.id)
  return errorResponse(badParameter('path', path, 'an address that can be read'), locals.id)
}

/** Tags of pages of which a part failed after the rest was sent: who has one may ask again. */
const failed = new Set<string>()

const endpoints: ReadonlySet<string> = new Set(['/healthz', '/preferences'])

/** A page depends on the build, the address and the viewer alone, so an unchanged one is not rendered again. */
async function respondAsPage(event: RequestEvent, build: string | null, resolve: Resolve): Promise<Response> {
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
    isPage && build !== null
      ? entityTag([appVersion, build, event.request.url, language, theme, scope])
      : null
  const caching = { 'cache-control': 'private, no-cache', vary: 'cookie, accept-language' }
  if (tag !== null && !failed.has(tag) && matchesTag(event.request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers: { ...caching, etag: tag } })

  event.locals.tag = tag
  // Of a page that is not whole yet the rest follows, from the same build.
  event.locals.isStreamed = true
  const response = compress(event.request, await resolve(event, rendering), packByParts)
  const headers = new Headers(response.headers)
  headers.delete('etag')
  if (tag !== null && response.status === 200) headers.set('etag', tag)
  if (!headers.has('cache-control')) headers.set('cache-control', caching['cache-control'])
  headers.append('vary', caching.vary)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

/** Sets what every response carries, and sees it off. */
function finish(
  event: RequestEvent,
  response: Response,
  done: (status: number, sent: Sent) => void
): Response {
  const { status, headers } = response
  if (status !== 304) setSecurityHeaders(headers)
  headers.set('x-request-id', event.locals.id)
  if (event.locals.isStreamed && response.body !== null) {
    const isRead = event.request.method === 'GET'
    const body = watchBody(response.body, (sent) => done(status, { ...sent, left: isRead && sent.left }))
    return new Response(body, { status, headers })
  }
  done(status, { bytes: Number(headers.get('content-length') ?? 0), left: false })
  return response
}

function logRequest(
  { locals, request, url }: RequestEvent,
  { ms, bytes, left, ...outcome }: Sent & { status: number; ms: number; build: string | null }
): void {
  writeLog('request', {
    id: locals.id,
    method: request.method,
    path: url.pathname + url.search,
    ...outcome,
    ms: Math.round(ms),
    ...(bytes > 0 && { bytes }),
    ...(left && { left })
  })
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { id } = event.locals
  if (kind === 'framework') return { id, reason: error.status === 404 ? 'not-found' : 'broken' }
  if (kind === 'app') return { ...error, id }
  if (error instanceof NoBuildError) return { id, status: 503, message: error.message, reason: error.reason }
  if (error instanceof QueryError || error instanceof AddressError)
    return { id, status: 400, message: error.message, reason: 'bad-address' }

  logError(id, error)
  if (event.locals.tag != null) failed.add(event.locals.tag)
  return { id, status: 500, message: `Internal error ${id}`, reason: 'broken' }
}
