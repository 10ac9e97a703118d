import type { RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { compress } from '../compress.ts'
import { matchesTag, strongTag } from '../entity-tag.ts'
import { answerPolicy } from '../security-headers.ts'
import { endpoints } from './endpoints.ts'
import { errorResponse } from './error-response.ts'
import { chooseFormat } from './negotiate.ts'
import { openApiDocument } from './openapi.ts'
import { readParameters } from './read-parameters.ts'

const noParameters = z.strictObject({})

let made: { text: string; tag: string } | undefined

/** Made when it is first asked for; it changes with the app alone, and needs no build. */
function document(): { text: string; tag: string } {
  const text = made?.text ?? `${JSON.stringify(openApiDocument(endpoints), null, 2)}\n`
  made ??= { text, tag: strongTag([text]) }
  return made
}

/** Answers with the OpenAPI document. */
export function serveDocument({ request, url, locals }: RequestEvent): Response {
  try {
    readParameters(noParameters, url.searchParams)
    chooseFormat(request.headers.get('accept'), undefined, ['json'])
    const { text, tag } = document()
    const headers = {
      'cache-control': 'private, no-cache',
      'content-security-policy': answerPolicy,
      vary: 'accept',
      // Packed or not, it is the same document, but not the same bytes.
      etag: `W/${tag}`
    }
    if (matchesTag(request.headers.get('if-none-match'), tag))
      return new Response(null, { status: 304, headers })
    return compress(
      request,
      new Response(text, { headers: { ...headers, 'content-type': 'application/json' } })
    )
  } catch (error) {
    return errorResponse(error, locals.id)
  }
}
