import { addresses } from '#lib/server/api/endpoints.ts'
import { notFound, oneOf } from '#lib/server/api/api-error.ts'
import { errorResponse } from '#lib/server/api/error-response.ts'
import type { RequestHandler } from './$types'

/** Whatever is no address of the API. */
export const GET: RequestHandler = ({ url, locals }) =>
  errorResponse(notFound('path', url.pathname, oneOf(addresses)), locals.id)
