import type { z } from 'zod'

// The queries state their answers in TypeScript, the API in schemas: the compiler stops where the two part.

type Deep<Value> = Value extends (infer Item)[] | readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : Value extends object
    ? { readonly [name in keyof Value]: Deep<Value[name]> }
    : Value

/** True when one may stand where the other is expected. */
export type Fits<One, Other> = [Deep<One>] extends [Deep<Other>] ? true : false

/** True when each fits the other; any other type is no answer to `true`. */
export type Agrees<Schema extends z.ZodType, Stated> = [
  Fits<z.infer<Schema>, Stated>,
  Fits<Stated, z.infer<Schema>>
] extends [true, true]
  ? true
  : { schema: z.infer<Schema>; stated: Stated }

/** Does nothing: what counts is whether it compiles. */
export const agreed = <_Agreement extends true>() => undefined
