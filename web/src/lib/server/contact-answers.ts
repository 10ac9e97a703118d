import type { Asks, Unbound, Viewer } from './answers.ts'
import {
  queryBoardHead,
  queryBoardRows,
  queryContactList,
  queryContacts,
  queryContactsHead,
  type BoardHead,
  type BoardRequest,
  type BoardRow,
  type ContactList,
  type ContactListRequest,
  type ContactsAnswer,
  type ContactsHead,
  type ContactsRequest
} from './queries.ts'

/** What is asked of how customers are looked after. */
export type ContactAnswers = {
  /** What can be said of all contacts at once. */
  contactsHead(request: Unbound<ContactsRequest>): Promise<ContactsHead>
  /** Whether contacts are recorded, next steps done and customers covered. */
  contacts(request: Unbound<ContactsRequest>): Promise<ContactsAnswer>
  /** What is behind these figures: a page of it, for eyes. */
  contactList(request: Unbound<ContactListRequest>): Promise<ContactList>
  /** What is to be done with whom this week or month. */
  boardRows(request: Unbound<BoardRequest>): Promise<readonly BoardRow[]>
  /** How much of it there is. */
  boardHead(request: Unbound<Omit<BoardRequest, 'limit'>>): Promise<BoardHead>
}

export const contactAnswers = ({ named }: Asks, viewer: Viewer): ContactAnswers => ({
  contactsHead: (request) =>
    named('contacts-head', request, (connection) => queryContactsHead(connection, { ...request, ...viewer })),
  contacts: (request) =>
    named('contacts', request, (connection) => queryContacts(connection, { ...request, ...viewer })),
  contactList: (request) =>
    named('contact-list', request, (connection) => queryContactList(connection, { ...request, ...viewer })),
  boardRows: (request) =>
    named('board-rows', request, (connection) => queryBoardRows(connection, { ...request, ...viewer })),
  boardHead: (request) =>
    named('board-head', request, (connection) => queryBoardHead(connection, { ...request, ...viewer }))
})
