import { scaleFor, type Scale } from '#lib/formats/scale.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Survey } from '#lib/server/queries.ts'

/** How scores of a survey are written: NPS in points, the others as shares. */
export function surveyScale(survey: Survey, { language, currency }: Locale): Scale {
  return scaleFor({ unit: survey === 'nps' ? 'points' : 'rate', language, currency, values: [] })
}

/** From the lowest to the highest score there can be. */
export const surveyAxis = (survey: Survey) =>
  survey === 'nps' ? { from: -100, to: 100 } : { from: 0, to: 1 }
