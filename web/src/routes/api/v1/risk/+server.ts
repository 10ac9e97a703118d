import { riskEndpoint } from '#lib/server/api/endpoints/risk.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(riskEndpoint)
