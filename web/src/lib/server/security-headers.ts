/** What every response carries, files included. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()'
} as const

/** What the page may load that stands in for one that cannot be rendered; it has but a style of its own. */
export const errorPagePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** An answer that is no page loads nothing. */
export const answerPolicy = "default-src 'none'; frame-ancestors 'none'"

/** Sets what every response carries; pages bring a content security policy of their own, with nonces. */
export function setSecurityHeaders(headers: Headers): void {
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value)
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', errorPagePolicy)
}
