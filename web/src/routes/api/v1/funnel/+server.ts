import { funnelEndpoint } from '#lib/server/api/endpoints/campaigns.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(funnelEndpoint)
