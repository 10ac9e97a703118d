import { AddressError } from './errors.ts'

/**
 * The value of a parameter as one of the names that it may have.
 * @throws AddressError when it is none of them.
 */
export function oneOf<Name extends string>(parameter: string, value: string, allowed: readonly Name[]): Name {
  const found = allowed.find((name) => name === value)
  if (found === undefined) throw new AddressError(parameter, value, `one of ${allowed.join(', ')}`)
  return found
}
