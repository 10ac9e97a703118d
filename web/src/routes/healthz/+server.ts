import type { RequestHandler } from './$types'

/** For a supervisor: 200 with the build that answers, 503 while there is none. */
export const GET: RequestHandler = ({ locals }) => {
  const build = locals.answers?.build ?? null
  const status = build === null ? 503 : 200
  return Response.json(
    { status: build === null ? 'no build' : 'ok', build },
    { status, headers: { 'cache-control': 'no-store' } }
  )
}
