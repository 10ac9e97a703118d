import { randomUUID } from 'node:crypto'

export const requestIdHeader = 'x-request-id'

/** Short enough to be read out on the phone: `3F2A-90BC`. */
export function newRequestId(): string {
  const id = randomUUID()
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase()
}

/** The id that the server gave the request; one of its own where none stands before the app, as in development. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get(requestIdHeader) ?? ''
  return /^[\dA-F]{4}-[\dA-F]{4}$/.test(given) ? given : newRequestId()
}
