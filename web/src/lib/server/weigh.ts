const perObject = 48
const perSlot = 16

/** About how many bytes of memory a value of JSON or bytes takes; counting ends beyond `enough`. */
export function weigh(value: unknown, enough = Number.MAX_SAFE_INTEGER): number {
  let weight = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && weight <= enough) {
    const next = waiting.pop()
    if (typeof next === 'string') weight += perObject + 2 * next.length
    else if (ArrayBuffer.isView(next)) weight += perObject + next.byteLength
    else if (typeof next === 'object' && next !== null) {
      const parts: unknown[] = Object.values(next)
      weight += perObject + perSlot * parts.length
      for (const part of parts) if (typeof part === 'object' || typeof part === 'string') waiting.push(part)
    }
  }
  return weight
}
