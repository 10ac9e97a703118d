import { compositionHistoryEndpoint } from '#lib/server/api/endpoints/histories.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(compositionHistoryEndpoint)
