/** An answer that is there, or one that follows its page; wrapped, so that no `await` along the way waits for it. */
export type Soon<Answer> = { readonly value: Answer } | { readonly coming: Promise<Answer> }

/** What an answer that comes soon will be. */
export type AnswerOf<Coming> = Coming extends { readonly value: infer Answer } ? Answer : never

/** The answer, or the promise of it, as Streamed shows it. */
export function given<Answer>(answer: Soon<Answer>): Answer | Promise<Answer> {
  return 'value' in answer ? answer.value : answer.coming
}
