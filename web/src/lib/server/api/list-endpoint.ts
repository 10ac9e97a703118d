import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { begin, ready, type OpenFile } from '../answer-files.ts'
import { exportFormats, exportOf } from '../queries.ts'
import type { Lease } from '../warehouse.ts'
import { attachment, titleOf } from './attachment.ts'
import { download, inMemory } from './downloads.ts'
import type { Endpoint, Question, Table } from './endpoint.ts'

/** A page of a list, not a download. */
const fewRows = 2000

type ListParameters = z.ZodObject & z.ZodType<{ limit: number; offset: number }>

/** A list that is open on a connection, still to be read. */
type OpenTable = Table & {
  /** What the answer says of the list, in this order, as JSON */
  readonly head: { readonly total: number }
}

type ListEndpoint<Parameters extends z.ZodObject> = Pick<
  Endpoint<Parameters>,
  'id' | 'path' | 'summary' | 'parameters' | 'answer'
> & {
  readonly resource?: Endpoint['resource']
  /** What its rows are, as in "how many there are" */
  readonly counted: string
  readonly openList: (
    connection: DuckDBConnection,
    question: Question<z.output<Parameters>>,
    lease: Lease
  ) => Promise<OpenTable>
}

/** An endpoint whose answer is a list: a page of it at once, more of it row by row. */
export function defineListEndpoint<Parameters extends ListParameters>({
  resource = null,
  counted,
  openList,
  ...endpoint
}: ListEndpoint<Parameters>): Endpoint<Parameters> {
  return {
    ...endpoint,
    resource,
    formats: exportFormats,
    headers: { 'X-Total-Count': `How many ${counted} there are, whatever the limit.` },
    open: (question, { lease, format }) => {
      const { limit, offset } = question.given
      const read = limit <= fewRows ? inMemory : download
      return read(lease, async (connection) => {
        const { select, name, head } = await openList(connection, question, lease)
        const parts = await exportOf(connection, select, {
          format,
          folder: lease.scratch,
          name: titleOf(name)
        })
        const headers = { 'x-total-count': String(head.total) }
        if (format !== 'json') return { headers: { ...headers, ...attachment(name, format) }, parts }
        return { headers, parts: await begin(wrapped({ ...head, limit, offset }, parts)) }
      })
    }
  }
}

/** A list as JSON, within the object that says what it is a list of. */
async function* wrapped(head: object, list: OpenFile['parts']): OpenFile['parts'] {
  const encoder = new TextEncoder()
  try {
    yield ready
    yield encoder.encode(`${JSON.stringify(head).slice(0, -1)},"rows":`)
    yield* list
    yield encoder.encode('}\n')
  } finally {
    await list.return()
  }
}
