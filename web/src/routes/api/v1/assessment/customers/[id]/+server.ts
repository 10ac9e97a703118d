import { assessmentFormEndpoint } from '#lib/server/api/endpoints/assessment.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(assessmentFormEndpoint)
