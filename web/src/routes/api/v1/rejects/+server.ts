import { rejectsEndpoint } from '#lib/server/api/endpoints/rejects.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(rejectsEndpoint)
