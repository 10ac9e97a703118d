import { customersEndpoint } from '#lib/server/api/endpoints/customers.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(customersEndpoint)
