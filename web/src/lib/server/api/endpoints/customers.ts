import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { customerOrder } from '../../customer-order.ts'
import { listParameters, openCustomers, type CustomersRequest, type ListChoice } from '../../queries.ts'
import type { Question } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { customersParameters } from '../parameters.ts'
import { filtersOf, lastMonthOf } from '../question.ts'
import { customersAnswerSchema } from '../schemas/customers.ts'

export const customersEndpoint = defineListEndpoint({
  id: 'Customers',
  path: '/api/v1/customers',
  summary:
    'The customers as of the end of a month: their classes, and their orders and net sales of the twelve months up to then.',
  parameters: customersParameters,
  answer: customersAnswerSchema,
  counted: 'customers',
  openList: async (connection, question, lease) => {
    const request = await requestOf(question, connection)
    const { month } = request
    const order = await customerOrder(lease, connection, request)
    const { build, window, total, select } = await openCustomers(connection, request, order)
    return { select, name: ['customers', month], head: { build, month, window, total } }
  }
})

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
