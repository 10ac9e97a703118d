import { pivotEndpoint } from '#lib/server/api/endpoints/figures.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(pivotEndpoint)
