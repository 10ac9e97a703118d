/** One bit per row, least significant first, as Arrow keeps booleans and validity. */
export interface Bits {
  readonly set: (row: number) => void
  /** The bits of the rows so far, padded with zeros; all are zero again at the next `set`. */
  readonly take: (rows: number) => Uint8Array<ArrayBuffer>
}

export function createBits(capacity: number): Bits {
  const bytes = new Uint8Array(Math.ceil(capacity / 8))
  return {
    set: (row) => {
      bytes[row >> 3] = (bytes[row >> 3] ?? 0) | (1 << (row & 7))
    },
    take: (rows) => {
      const taken = bytes.slice(0, Math.ceil(rows / 8))
      bytes.fill(0)
      return taken
    }
  }
}
