import { lifecycleEndpoint } from '#lib/server/api/endpoints/retention.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(lifecycleEndpoint)
