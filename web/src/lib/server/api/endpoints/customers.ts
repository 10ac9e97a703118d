import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { begin } from '../../answer-files.ts'
import { customerOrder } from '../../customer-order.ts'
import {
  exportFormats,
  exportOf,
  listParameters,
  openCustomers,
  type CustomersRequest,
  type ListChoice
} from '../../queries.ts'
import { attachment, titleOf } from '../attachment.ts'
import { download, inMemory } from '../downloads.ts'
import type { Endpoint, Question } from '../endpoint.ts'
import { customersParameters } from '../parameters.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { customersAnswerSchema } from '../schemas/customers.ts'
import { wrapped } from './rows.ts'

/** A page of the list, not a download. */
const fewRows = 2000

export const customersEndpoint: Endpoint<typeof customersParameters> = {
  id: 'Customers',
  path: '/api/v1/customers',
  summary:
    'The customers as of the end of a month: their classes, and their orders and net sales of the twelve months up to then.',
  resource: null,
  parameters: customersParameters,
  answer: customersAnswerSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many customers there are, whatever the limit.' },
  open: (question, { lease, format }) => {
    const read = question.given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
      const request = await requestOf(question, connection)
      const { limit, offset, month } = request
      const order = await customerOrder(lease, connection, request)
      const { build, window, total, select } = await openCustomers(connection, request, order)
      const name = ['customers', month]
      const parts = await exportOf(connection, select, {
        format,
        folder: lease.scratch,
        name: titleOf(name)
      })
      const headers = { 'x-total-count': String(total) }
      if (format !== 'json') return { headers: { ...headers, ...attachment(name, format) }, parts }
      const head = { build, month, window, total, limit, offset }
      return { headers, parts: await begin(wrapped(head, parts)) }
    })
  }
}

async function requestOf(
  { given, scope, language }: Question<z.output<typeof customersParameters>>,
  connection: DuckDBConnection
) {
  const { search, sort, limit, offset } = given
  const only: ListChoice = Object.fromEntries(
    listParameters.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))
  )
  const month = given.month ?? (await lastMonthOf(connection))
  const where = await filtersOf(connection, given.where, { scope, language })
  return { month, where, only, search, sort, limit, offset, language, scope } satisfies CustomersRequest
}
