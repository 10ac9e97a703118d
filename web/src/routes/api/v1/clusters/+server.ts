import { clustersEndpoint } from '#lib/server/api/endpoints/clusters.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(clustersEndpoint)
