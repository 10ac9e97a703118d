import { logError } from '../log.ts'
import { answerPolicy } from '../security-headers.ts'
import { ApiError, asApiError } from './api-error.ts'
import type { ErrorAnswer } from './schemas/error.ts'

/** What went wrong as an answer. A fault of ours is named by its id alone, under which the log tells more. */
export function errorResponse(error: unknown, id: string): Response {
  const problem = asApiError(error) ?? fault(error, id)
  const { status, parameter, value, allowed, message, headers } = problem
  const body: ErrorAnswer = { error: { parameter, value, allowed, message, id } }
  const text = `${JSON.stringify(body)}\n`
  return new Response(text, {
    status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
      'cache-control': 'no-store',
      'content-security-policy': answerPolicy
    }
  })
}

function fault(error: unknown, id: string): ApiError {
  logError(id, error)
  return new ApiError(`internal error ${id}`, { status: 500, parameter: null })
}
