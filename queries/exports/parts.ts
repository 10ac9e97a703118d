/** A file in parts of bytes. Read it to its end, or call `return`: until then it holds its connection or its file. */
export type Parts = AsyncGenerator<Uint8Array, void, undefined>

/** What a generator for `openParts` yields when it has opened everything that may fail. */
export const ready = new Uint8Array()

/**
 * Runs a generator up to its first yield, `ready`. So it fails before the first byte where it can, and its `finally` runs
 * even when nobody ever asks for a part: a generator that was never started would skip it.
 */
export async function openParts(parts: Parts): Promise<Parts> {
  await parts.next()
  return parts
}
