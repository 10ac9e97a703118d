import { formatMonth } from '#lib/formats/dates.ts'
import { formatPercent } from '#lib/formats/figures.ts'
import { formatNumber } from '#lib/formats/numbers.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { flowsOf } from './flows.ts'
import { messages } from './messages.ts'
import type { Churn, Lifecycle, SurvivalCurves } from './retention.server.ts'

/** The churn rate, and how often the latest label that has had time to be wrong was wrong. */
export function churnTitle(churn: Churn | null, language: Language): string {
  const t = translator(messages, language)
  const [own] = churn ?? []
  const back = own?.later.findLast(({ value }) => value !== null)
  const rate = formatPercent(own?.value ?? null, language)
  if (back === undefined) return t('churn.plain', { rate })
  return t('churn.title', {
    rate,
    month: formatMonth(back.month, language, 'axis'),
    back: formatPercent(back.value, language)
  })
}

/** The verdict of the test between groups, in words. */
export function survivalTitle(survival: SurvivalCurves | null, group: string, language: Language): string {
  const t = translator(messages, language)
  if (!survival?.log_rank) return t('survival.plain', { group })
  return t(`survival.${survival.log_rank.p < 0.05 ? 'differ' : 'same'}.${survival.event}`, { group })
}

/** Who came and who left in the last month. */
export function lifecycleTitle(lifecycle: Lifecycle | null, language: Language): string {
  const t = translator(messages, language)
  const month = lifecycle?.months.at(-1)
  if (month === undefined) return t('lifecycle.note')
  const { came, went } = flowsOf(month)
  const count = (value: number) => formatNumber(value, language, 0)
  return t(came > went ? 'lifecycle.up' : came < went ? 'lifecycle.down' : 'lifecycle.even', {
    month: formatMonth(month.month, language),
    came: count(came),
    went: count(went),
    change: count(Math.abs(came - went))
  })
}
