import { z } from 'zod'
import type { ExportFormat } from '../queries.ts'
import { mediaRangeOf } from './negotiate.ts'
import { errorSchema } from './schemas/error.ts'
import { sharedSchemas } from './schemas/shared.ts'
import type { Endpoint } from './endpoint.ts'

type Described = Omit<Endpoint, 'open'>

const schemaAddress = (id: string) => `#/components/schemas/${id}`

/** The OpenAPI 3.1 document of the API, made of the schemas that read its requests and describe its answers. */
export function openApiDocument(endpoints: readonly Described[]) {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Clientele',
      version: '1',
      description:
        'The figures of the live build: KPIs, compositions, what changed, and the rows behind them. Everything is read with GET (or HEAD); every answer carries an ETag, and is private.'
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: operationOf(endpoint) }])),
    components: {
      schemas: sharedJsonSchemas(),
      headers: commonHeaders,
      responses: Object.fromEntries(problems.map(({ name, description }) => [name, problemOf(description)]))
    }
  }
}

/** An answer's schema stands in the document once, under a name of its own. */
function addressOf(schema: z.ZodType): string {
  const id = sharedSchemas.get(schema)?.id
  if (id === undefined) throw new Error('openapi: an answer has no name — register its schema')
  return schemaAddress(id)
}

function sharedJsonSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(sharedSchemas, { uri: schemaAddress })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _dialect, ...schema }]) => [name, schema])
  )
}

function operationOf(endpoint: Described) {
  const { id, summary, resource, formats, answer } = endpoint
  const problem = (name: string) => ({ $ref: `#/components/responses/${name}` })
  return {
    operationId: `get${id}`,
    summary,
    parameters: [
      ...(resource === null ? [] : [pathParameter(resource)]),
      ...queryParameters(endpoint.parameters)
    ],
    responses: {
      200: {
        description: 'The answer.',
        headers: { ...references(Object.keys(commonHeaders)), ...ownHeaders(endpoint.headers) },
        content: contentOf(formats, answer)
      },
      304: { description: 'What the ETag of If-None-Match names is still the answer.' },
      ...Object.fromEntries(
        problems
          .filter(({ name }) => name !== 'NotFound' || resource !== null)
          .map(({ status, name }) => [status, problem(name)])
      )
    }
  }
}

function pathParameter({ name, description, values }: NonNullable<Described['resource']>) {
  const schema = values === null || values === 'any' ? { type: 'string' } : { type: 'string', enum: values }
  return { name, in: 'path', required: true, description, schema }
}

function queryParameters(parameters: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(parameters, { io: 'input' })
  return Object.entries(properties).map(([name, property]) => {
    if (typeof property === 'boolean') throw new Error(`openapi: ${name} — its schema says nothing`)
    const { description, ...schema } = property
    const repeated = schema.type === 'array' ? { style: 'form', explode: true } : {}
    return { name, in: 'query', required: required.includes(name), description, ...repeated, schema }
  })
}

function contentOf(formats: readonly ExportFormat[], answer: z.ZodType) {
  const schemas: Record<ExportFormat, object> = {
    json: { $ref: addressOf(answer) },
    csv: { type: 'string' },
    xlsx: {},
    arrow: {},
    parquet: {}
  }
  return Object.fromEntries(formats.map((format) => [mediaRangeOf(format), { schema: schemas[format] }]))
}

const textHeader = (description: string) => ({ description, schema: { type: 'string' } })

const commonHeaders = {
  'X-Request-Id': textHeader('Names the request in the log of the server.'),
  ETag: textHeader('The same while the answer is: to be sent back as If-None-Match.'),
  'X-Build': textHeader('The build that answers.')
}

const references = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

const ownHeaders = (headers: Described['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, description]) => [name, textHeader(description)]))

const problems = [
  {
    status: 400,
    name: 'BadRequest',
    description: 'A parameter is unknown, ill-formed, repeated, or does not fit this build.'
  },
  { status: 404, name: 'NotFound', description: 'The path names nothing that there is.' },
  { status: 405, name: 'MethodNotAllowed', description: 'Addresses are only read.' },
  {
    status: 406,
    name: 'NotAcceptable',
    description: 'The answer has no format that the Accept header takes.'
  },
  { status: 500, name: 'Fault', description: 'A fault of the server; its log tells more under the id.' },
  { status: 503, name: 'NoBuild', description: 'No build is published yet.' }
] as const

const problemOf = (description: string) => ({
  description,
  headers: references(['X-Request-Id']),
  content: { 'application/json': { schema: { $ref: addressOf(errorSchema) } } }
})
