import { parseArgs } from 'node:util'
import {
  contactGroupColumns,
  contactGroupRows,
  contactLists,
  openContactList,
  queryContactList,
  queryContacts,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, mostRows } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { contactListTable, contactsTable } from './tables/contacts-table.ts'

const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  month,
  where,
  limit,
  format,
  output,
  out,
  lang,
  list: { type: 'string' },
  rep: { type: 'string' },
  search: { type: 'string' },
  sort: { type: 'string' }
} as const

const rowsOfTable = 20

export const command: Command = {
  name: 'contacts',
  summary: 'Whether contacts are recorded, next steps done and customers covered, by rep, tier and team.',
  usage: `contacts [--month YYYY-MM] [--where DIM=VALUE]… [--list ${contactLists.join('|')}] [--rep OWNER] [--search TEXT] [--sort=[-]COLUMN] [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const list = values.list === undefined ? undefined : oneOf('--list', values.list, contactLists)
    const given = { rep: values.rep, search: values.search, sort: values.sort }
    const [listOnly] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
    if (list === undefined && listOnly !== undefined)
      throw new UsageError(`--${listOnly}: is of one of the lists — add --list ${contactLists.join('|')}`)
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined, definition: undefined }
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const { language, scope } = question
      const { rep, search, sort } = values
      const viewed = {
        where: question.where,
        language,
        scope,
        ...(values.month !== undefined && { month: values.month })
      }
      if (list === undefined) {
        const answer = await queryContacts(connection, viewed)
        if (file.format === 'table') return file.text(contactsTable(answer, reader))
        if (file.format === 'json') return file.text(`${JSON.stringify(answer, null, 2)}\n`)
        return file.rows(connection, selectOfRows(contactGroupColumns, contactGroupRows(answer)), 'contacts')
      }
      const request = {
        ...viewed,
        list,
        limit: question.limit ?? (file.format === 'table' ? rowsOfTable : mostRows),
        ...(rep !== undefined && { owner: rep }),
        ...(search !== undefined && { search }),
        ...(sort !== undefined && { sort })
      }
      if (file.format === 'table' || file.format === 'json') {
        const read = await queryContactList(connection, request)
        if (file.format === 'table') return file.text(contactListTable(read, reader))
        return file.text(`${JSON.stringify(read, null, 2)}\n`)
      }
      const { select } = await openContactList(connection, request)
      return file.rows(connection, select, `contacts-${list}`)
    })
    return exitCodes.done
  }
}
