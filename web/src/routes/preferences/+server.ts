import { redirect } from '@sveltejs/kit'
import { isLanguage } from '#lib/i18n/language.ts'
import { preferenceCookie } from '#lib/view/preference-cookie.ts'
import { isTheme } from '#lib/view/theme.ts'
import type { RequestHandler } from './$types'

/** Keeps a chosen language or theme and goes back to the page: what the switches do without JavaScript. */
export const GET: RequestHandler = ({ url, cookies }) => {
  const language = url.searchParams.get('language')
  const theme = url.searchParams.get('theme')
  if (isLanguage(language)) cookies.set('language', language, preferenceCookie)
  if (isTheme(theme)) cookies.set('theme', theme, preferenceCookie)
  redirect(303, localPath(url.searchParams.get('to')))
}

/** Only a path of this site: `//elsewhere` and `/\elsewhere` leave it. */
function localPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/'
}
