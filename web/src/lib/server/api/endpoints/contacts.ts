import {
  contactGroupColumns,
  contactGroupRows,
  exportFormats,
  openContactList,
  queryContacts,
  selectOfRows
} from '../../queries.ts'
import { contactListParameters, contactsParameters } from '../contact-parameters.ts'
import { defineEndpoint } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { filtersOf } from '../question.ts'
import { contactListSchema, contactsSchema } from '../schemas/contacts.ts'

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

export const contactListEndpoint = defineListEndpoint({
  id: 'ContactList',
  path: '/api/v1/contacts/list',
  summary: 'The contacts, next steps and customers behind the figures of contacts.',
  parameters: contactListParameters,
  answer: contactListSchema,
  counted: 'rows',
  openList: async (connection, { given, scope, language }) => {
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
    return { select, name: ['contacts', list, about.as_of], head: about }
  }
})
