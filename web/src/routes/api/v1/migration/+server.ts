import { migrationEndpoint } from '#lib/server/api/endpoints/segments.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(migrationEndpoint)
