import { customerEndpoint } from '#lib/server/api/endpoints/customer.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(customerEndpoint)
