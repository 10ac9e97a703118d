import type { RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import { bodyOf, packedBytes, type AnswerFile } from '../answer-files.ts'
import { requireAnswers, type Answers } from '../answers.ts'
import { compress, isText, takesGzip } from '../compress.ts'
import { matchesTag, strongTag } from '../entity-tag.ts'
import { logError } from '../log.ts'
import { formatDescriptions, type ExportFormat, type Language } from '../queries.ts'
import { answerPolicy } from '../security-headers.ts'
import { notFound, oneOf } from './api-error.ts'
import type { Endpoint, Resource } from './endpoint.ts'
import { errorResponse } from './error-response.ts'
import { chooseFormat } from './negotiate.ts'
import { readParameters } from './read-parameters.ts'

const always = {
  'cache-control': 'private, no-cache',
  'content-security-policy': answerPolicy,
  vary: 'accept, accept-encoding, accept-language, cookie'
}

/** Answers requests to an endpoint. What goes wrong is answered, too: nothing is thrown. */
export function serve<Parameters extends z.ZodObject>(
  endpoint: Endpoint<Parameters>
): (event: RequestEvent) => Promise<Response> {
  return async (event) => {
    try {
      return await answer(event, endpoint)
    } catch (error) {
      return errorResponse(error, event.locals.id)
    }
  }
}

async function answer<Parameters extends z.ZodObject>(
  { locals, request, url, params }: RequestEvent,
  endpoint: Endpoint<Parameters>
): Promise<Response> {
  const given = readParameters(endpoint.parameters, url.searchParams)
  const { format: named, language = locals.language } = given as Preferences
  const format = chooseFormat(request.headers.get('accept'), named, endpoint.formats)
  const answers = requireAnswers(locals)
  const resource = await resourceOf(endpoint.resource, params, answers)

  const { mediaType } = formatDescriptions[format]
  const isPacked = isText(mediaType) && takesGzip(request)
  const key = [endpoint.id, url.pathname, url.search, format, language]
  const headers = {
    ...always,
    etag: strongTag([...answers.dependsOn, ...key, isPacked]),
    'x-build': answers.build
  }
  if (matchesTag(request.headers.get('if-none-match'), headers.etag))
    return new Response(null, { status: 304, headers })

  const question = { resource, given, language, scope: answers.scope }
  const file = await answers.file(key, (lease) => endpoint.open(question, { lease, format }))
  const described = { ...headers, ...file.headers, 'content-type': mediaType }
  if ('bytes' in file) return whole(file, described, isPacked)
  locals.isStreamed = true
  const body = bodyOf(file, (error) => logError(locals.id, error))
  return compress(request, new Response(body, { headers: described }))
}

type Preferences = { format?: ExportFormat; language?: Language }

async function resourceOf(
  resource: Resource | null,
  params: Partial<Record<string, string>>,
  answers: Answers
): Promise<string> {
  if (resource === null) return ''
  const value = params[resource.name] ?? ''
  if (resource.values === 'any') return value
  const values = resource.values ?? (await answers.dimensions()).map(({ name }) => name)
  if (values.includes(value)) return value
  throw notFound(resource.name, value, oneOf(values))
}

/** Below this, packing saves no packet. */
const worthPacking = 1400

async function whole(
  file: AnswerFile,
  headers: Record<string, string>,
  isPacked: boolean
): Promise<Response> {
  const packs = isPacked && file.bytes.byteLength > worthPacking
  const bytes = packs ? await packedBytes(file) : file.bytes
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      ...(packs && { 'content-encoding': 'gzip' }),
      'content-length': String(bytes.byteLength)
    }
  })
}
