/** An answer that is there, or one that follows its page; wrapped, so that no `await` along the way waits for it. */
export type Soon<Answer> = { readonly value: Answer } | { readonly coming: Promise<Answer> }
