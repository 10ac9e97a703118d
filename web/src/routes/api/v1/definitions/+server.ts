import { definitionsEndpoint } from '#lib/server/api/endpoints/catalogue.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(definitionsEndpoint)
