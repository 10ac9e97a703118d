import type { Cookies } from '@sveltejs/kit'
import { isLanguage, negotiateLanguage, type Language } from '../i18n/language.ts'
import { isTheme, type Theme } from '../view/theme.ts'

/** What the viewer chose, or the browser asks for; both are kept in cookies that the page may write, too. */
export function readPreferences(cookies: Cookies, request: Request): { language: Language; theme: Theme } {
  const language = cookies.get('language')
  const theme = cookies.get('theme')
  return {
    language: isLanguage(language) ? language : negotiateLanguage(request.headers.get('accept-language')),
    theme: isTheme(theme) ? theme : 'system'
  }
}
