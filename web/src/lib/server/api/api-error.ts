import { NoBuildError } from '../errors.ts'
import { QueryError } from '../queries.ts'

export type ApiErrorOptions = {
  status: number
  /** The parameter, header or part of the path at fault; null when it is none. */
  parameter: string | null
  value?: string | null
  /** What may stand there instead */
  allowed?: string | null
  headers?: Readonly<Record<string, string>>
}

/** A request that cannot be answered, in the terms of HTTP. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly parameter: string | null
  readonly value: string | null
  readonly allowed: string | null
  readonly headers: Readonly<Record<string, string>>

  constructor(message: string, { status, parameter, value, allowed, headers }: ApiErrorOptions) {
    super(message)
    this.status = status
    this.parameter = parameter
    this.value = value == null ? null : shorten(value)
    this.allowed = allowed ?? null
    this.headers = headers ?? {}
  }
}

const longestValue = 200

/** Whole characters, none of them half a pair. */
function shorten(value: string): string {
  if (value.length <= longestValue) return value.toWellFormed()
  return `${value.slice(0, longestValue).toWellFormed()}…`
}

/** Text as it may stand in a message of one line. */
const inline = (value: string) => shorten(value).replaceAll(/\p{C}+/gu, ' ')

/** A parameter that is not ours, or not so. */
export function badParameter(parameter: string, value: string | null, allowed: string): ApiError {
  const shown = value === null ? 'not given' : value === '' ? '(empty)' : inline(value)
  const message = `${inline(parameter)}: ${shown} — ${allowed}`
  return new ApiError(message, { status: 400, parameter: shorten(parameter), value, allowed })
}

/** A part of the path that names nothing. */
export function notFound(parameter: string, value: string, allowed: string): ApiError {
  const message = `${parameter}: ${inline(value)} — there is no such thing; ${allowed}`
  return new ApiError(message, { status: 404, parameter, value, allowed })
}

export function methodNotAllowed(method: string): ApiError {
  const allowed = 'GET, HEAD'
  const message = `method: ${inline(method)} — this address is only read; ${allowed}`
  return new ApiError(message, {
    status: 405,
    parameter: 'method',
    value: method,
    allowed,
    headers: { allow: allowed }
  })
}

export function notAcceptable(accept: string, mediaTypes: readonly string[]): ApiError {
  const allowed = `one of ${mediaTypes.join(', ')}`
  const message = `Accept: ${inline(accept)} — ${allowed}`
  return new ApiError(message, { status: 406, parameter: 'Accept', value: accept, allowed })
}

/** What went wrong in the terms of HTTP; null when it is a fault of ours. */
export function asApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error
  if (error instanceof QueryError) {
    const { message, parameter, value, allowed } = error
    return new ApiError(message, { status: 400, parameter, value, allowed })
  }
  if (error instanceof NoBuildError)
    return new ApiError(error.message, { status: 503, parameter: null, headers: { 'retry-after': '60' } })
  return null
}

/** As one sentence: "one of a, b, c". */
export const oneOf = (names: readonly string[]) => `one of ${names.join(', ')}`
