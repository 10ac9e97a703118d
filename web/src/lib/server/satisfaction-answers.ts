import type { Asks, Unbound, Viewer } from './answers.ts'
import {
  queryComments,
  querySatisfaction,
  type Comments,
  type CommentsRequest,
  type SatisfactionAnswer,
  type SatisfactionRequest
} from './queries.ts'

/** What is asked of what customers say. */
export type SatisfactionAnswers = {
  /** How satisfied they are in one survey, and what they did next. */
  satisfaction(request: Unbound<SatisfactionRequest>): Promise<SatisfactionAnswer>
  /** What they wrote: a page of it, for eyes. */
  comments(request: Unbound<CommentsRequest>): Promise<Comments>
}

export const satisfactionAnswers = ({ named }: Asks, viewer: Viewer): SatisfactionAnswers => ({
  satisfaction: (request) =>
    named('satisfaction', request, (connection) => querySatisfaction(connection, { ...request, ...viewer })),
  comments: (request) =>
    named('comments', request, (connection) => queryComments(connection, { ...request, ...viewer }))
})
