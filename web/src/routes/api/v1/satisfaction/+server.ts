import { satisfactionEndpoint } from '#lib/server/api/endpoints/satisfaction.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(satisfactionEndpoint)
