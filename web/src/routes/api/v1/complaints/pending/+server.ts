import { pendingEndpoint } from '#lib/server/api/endpoints/complaints.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(pendingEndpoint)
