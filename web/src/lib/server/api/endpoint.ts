import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import type { OpenFile } from '../answer-files.ts'
import { exportOf, type ExportFormat, type Language, type Scope, type Select } from '../queries.ts'
import type { Lease } from '../warehouse.ts'
import { attachment, titleOf, type NamePart } from './attachment.ts'
import { inMemory } from './downloads.ts'
import { jsonParts } from './json-parts.ts'

/** The part of the path that varies, and what may stand there. */
export type Resource = {
  readonly name: string
  readonly description: string
  /** Null: the dimensions of the build; any: the endpoint itself finds out */
  readonly values: readonly string[] | 'any' | null
}

/** What one viewer asks of one build, read from the request. */
export type Question<Given> = {
  /** Of the path; '' where the path has none */
  readonly resource: string
  readonly given: Given
  readonly language: Language
  readonly scope: Scope
}

export type OpenOptions = { lease: Lease; format: ExportFormat }

/** An address of the API: what it takes, what it answers, and how. The OpenAPI document is made of these. */
export type Endpoint<Parameters extends z.ZodObject = z.ZodObject> = {
  /** Names the operation, and its answer's schema */
  readonly id: string
  /** As in OpenAPI: `/api/v1/kpis/{kpi}` */
  readonly path: string
  readonly summary: string
  readonly resource: Resource | null
  readonly parameters: Parameters
  /** Of the answer as JSON */
  readonly answer: z.ZodType
  readonly formats: readonly ExportFormat[]
  /** Further headers of an answer, with what they say */
  readonly headers: Readonly<Record<string, string>>
  readonly open: (question: Question<z.output<Parameters>>, options: OpenOptions) => Promise<OpenFile>
}

/** An answer's rows, for the formats that hold nothing else. */
export type Table = {
  readonly select: Select
  /** Of the file */
  readonly name: readonly NamePart[]
}

export type AnswerEndpoint<Parameters extends z.ZodObject, Answer> = Pick<
  Endpoint<Parameters>,
  'id' | 'path' | 'summary' | 'resource' | 'parameters' | 'answer' | 'formats'
> & {
  /** Called before `ask` when a table is wanted. @throws ApiError when there is none. */
  readonly checkTable?: (given: z.output<Parameters>) => void
  readonly ask: (connection: DuckDBConnection, question: Question<z.output<Parameters>>) => Promise<Answer>
  readonly table?: (answer: Answer, question: Question<z.output<Parameters>>) => Table
}

/** An endpoint whose answer fits in memory. */
export function defineEndpoint<Parameters extends z.ZodObject, Answer extends object>({
  ask,
  checkTable,
  table,
  ...endpoint
}: AnswerEndpoint<Parameters, Answer>): Endpoint<Parameters> {
  return {
    ...endpoint,
    headers: {},
    open: async (question, { lease, format }) => {
      if (format === 'json' || table === undefined)
        return {
          headers: {},
          parts: jsonParts(await lease.use((connection) => ask(connection, question)))
        }
      checkTable?.(question.given)
      return inMemory(lease, async (connection) => {
        const { select, name } = table(await ask(connection, question), question)
        const parts = await exportOf(connection, select, {
          format,
          folder: lease.scratch,
          name: titleOf(name)
        })
        return { headers: attachment(name, format), parts }
      })
    }
  }
}
