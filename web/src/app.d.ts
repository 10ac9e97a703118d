import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import type { NoBuildError } from '#lib/server/errors.ts'
import type { Theme } from '#lib/view/theme.ts'
import type { View } from '#lib/view/view.ts'

declare global {
  namespace App {
    interface Error {
      status: number
      message: string
      /** Stands in the log, too. */
      id: string
      reason: 'no-build' | 'other-version' | 'bad-address' | 'not-found' | 'broken'
    }

    interface Locals {
      /** Of this request, in its log line and on its error page. */
      id: string
      language: Language
      theme: Theme
      /** Null while nothing can be answered. */
      answers: Answers | null
      /** Why it cannot */
      noBuild: NoBuildError | null
      /** The entity tag of the page that is being answered; null when it has none */
      tag?: string | null
      /** The answer is read bit by bit, after the request has been handled. */
      isStreamed?: boolean
    }

    interface PageData {
      /** Of pages that follow the top bar. */
      view?: View
      /** The build that answered. */
      build?: string
    }
  }
}
