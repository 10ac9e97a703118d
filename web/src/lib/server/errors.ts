/** There is nothing to show yet: no build was published into this folder, or it cannot be read. */
export class NoBuildError extends Error {
  override readonly name = 'NoBuildError'
  /** What the page says of it */
  readonly reason: 'no-build' | 'other-version' = 'no-build'

  constructor(options?: ErrorOptions) {
    super('build: none is published — in the data folder — run `npm run -s clientele -- build`', options)
  }
}

/** The live build lacks what the queries read: another version of Clientele has made it. */
export class OtherVersionError extends NoBuildError {
  override readonly reason = 'other-version'

  constructor() {
    super()
    this.message =
      'build: it was made by another version of Clientele — in the data folder — run `npm run build`'
  }
}

/** A part of the address that is no view. */
export class AddressError extends Error {
  override readonly name = 'AddressError'

  constructor(parameter: string, value: string, allowed: string) {
    super(`${parameter}: ${value} — in the address — ${allowed}`)
  }
}
