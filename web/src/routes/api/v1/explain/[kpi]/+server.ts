import { explainEndpoint } from '#lib/server/api/endpoints/explain.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(explainEndpoint)
