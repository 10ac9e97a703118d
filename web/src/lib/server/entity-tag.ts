import { createHash } from 'node:crypto'

const digest = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)

/**
 * The tag of a page that depends on these parts alone. Weak, because the nonces and the compression of two equal pages
 * differ.
 */
export function entityTag(parts: readonly unknown[]): string {
  return `W/"${digest(parts)}"`
}

/** The tag of an answer that is the same, byte for byte, whenever these parts are. */
export function strongTag(parts: readonly unknown[]): string {
  return `"${digest(parts)}"`
}

/** Whether an `If-None-Match` header names the tag (weak comparison, RFC 9110). */
export function matchesTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false
  const bare = (candidate: string) => candidate.trim().replace(/^W\//, '')
  return ifNoneMatch.split(',').some((candidate) => candidate.trim() === '*' || bare(candidate) === bare(tag))
}
