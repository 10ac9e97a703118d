import {
  contactGroupColumns,
  contactGroupRows,
  exportFormats,
  exportOf,
  openContactList,
  queryContacts,
  selectOfRows
} from '../../queries.ts'
import { attachment, titleOf } from '../attachment.ts'
import { contactListParameters, contactsParameters } from '../contact-parameters.ts'
import { begin } from '../../answer-files.ts'
import { download, inMemory } from '../downloads.ts'
import { defineEndpoint, type Endpoint } from '../endpoint.ts'
import { filtersOf } from '../question.ts'
import { contactListSchema, contactsSchema } from '../schemas/contacts.ts'
import { wrapped } from './rows.ts'

export const contactsEndpoint = defineEndpoint({
  id: 'Contacts',
  path: '/api/v1/contacts',
  summary: 'Whether contacts are recorded, next steps done and customers covered, by rep, tier and team.',
  resource: null,
  parameters: contactsParameters,
  answer: contactsSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryContacts(connection, {
      where: await filtersOf(connection, given.where, { scope, language }),
      ...(given.month !== undefined && { month: given.month }),
      language,
      scope
    }),
  table: (answer) => ({
    select: selectOfRows(contactGroupColumns, contactGroupRows(answer)),
    name: ['contacts', answer.month]
  })
})

/** A page of the list, not a download. */
const fewRows = 2000

export const contactListEndpoint: Endpoint<typeof contactListParameters> = {
  id: 'ContactList',
  path: '/api/v1/contacts/list',
  summary: 'The contacts, next steps and customers behind the figures of contacts.',
  resource: null,
  parameters: contactListParameters,
  answer: contactListSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many rows there are, whatever the limit.' },
  open: ({ given, scope, language }, { lease, format }) => {
    const read = given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
      const { where, month, owner, list, search, sort, limit, offset } = given
      const { select, ...about } = await openContactList(connection, {
        where: await filtersOf(connection, where, { scope, language }),
        ...(month !== undefined && { month }),
        ...(owner !== undefined && { owner }),
        list,
        search,
        sort,
        limit,
        offset,
        language,
        scope
      })
      const name = ['contacts', list, about.as_of]
      const parts = await exportOf(connection, select, {
        format,
        folder: lease.scratch,
        name: titleOf(name)
      })
      const headers = { 'x-total-count': String(about.total) }
      if (format !== 'json') return { headers: { ...headers, ...attachment(name, format) }, parts }
      return { headers, parts: await begin(wrapped({ ...about, limit, offset }, parts)) }
    })
  }
}
