import { exportFormats, findRejects, rejectReasonIn, selectOfRows } from '../../queries.ts'
import { defineEndpoint } from '../endpoint.ts'
import { rejectsParameters } from '../parameters.ts'
import { rejectsSchema } from '../schemas/rejects.ts'

export const rejectsEndpoint = defineEndpoint({
  id: 'Rejects',
  path: '/api/v1/rejects',
  summary: 'The rows that the build refused: file, record, column, value, reason, and what they are worth.',
  resource: null,
  parameters: rejectsParameters,
  answer: rejectsSchema,
  formats: exportFormats,
  ask: async (connection, { given: { source, file, reason, limit, offset }, language }) => {
    const { total, rejects } = await findRejects(connection, { source, path: file, reason, limit, offset })
    return {
      total,
      limit,
      offset,
      rejects: rejects.map((reject) => ({ ...reject, explanation: rejectReasonIn(reject.reason, language) }))
    }
  },
  table: ({ rejects }, { given: { source } }) => ({
    select: selectOfRows(
      [
        { name: 'source', type: 'VARCHAR' },
        { name: 'path', type: 'VARCHAR' },
        { name: 'record', type: 'BIGINT' },
        { name: 'column_name', type: 'VARCHAR' },
        { name: 'value', type: 'VARCHAR' },
        { name: 'reason', type: 'VARCHAR' },
        { name: 'explanation', type: 'VARCHAR' },
        { name: 'amount', type: 'DOUBLE' },
        { name: 'raw_row', type: 'VARCHAR' }
      ],
      rejects
    ),
    name: ['rejects', source]
  })
})
