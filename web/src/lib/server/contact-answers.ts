import type { Asks, Unbound, Viewer } from './answers.ts'
import {
  joinContacts,
  queryBoard,
  queryContactFacts,
  queryContactList,
  queryContactStates,
  type Board,
  type BoardRequest,
  type ContactList,
  type ContactListRequest,
  type ContactsAnswer,
  type ContactsRequest
} from './queries.ts'

/** What is asked of how customers are looked after. */
export type ContactAnswers = {
  /** Whether contacts are recorded, next steps done and customers covered. */
  contacts(request: Unbound<ContactsRequest>): Promise<ContactsAnswer>
  /** What is behind these figures: a page of it, for eyes. */
  contactList(request: Unbound<ContactListRequest>): Promise<ContactList>
  /** What is to be done with whom this week or month. */
  board(request: Unbound<BoardRequest>): Promise<Board>
}

export const contactAnswers = ({ named }: Asks, viewer: Viewer): ContactAnswers => ({
  contacts: async ({ month, ...today }) => {
    const request = { ...today, ...(month !== undefined && { month }) }
    const [facts, states] = await Promise.all([
      named('contact-facts', request, (connection) =>
        queryContactFacts(connection, { ...request, ...viewer })
      ),
      // Kept from month to month.
      named('contact-states', today, (connection) => queryContactStates(connection, { ...today, ...viewer }))
    ])
    return joinContacts(facts, states)
  },
  contactList: (request) =>
    named('contact-list', request, (connection) => queryContactList(connection, { ...request, ...viewer })),
  board: (request) =>
    named('board', request, (connection) => queryBoard(connection, { ...request, ...viewer }))
})
