import { serveDocument } from '#lib/server/api/serve-document.ts'

export const GET = serveDocument
