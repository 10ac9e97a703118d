import { requireAnswers } from '#lib/server/answers.ts'
import { errorResponse } from '#lib/server/api/error-response.ts'
import type { RequestHandler } from './$types'

/** The rejected rows of one file (`source`, `file`) as a file that loads again once they are corrected. */
export const GET: RequestHandler = async ({ locals, url }) => {
  try {
    const { name, text } = await requireAnswers(locals).correctable({
      source: url.searchParams.get('source') ?? '',
      path: url.searchParams.get('file') ?? ''
    })
    return new Response(text, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'cache-control': 'private, no-cache',
        // Its name must stay what it is, in any script: by it the file is found beside its original.
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
      }
    })
  } catch (error) {
    return errorResponse(error, locals.id)
  }
}
