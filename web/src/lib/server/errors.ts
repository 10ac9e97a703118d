/** There is nothing to show yet: no build was published into this folder, or it cannot be read. */
export class NoBuildError extends Error {
  override readonly name = 'NoBuildError'

  constructor(options?: ErrorOptions) {
    super('build: none is published — in the data folder — run `npm run -s clientele -- build`', options)
  }
}

/** A part of the address that is no view. */
export class AddressError extends Error {
  override readonly name = 'AddressError'

  constructor(parameter: string, value: string, allowed: string) {
    super(`${parameter}: ${value} — in the address — ${allowed}`)
  }
}
