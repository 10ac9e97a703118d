const aYearInSeconds = 365 * 24 * 60 * 60

/** Attributes of the cookies `language` and `theme`; the page may write them, so they are not httpOnly. */
export const preferenceCookie = {
  path: '/',
  maxAge: aYearInSeconds,
  sameSite: 'lax',
  httpOnly: false,
  secure: false
} as const

/** The same as a value for `document.cookie`. */
export function serializePreference(name: 'language' | 'theme', value: string): string {
  const { path, maxAge, sameSite } = preferenceCookie
  return `${name}=${encodeURIComponent(value)}; path=${path}; max-age=${maxAge}; samesite=${sameSite}`
}
