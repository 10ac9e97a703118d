const longestShown = 120

/** Text as it may stand in a one-line message: no control characters, not endless. */
function shown(value: string): string {
  const line = value.replaceAll(/\p{C}+/gu, ' ')
  const letters = [...line]
  return letters.length > longestShown ? `${letters.slice(0, longestShown).join('')}…` : line
}

/** A question that this build cannot answer: which parameter, what was given, and what is allowed. */
export class QueryError extends Error {
  readonly parameter: string
  readonly value: string
  readonly allowed: string

  constructor({ parameter, value, allowed }: { parameter: string; value: string; allowed: string }) {
    super(`${parameter}: ${shown(value) === '' ? '(empty)' : shown(value)} — ${allowed}`)
    this.name = 'QueryError'
    this.parameter = parameter
    this.value = value
    this.allowed = allowed
  }
}

/** A list for the end of an error message; long lists are cut, with the number left out. */
export function listAllowed(names: readonly string[]): string {
  const most = 24
  const rest = names.length - most
  const first = names.slice(0, most).join(', ')
  return rest > 0 ? `one of ${first} and ${rest} more` : `one of ${first}`
}
