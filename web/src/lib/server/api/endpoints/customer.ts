import { exportFormats, queryCustomer, selectOfRows } from '../../queries.ts'
import { notFound } from '../api-error.ts'
import { defineEndpoint } from '../endpoint.ts'
import { customerParameters } from '../parameters.ts'
import { lastMonthOf } from '../question.ts'
import { customerCardSchema } from '../schemas/customer.ts'

export const customerEndpoint = defineEndpoint({
  id: 'Customer',
  path: '/api/v1/customers/{id}',
  summary:
    'One customer as of the end of a month: who they are, their classes, what they bought and what the models foresee.',
  resource: { name: 'id', description: 'The id of the customer, or an alias of it.', values: 'any' },
  parameters: customerParameters,
  answer: customerCardSchema,
  formats: exportFormats,
  ask: async (connection, { resource, given, scope, language }) => {
    const month = given.month ?? (await lastMonthOf(connection))
    const card = await queryCustomer(connection, {
      id: resource,
      month,
      months: given.months,
      scope,
      language
    })
    if (card !== null) return card
    throw notFound('id', resource, 'the id of a customer, see /api/v1/customers')
  },
  // Who wants rows wants those that can be added up.
  table: ({ months, month, customer }) => ({
    select: selectOfRows(monthColumns, months),
    name: ['customer', customer.customer_id, month]
  })
})

const monthColumns = [
  { name: 'month', type: 'VARCHAR' },
  { name: 'orders', type: 'DOUBLE' },
  { name: 'net_amount', type: 'DOUBLE' },
  { name: 'gross_amount', type: 'DOUBLE' },
  { name: 'returned_amount', type: 'DOUBLE' }
] as const
