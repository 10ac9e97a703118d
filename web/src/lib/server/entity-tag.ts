import { createHash } from 'node:crypto'

/**
 * The tag of an answer that depends on these parts alone. Weak, because the nonces and the compression of two equal
 * answers differ.
 */
export function entityTag(parts: readonly unknown[]): string {
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`
}

/** Whether an `If-None-Match` header names the tag (weak comparison, RFC 9110). */
export function matchesTag(ifNoneMatch: string | null, tag: string): boolean {
  const bare = (candidate: string) => candidate.trim().replace(/^W\//, '')
  return (ifNoneMatch ?? '').split(',').some((candidate) => bare(candidate) === bare(tag))
}
