import { customerFlowEndpoint } from '#lib/server/api/endpoints/customer-flow.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(customerFlowEndpoint)
