import type { Asks, Unbound, Viewer } from './answers.ts'
import {
  queryComments,
  querySatisfactionBeside,
  querySatisfactionScores,
  type Comments,
  type CommentsRequest,
  type SatisfactionBeside,
  type SatisfactionRequest,
  type SatisfactionScores
} from './queries.ts'

/** What is asked of what customers say. */
export type SatisfactionAnswers = {
  /** How satisfied they are in one survey, and what they did next. */
  satisfactionScores(request: Unbound<SatisfactionRequest>): Promise<SatisfactionScores>
  /** The same as if all tiers had answered alike, and how much revenue is whose. */
  satisfactionBeside(request: Unbound<SatisfactionRequest>): Promise<SatisfactionBeside>
  /** What they wrote: a page of it, for eyes. */
  comments(request: Unbound<CommentsRequest>): Promise<Comments>
}

export const satisfactionAnswers = ({ named }: Asks, viewer: Viewer): SatisfactionAnswers => ({
  satisfactionScores: (request) =>
    named('satisfaction-scores', request, (connection) =>
      querySatisfactionScores(connection, { ...request, ...viewer })
    ),
  satisfactionBeside: (request) =>
    named('satisfaction-beside', request, (connection) =>
      querySatisfactionBeside(connection, { ...request, ...viewer })
    ),
  comments: (request) =>
    named('comments', request, (connection) => queryComments(connection, { ...request, ...viewer }))
})
