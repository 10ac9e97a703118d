/** Texts of a batch, one after the other in UTF-8, as Arrow keeps them. */
export interface Texts {
  /** To be called for every row in turn. */
  readonly set: (row: number, text: string) => void
  readonly size: () => number
  /** Valid until the next `set`. */
  readonly take: (rows: number) => { valueOffsets: Int32Array<ArrayBuffer>; data: Uint8Array<ArrayBuffer> }
}

/** What ids and names take; more is made room for. */
const usualBytes = 16
/** Up to here a loop over characters is faster than a call into the engine. */
const shortText = 32

export function createTexts(capacity: number): Texts {
  const encoder = new TextEncoder()
  const offsets = new Int32Array(capacity + 1)
  let bytes = new Uint8Array(capacity * usualBytes)
  let size = 0

  function makeRoom(needed: number): void {
    if (needed <= bytes.length) return
    const larger = new Uint8Array(Math.max(needed, bytes.length * 2))
    larger.set(bytes.subarray(0, size))
    bytes = larger
  }

  /** Whether all of it was ASCII; else nothing counts as written. */
  function writeAscii(text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 127) return false
      bytes[size + index] = code
    }
    size += text.length
    return true
  }

  return {
    set: (row, text) => {
      // A UTF-16 unit takes at most three bytes.
      makeRoom(size + text.length * 3)
      if (text.length > shortText || !writeAscii(text)) {
        size += encoder.encodeInto(text, bytes.subarray(size)).written
      }
      offsets[row + 1] = size
    },
    size: () => size,
    take: (rows) => {
      const taken = { valueOffsets: offsets.subarray(0, rows + 1), data: bytes.subarray(0, size) }
      size = 0
      return taken
    }
  }
}
