import { z } from 'zod'
import { badParameter, oneOf, type ApiError } from './api-error.ts'

type JsonProperty = {
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
}

const propertiesOf = new WeakMap<z.ZodObject, Readonly<Record<string, JsonProperty>>>()

/** The parameters of a schema as the OpenAPI document has them, so that they are read as they are described. */
function describe(schema: z.ZodObject): Readonly<Record<string, JsonProperty>> {
  const known = propertiesOf.get(schema)
  if (known !== undefined) return known
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  propertiesOf.set(schema, properties as Record<string, JsonProperty>)
  return properties as Record<string, JsonProperty>
}

/**
 * Reads a query string by a flat schema: lists from repeated parameters, whole numbers from digits, the rest as text.
 * @throws ApiError that names the first parameter which is unknown, repeated or does not fit.
 */
export function readParameters<Parameters extends z.ZodObject>(
  schema: Parameters,
  search: URLSearchParams
): z.output<Parameters> {
  const properties = describe(schema)
  const given = new Map<string, string | number | string[]>()
  for (const [name, value] of search) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (property === undefined) throw badParameter(name, value, unknownParameter(Object.keys(properties)))
    const before = given.get(name)
    if (property.type === 'array') given.set(name, [...(Array.isArray(before) ? before : []), value])
    else if (before !== undefined) throw badParameter(name, value, 'to be given once')
    else given.set(name, property.type === 'integer' && /^\d{1,15}$/.test(value) ? Number(value) : value)
  }
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  throw problemOf(parsed.error.issues[0], properties, search)
}

const unknownParameter = (names: readonly string[]) =>
  names.length === 0 ? 'no parameters here' : `no parameter here; ${oneOf(names)}`

function problemOf(
  issue: z.core.$ZodIssue | undefined,
  properties: Readonly<Record<string, JsonProperty>>,
  search: URLSearchParams
): ApiError {
  const [name, place] = issue?.path ?? []
  const parameter = String(name ?? '')
  const value = search.getAll(parameter)[typeof place === 'number' ? place : 0] ?? null
  const missing = value === null ? 'it is required' : null
  return badParameter(
    parameter,
    value,
    allowedOf(properties[parameter]) ?? missing ?? issue?.message ?? 'does not fit'
  )
}

function allowedOf(property: JsonProperty | undefined): string | null {
  if (property?.enum !== undefined) return oneOf(property.enum)
  if (property?.type === 'integer')
    return `a whole number from ${property.minimum ?? 0} to ${property.maximum ?? Number.MAX_SAFE_INTEGER}`
  return null
}
