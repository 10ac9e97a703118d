import { customerValuesEndpoint } from '#lib/server/api/endpoints/models.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(customerValuesEndpoint)
