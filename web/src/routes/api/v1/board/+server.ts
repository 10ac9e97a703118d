import { boardEndpoint } from '#lib/server/api/endpoints/board.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(boardEndpoint)
