import { contactsEndpoint } from '#lib/server/api/endpoints/contacts.ts'
import { serve } from '#lib/server/api/serve.ts'

export const GET = serve(contactsEndpoint)
