import { rowsEndpoint } from '#lib/server/api/endpoints/rows.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(rowsEndpoint)
