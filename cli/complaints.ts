import { parseArgs } from 'node:util'
import {
  complaintClocks,
  complaintColumns,
  complaintLines,
  complaintSteps,
  openPendingList,
  pendingStates,
  queryComplaints,
  queryPendingList,
  queryPendingSummary,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, askedUsage, mostRows, periodUsage } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { complaintNotes, complaintsTable, pendingTable } from './tables/complaints-table.ts'
import { tellNotes } from './tables/notes.ts'

const options = {
  ...askedOptions,
  compare: { type: 'string' },
  by: { type: 'string' },
  clock: { type: 'string' },
  pending: { type: 'boolean', default: false },
  step: { type: 'string' },
  state: { type: 'string' },
  search: { type: 'string' },
  sort: { type: 'string' }
} as const

const rowsOfTable = 20

export const command: Command = {
  name: 'complaints',
  summary:
    'Complaints: how many, how soon they were handled, what stands out; --pending: which limit passes next.',
  usage: `complaints [--by DIM] [--compare ${periodUsage}] [--clock calendar|working] [--pending [--step response|solution|follow_up] [--state ahead|late] [--search TEXT] [--sort=[-]COLUMN]] ${askedUsage} [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    if (values.definition !== undefined)
      throw new UsageError(`--definition: ${values.definition} — give --clock calendar or --clock working`)
    const given = { step: values.step, state: values.state, search: values.search, sort: values.sort }
    const [listOnly] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
    if (!values.pending && listOnly !== undefined)
      throw new UsageError(`--${listOnly}: is of the list of what is to be done — add --pending`)
    await askBuild(values, io, async ({ connection, question, reader }) => {
      const { period, where, scope, language, limit } = question
      const clock =
        values.clock === undefined ? {} : { clock: oneOf('--clock', values.clock, complaintClocks) }
      if (!values.pending) {
        const answer = await queryComplaints(connection, {
          ...{ period, where, scope, language },
          ...clock,
          ...(values.by !== undefined && { by: values.by }),
          ...(values.compare !== undefined && { compare: values.compare }),
          ...(limit !== undefined && { limit })
        })
        if (file.format === 'table') return file.text(complaintsTable(answer, reader))
        if (file.format === 'json') return file.text(`${JSON.stringify(answer, null, 2)}\n`)
        await file.rows(connection, selectOfRows(complaintColumns, complaintLines(answer)), 'complaints')
        return tellNotes(io, complaintNotes(answer, reader))
      }
      const request = {
        ...{ where, scope, language },
        ...clock,
        ...(values.step !== undefined && { step: oneOf('--step', values.step, complaintSteps) }),
        ...(values.state !== undefined && { state: oneOf('--state', values.state, pendingStates) }),
        ...(values.search !== undefined && { search: values.search }),
        ...(values.sort !== undefined && { sort: values.sort }),
        limit: limit ?? (file.format === 'table' ? rowsOfTable : mostRows)
      }
      if (file.format === 'table' || file.format === 'json') {
        const list = await queryPendingList(connection, request)
        const summary = await queryPendingSummary(connection, { where, scope, language, ...clock })
        if (file.format === 'table') return file.text(pendingTable(list, summary, reader))
        return file.text(`${JSON.stringify({ ...summary, total: list.total, rows: list.rows }, null, 2)}\n`)
      }
      const { select } = await openPendingList(connection, request)
      return file.rows(connection, select, 'complaints-pending')
    })
    return exitCodes.done
  }
}
